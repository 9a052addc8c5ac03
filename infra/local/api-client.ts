import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OPERATIONS } from '#schemas/api/index.ts';
import type { JsonSchema } from '#schemas/api/json-schemas.ts';
import { openApi } from '#schemas/api/openapi.ts';
import type { DescribedOperation, MediaType, OpenApi, Parameter, Response } from '#schemas/api/openapi-document.ts';
import { ROOT } from './places.ts';

/** Written by `npm test`, `npm run typecheck` and `npm run api`. Git does not track it. */
export const CLIENT = 'schemas/api/generated/client.ts';

/** Writes the typed client into this checkout, and returns the API's document. */
export async function writeApiClient(): Promise<OpenApi> {
  const document = openApi(OPERATIONS);
  const file = join(ROOT, CLIENT);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, apiClient(document));
  return document;
}

const HEAD = `// Made from schemas/api by \`npm run api\`, in the shape of openapi-typescript 7, which openapi-fetch takes. Do not edit it.
`;

/**
 * Returns the API's document as TypeScript types, for a client such as openapi-fetch. openapi-typescript makes the same types,
 * but needs the JavaScript API of TypeScript 5, which our version lacks (docs/decisions/19-api-from-schemas.md).
 */
export function apiClient({ paths, components }: OpenApi): string {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  return [
    HEAD,
    `export interface paths ${block(Object.entries(paths).map(([path, methods]) => `${quoted(path)}: ${pathOf(methods)}`))}`,
    `export interface components ${block([`schemas: ${block(Object.entries(components.schemas).map(([name, schema]) => member(name, schema, true)))}`])}`,
    `export interface operations ${block(operations.map((one) => `${noted(one.summary)}${one.operationId}: ${operationOf(one)}`))}`,
    '',
  ].join('\n');
}

const quoted = (text: string): string => (/^[A-Za-z_]\w*$/.test(text) ? text : JSON.stringify(text));

/** Writes an object's members, on one line where they fit. */
function block(lines: readonly string[]): string {
  if (lines.length === 0) return 'Record<string, never>';
  const line = `{ ${lines.join('; ')} }`;
  if (line.length <= 100 && !line.includes('\n')) return line;
  return `{\n${lines.map((one) => `${one};`.replaceAll(/^/gm, '  ')).join('\n')}\n}`;
}

/** Writes a comment, which its own text cannot end early. */
const noted = (text: string | undefined): string =>
  text === undefined ? '' : `/** ${text.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n`;

const pathOf = (methods: Readonly<Record<string, DescribedOperation>>): string =>
  block(
    Object.entries(methods).map(([method, { operationId }]) => `${method}: operations[${JSON.stringify(operationId)}]`),
  );

function operationOf({ parameters = [], requestBody, responses }: DescribedOperation): string {
  return block([
    `parameters: ${block((['query', 'header', 'path'] as const).flatMap((place) => parametersOf(place, parameters)))}`,
    ...(requestBody === undefined ? [] : [`requestBody: ${block([contentOf(requestBody)])}`]),
    `responses: ${block(Object.entries(responses).map(([status, one]) => `${status}: ${responseOf(one)}`))}`,
  ]);
}

function parametersOf(place: Parameter['in'], parameters: readonly Parameter[]): string[] {
  const here = parameters.filter((one) => one.in === place);
  if (here.length === 0) return [];
  const members = here.map(({ name, schema, required, description }) =>
    member(name, description === undefined ? schema : { ...schema, description }, required),
  );
  return [`${place}${here.some(({ required }) => required) ? '' : '?'}: ${block(members)}`];
}

function responseOf({ headers = {}, content }: Response): string {
  const named = Object.keys(headers).map((name) => `${quoted(name)}?: string; `);
  return block([
    `headers: { ${named.join('')}[name: string]: unknown }`,
    content === undefined ? 'content?: never' : contentOf({ content }),
  ]);
}

function contentOf({ content }: { readonly content: Readonly<Record<string, MediaType>> }): string {
  return `content: ${block(Object.entries(content).map(([type, { schema }]) => `${quoted(type)}: ${typeOf(schema)}`))}`;
}

function member(name: string, schema: JsonSchema | boolean, required: boolean): string {
  const about = typeof schema === 'boolean' ? undefined : (schema.description ?? schema.title);
  return `${noted(about)}${quoted(name)}${required ? '' : '?'}: ${typeOf(schema)}`;
}

/** Writes a type as a part of another type. A union or an intersection gets brackets. */
function whole(schema: JsonSchema | boolean): string {
  const several =
    typeof schema === 'object' &&
    [schema.enum, schema.anyOf, schema.oneOf, schema.allOf, schema.type].some((each) => Array.isArray(each));
  return several ? `(${typeOf(schema)})` : typeOf(schema);
}

const either = (schemas: readonly (JsonSchema | boolean)[], by: ' | ' | ' & '): string => schemas.map(whole).join(by);

function typeOf(schema: JsonSchema | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'unknown';
  const { $ref, const: only, enum: codes, type, items, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) return `components['schemas'][${JSON.stringify($ref.split('/').at(-1))}]`;
  if (only !== undefined) return JSON.stringify(only);
  if (codes !== undefined) return codes.map((one) => JSON.stringify(one)).join(' | ');
  if (allOf !== undefined) return either(allOf, ' & ');
  if (anyOf !== undefined) return either(anyOf, ' | ');
  if (oneOf !== undefined) return either(oneOf, ' | ');
  if (Array.isArray(type))
    return either(
      type.map((one) => ({ ...schema, type: one })),
      ' | ',
    );
  if (type === 'array') return `${items === undefined || Array.isArray(items) ? 'unknown' : whole(items)}[]`;
  if (type === 'integer') return 'number';
  if (type === 'string' || type === 'number' || type === 'boolean' || type === 'null') return type;
  return objectOf(schema);
}

function objectOf({ properties, required = [], additionalProperties, type }: JsonSchema): string {
  if (properties !== undefined)
    return block(Object.entries(properties).map(([name, held]) => member(name, held, required.includes(name))));
  if (typeof additionalProperties === 'object') return `{ [name: string]: ${typeOf(additionalProperties)} }`;
  return type === 'object' ? '{ [name: string]: unknown }' : 'unknown';
}
