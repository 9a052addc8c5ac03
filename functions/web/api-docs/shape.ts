import { escaped } from '#functions/platform/escaped.ts';
import type { JsonSchema } from '#schemas/api/json-schemas.ts';

const code = (text: string) => `<code>${escaped(text)}</code>`;

/** Our own words, with `code` and what is **strong**. */
export const marked = (text: string): string =>
  escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');

/** Schemas may be `true` or `false` in JSON Schema; what stands under a name of ours is an object. */
const isSchema = (one: unknown): one is JsonSchema => typeof one === 'object' && one !== null;

/** `3`, `1 to 50`, `at most 300`; nothing where every number will do. */
function range(from: number | undefined, to: number | undefined): string {
  if (from === undefined && to === undefined) return '';
  if (from === to) return String(from);
  if (to === undefined) return `at least ${from}`;
  return from === undefined ? `at most ${to}` : `${from} to ${to}`;
}

const after = (comma: string, said: string, words = ''): string => (said === '' ? '' : `${comma}${said}${words}`);

function bounds(schema: JsonSchema): string {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, minItems, maxItems, pattern, format } = schema;
  return [
    format === undefined ? '' : `, as ${code(format)}`,
    after(', ', range(minLength, maxLength), ' characters'),
    after(', ', range(minItems, maxItems), ' of them'),
    after(', ', range(minimum, maximum)),
    exclusiveMinimum === undefined ? '' : `, more than ${exclusiveMinimum}`,
    pattern === undefined ? '' : `, like ${code(pattern)}`,
    schema.default === undefined ? '' : `, ${code(JSON.stringify(schema.default))} when left out`,
  ].join('');
}

/** What kind of thing it is, in a phrase: `text`, `list of`, one of its codes, or the name of a shape. */
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

/** What a body or a shape holds: its kind, and its members where it has any. */
export function holds(schema: JsonSchema): string {
  const members = membersOf(schema);
  if (members === '') return `<p>${kindOf(schema)}</p>`;
  return schema.type === 'array' ? `<p>list, each with</p>${members}` : members;
}

/** The members of an object, each with what it holds, and theirs below them. */
function membersOf(schema: JsonSchema): string {
  return partsOf(schema).map(membersOfOne).join('<p>or</p>');
}

function membersOfOne({ properties = {}, required = [] }: JsonSchema): string {
  const items = Object.entries(properties).map(([name, held]) => {
    if (!isSchema(held)) return '';
    const must = required.includes(name) ? '' : ', may be left out';
    const says = [held.title, held.description].filter((text) => text !== undefined).join(': ');
    const below = partsOf(held).length === 0 ? '' : membersOf(held);
    return `<li>${code(name)}${must}: ${below === '' ? kindOf(held) : shortKind(held)}${says === '' ? '' : `. <span class="says">${marked(says)}</span>`}${below}</li>`;
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
