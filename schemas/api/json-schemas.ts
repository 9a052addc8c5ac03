import * as z from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;
type Way = 'input' | 'output';

const REF = '#/$defs/';

/** What a format says is not said again as a pattern of 300 characters. */
const SAID_BY_FORMAT = new Set(['date-time', 'date', 'email']);

/** A record with a value for each of some codes is an object with those members: clients then know them by name. */
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
      // That it is a whole number is said by its type.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      nameMembers(jsonSchema);
      // Codes that have labels are listed with them, once.
      if (jsonSchema.oneOf !== undefined) delete jsonSchema.enum;
      // Formats that are zod's own and in no register; their patterns say them.
      if (jsonSchema.format !== undefined && jsonSchema.pattern !== undefined) delete jsonSchema.format;
    },
  });
  return json;
}

/** A schema with each reference changed. */
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
 * The named schemas of a document. One that is sent in another form than it is given (a default may be left out, more may stand
 * beside) has two names: `Name` as it is given, `NameSent` as it may be sent.
 */
export class JsonSchemas {
  private readonly named: Readonly<Record<Way, Map<string, JsonSchema>>> = { input: new Map(), output: new Map() };
  /** Found once for all that was taken in: each schema that is asked for needs them. */
  private twofold: ReadonlySet<string> | undefined;

  /** Takes in what is asked for later, so that each name is known in both of its forms. @throws Error for a name of two things */
  add(schema: z.ZodType, way: Way): void {
    for (const [name, json] of Object.entries(toJson(schema, way).$defs ?? {})) {
      const known = this.named[way].get(name);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(json))
        throw new Error(`two schemas are called ${name}`);
      this.named[way].set(name, json);
    }
    this.twofold = undefined;
  }

  /** A schema as it stands in the document, with references to the components. */
  json(schema: z.ZodType, way: Way): JsonSchema {
    const { $defs: _, ...json } = toJson(schema, way);
    return this.placed(json, way);
  }

  /** Every component, by name. */
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

  /** The names whose two forms differ, or hold one that does. */
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
