import { escaped } from '#functions/platform/escaped.ts';
import type { JsonSchema } from '#schemas/api/json-schemas.ts';

const code = (text: string) => `<code>${escaped(text)}</code>`;

/** Schemas may be `true` or `false` in JSON Schema; what stands under a name of ours is an object. */
const isSchema = (one: unknown): one is JsonSchema => typeof one === 'object' && one !== null;

const SAID: Readonly<Partial<Record<keyof JsonSchema, string>>> = {
  format: 'in the format',
  minLength: 'at least so many characters:',
  maxLength: 'at most so many characters:',
  minimum: 'at least',
  maximum: 'at most',
  exclusiveMinimum: 'more than',
  minItems: 'at least so many:',
  maxItems: 'at most so many:',
  pattern: 'like',
  default: 'when left out:',
};

function bounds(schema: JsonSchema): string {
  const said = Object.entries(SAID).flatMap(([key, words]) => {
    const value = schema[key];
    // JSON Schema's largest whole number says nothing.
    if (value === undefined || value === Number.MAX_SAFE_INTEGER || value === Number.MIN_SAFE_INTEGER) return [];
    return [`${words} ${code(typeof value === 'string' ? value : JSON.stringify(value))}`];
  });
  return said.length === 0 ? '' : `, ${said.join(', ')}`;
}

/** What kind of thing it is, in a phrase: `text`, `list of`, one of its codes, or the name of a shape. */
export function kindOf(schema: JsonSchema): string {
  const { $ref, const: only, enum: codes, type, items } = schema;
  const either = schema.anyOf ?? schema.oneOf;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return `<a href="#shape-${escaped(name)}">${escaped(name)}</a>`;
  }
  if (only !== undefined) return code(String(only));
  if (codes !== undefined) return `one of ${codes.map((one) => code(String(one))).join(', ')}`;
  if (either !== undefined) return either.filter(isSchema).map(kindOf).join('; or ');
  if (type === 'array') return `list of ${isSchema(items) ? kindOf(items) : 'anything'}${bounds(schema)}`;
  if (type === 'string') return `text${bounds(schema)}`;
  if (type === 'integer') return `whole number${bounds(schema)}`;
  if (type === 'number') return `number${bounds(schema)}`;
  if (type === 'boolean') return `${code('true')} or ${code('false')}`;
  if (type === 'null') return code('null');
  return type === 'object' ? objectKind(schema) : 'anything';
}

function objectKind({ properties, additionalProperties }: JsonSchema): string {
  if (properties !== undefined) return `object with ${Object.keys(properties).map(code).join(', ')}`;
  return isSchema(additionalProperties) ? `object whose values are each ${kindOf(additionalProperties)}` : 'object';
}

/** The members of what is written in place, wherever they stand: in the thing itself, in each of its list, in one of its kinds. */
function partsOf(schema: JsonSchema): JsonSchema[] {
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    schema.items,
    schema.additionalProperties,
  ].filter(isSchema);
  return [...(schema.properties === undefined ? [] : [schema]), ...inner.flatMap(partsOf)];
}

/** The members of an object, each with what it holds, and theirs below them. */
export function membersOf(schema: JsonSchema): string {
  return partsOf(schema).map(membersOfOne).join('<p>or</p>');
}

function membersOfOne({ properties = {}, required = [] }: JsonSchema): string {
  const items = Object.entries(properties).map(([name, held]) => {
    if (!isSchema(held)) return '';
    const must = required.includes(name) ? '' : ', may be left out';
    const says = [held.title, held.description].filter((text) => text !== undefined).join('. ');
    const below = partsOf(held).length === 0 ? '' : membersOf(held);
    return `<li>${code(name)}${must}: ${below === '' ? kindOf(held) : shortKind(held)}${says === '' ? '' : `. <span class="says">${escaped(says)}</span>`}${below}</li>`;
  });
  return items.length === 0 ? '' : `<ul>${items.join('\n')}</ul>`;
}

/** … where its members are listed below it. */
function shortKind(schema: JsonSchema): string {
  if (schema.type === 'array') return 'list, each with';
  if (schema.type === 'object') return 'object';
  return (schema.anyOf ?? schema.oneOf ?? [])
    .filter(isSchema)
    .map((one) => (partsOf(one).length === 0 ? kindOf(one) : shortKind(one)))
    .join('; or ');
}
