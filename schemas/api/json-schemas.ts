import * as z from 'zod';

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;
type Way = 'input' | 'output';

const REF = '#/$defs/';

/** Formats that describe a value fully, so that its pattern of 300 characters is left out. */
const SAID_BY_FORMAT = new Set(['date-time', 'date', 'email']);

/** Describes a record whose keys are codes as an object with a member for each code, so that clients know the names. */
function nameMembers(json: JsonSchema): void {
  const { propertyNames, additionalProperties } = json;
  if (typeof propertyNames !== 'object' || propertyNames.enum === undefined || additionalProperties === undefined)
    return;
  json.properties = Object.fromEntries(propertyNames.enum.map((name) => [String(name), additionalProperties]));
  json.additionalProperties = false;
  delete json.propertyNames;
}

function toJson(schema: z.ZodType, io: Way): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined && SAID_BY_FORMAT.has(jsonSchema.format)) delete jsonSchema.pattern;
      // The type already says that it is a whole number.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      nameMembers(jsonSchema);
      nameKeys(jsonSchema);
      // Codes with labels are listed once, with their labels.
      if (jsonSchema.oneOf !== undefined) delete jsonSchema.enum;
      // These formats are zod's own, in no register. Their patterns describe them.
      if (jsonSchema.format !== undefined && jsonSchema.pattern !== undefined) delete jsonSchema.format;
    },
  });
  return json;
}

/** Writes a record of codes as the members that it must have: a client then knows each, and a member without a shape is a fault. */
function nameKeys(schema: z.core.JSONSchema.BaseSchema): void {
  const { required = [], additionalProperties: held } = schema;
  if (schema.propertyNames === undefined || required.length === 0 || typeof held !== 'object') return;
  schema.properties = Object.fromEntries(required.map((key) => [key, held]));
  schema.additionalProperties = false;
  delete schema.propertyNames;
}

/** Returns a copy of a schema with each reference changed. */
function referring<T>(json: T, change: (ref: string) => string): T {
  return JSON.parse(JSON.stringify(json), (key, value) =>
    key === '$ref' && typeof value === 'string' ? change(value) : value,
  );
}

function namesIn(json: JsonSchema): Set<string> {
  const names = new Set<string>();
  referring(json, (ref) => {
    names.add(ref.slice(REF.length));
    return ref;
  });
  return names;
}

/**
 * The named schemas of a document. A schema that differs between requests and answers has two names: `Name` in answers and
 * `NameSent` in requests, where defaults may be left out and unknown members are allowed.
 */
export class JsonSchemas {
  private readonly named: Readonly<Record<Way, Map<string, JsonSchema>>> = { input: new Map(), output: new Map() };
  /** The names with two forms, kept until a schema is added: every schema of the document needs them. */
  private twofold: ReadonlySet<string> | undefined;
  /** Schemas as JSON: each operation asks for the problem's again, once for each status. */
  private readonly made: Readonly<Record<Way, Map<z.ZodType, JsonSchema>>> = { input: new Map(), output: new Map() };

  /** Adds a schema, before any is asked for, so that both forms of each name are known. @throws Error if two schemas share a name */
  add(schema: z.ZodType, way: Way): void {
    for (const [name, json] of Object.entries(toJson(schema, way).$defs ?? {})) {
      const known = this.named[way].get(name);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(json))
        throw new Error(`two schemas are called ${name}`);
      this.named[way].set(name, json);
    }
    this.twofold = undefined;
  }

  /** Returns a schema for the document, with references to the components. */
  json(schema: z.ZodType, way: Way): JsonSchema {
    const { $defs: _, ...json } = this.made[way].get(schema) ?? toJson(schema, way);
    this.made[way].set(schema, json);
    return this.placed(json, way);
  }

  /** Returns every component, by name. */
  components(): Record<string, JsonSchema> {
    const twofold = this.twofoldNames();
    const all = new Map<string, JsonSchema>();
    for (const [name, json] of this.named.output) all.set(name, this.placed(json, 'output'));
    for (const [name, json] of this.named.input)
      all.set(twofold.has(name) ? `${name}Sent` : name, this.placed(json, 'input'));
    return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private placed(json: JsonSchema, way: Way): JsonSchema {
    const twofold = this.twofoldNames();
    return referring(json, (ref) => {
      const name = ref.slice(REF.length);
      return `#/components/schemas/${name}${way === 'input' && twofold.has(name) ? 'Sent' : ''}`;
    });
  }

  private twofoldNames(): ReadonlySet<string> {
    this.twofold ??= this.findTwofold();
    return this.twofold;
  }

  /** Finds the names whose two forms differ, or refer to a name whose forms differ. */
  private findTwofold(): Set<string> {
    const { input, output } = this.named;
    const found = new Set<string>();
    for (const [name, json] of input) {
      const given = output.get(name);
      if (given !== undefined && JSON.stringify(given) !== JSON.stringify(json)) found.add(name);
    }
    for (let before = -1; before < found.size; ) {
      before = found.size;
      for (const [name, json] of input)
        if (output.has(name) && [...namesIn(json)].some((held) => found.has(held))) found.add(name);
    }
    return found;
  }
}
