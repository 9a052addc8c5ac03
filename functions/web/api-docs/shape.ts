import { escaped } from '#functions/platform/escaped.ts';
import type { JsonSchema } from '#schemas/api/json-schemas.ts';

const code = (text: string) => `<code>${escaped(text)}</code>`;

/** Returns our own text as HTML, with `code` and **strong** marked up. */
export const marked = (text: string): string =>
  escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');

/** Checks whether a schema is an object: JSON Schema also allows `true` and `false`. */
const isSchema = (one: unknown): one is JsonSchema => typeof one === 'object' && one !== null;

/** Returns a range in words: `3`, `1 to 50`, `at most 300`, or nothing without a limit. */
function range(from: number | undefined, to: number | undefined): string {
  if (from === undefined && to === undefined) return '';
  if (from === to) return String(from);
  if (to === undefined) return `at least ${from}`;
  return from === undefined ? `at most ${to}` : `${from} to ${to}`;
}

const after = (comma: string, text: string, words = ''): string => (text === '' ? '' : `${comma}${text}${words}`);

function bounds(schema: JsonSchema): string {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, minItems, maxItems, pattern, format } = schema;
  return [
    format === undefined ? '' : `, as ${code(format)}`,
    after(', ', range(minLength, maxLength), ' characters'),
    after(', ', range(minItems, maxItems), ' items'),
    after(', ', range(minimum, maximum)),
    exclusiveMinimum === undefined ? '' : `, more than ${exclusiveMinimum}`,
    pattern === undefined ? '' : `, matching ${code(pattern)}`,
    schema.default === undefined ? '' : `, by default ${code(JSON.stringify(schema.default))}`,
  ].join('');
}

/** Returns the kind of a value as a phrase: `text`, `list of`, its codes, or the name of a shape. */
export function kindOf(schema: JsonSchema): string {
  const { $ref, const: only, enum: codes, type, items } = schema;
  if (Array.isArray(type)) return type.map((one) => kindOf({ ...schema, type: one })).join('; or ');
  const either = schema.anyOf ?? schema.oneOf;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return `<a href="#shape-${escaped(name)}">${escaped(name)}</a>`;
  }
  if (only !== undefined) return `${code(String(only))}${after(' ', escaped(schema.title ?? ''))}`;
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

/** Returns the parts of a schema that have members: the schema itself, the items of its list, and its alternatives. */
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

/** Returns the HTML of a body or shape: its members, or else its kind. */
export function holds(schema: JsonSchema): string {
  const members = membersOf(schema);
  if (members === '') return `<p>${kindOf(schema)}</p>`;
  return schema.type === 'array' ? `<p>list, each with</p>${members}` : members;
}

/** Returns the HTML list of the members of a schema, with their own members below them. */
function membersOf(schema: JsonSchema): string {
  return partsOf(schema).map(membersOfOne).join('<p>or</p>');
}

function membersOfOne({ properties = {}, required = [] }: JsonSchema): string {
  const items = Object.entries(properties).map(([name, held]) => {
    if (!isSchema(held)) return '';
    const must = required.includes(name) ? '' : ', optional';
    const says = [held.title, held.description].filter((text) => text !== undefined).join(': ');
    const below = partsOf(held).length === 0 ? '' : membersOf(held);
    return `<li>${code(name)}${must}: ${below === '' ? kindOf(held) : shortKind(held)}${says === '' ? '' : `. <span class="says">${marked(says)}</span>`}${below}</li>`;
  });
  return items.length === 0 ? '' : `<ul>${items.join('\n')}</ul>`;
}

/** Returns the kind of a value whose members are listed below it. */
function shortKind(schema: JsonSchema): string {
  if (schema.type === 'array') return 'list, each with';
  if (schema.type === 'object') return 'object';
  return (schema.anyOf ?? schema.oneOf ?? [])
    .filter(isSchema)
    .map((one) => (partsOf(one).length === 0 ? kindOf(one) : shortKind(one)))
    .join('; or ');
}
