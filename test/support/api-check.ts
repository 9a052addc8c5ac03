import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import type { DescribedOperation, Response } from '#schemas/api/openapi-document.ts';

/** An answer as a caller gets it. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON. */
  readonly body: unknown;
}

const document = openApi(OPERATIONS);
// Each file of tests makes these checks for itself: to make their code short takes as long as to make it.
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false, code: { optimize: false } });
addFormats.default(ajv);
// The keywords that OpenAPI adds to JSON Schema.
for (const word of ['openapi', 'info', 'servers', 'tags', 'paths', 'components', 'example']) ajv.addKeyword(word);
ajv.addSchema(document, 'api');

/** The routes, those with the most fixed parts first: `/uploads/{id}` comes after more specific routes. */
const routes = OPERATIONS.map(({ method, route }) => ({
  name: `${method} ${route}`,
  route,
  method,
  pattern: new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  open: route.split('{').length,
})).sort((a, b) => a.open - b.open);

/** The gateway's own answer to an unknown route. */
const NO_SUCH_ROUTE = ajv.compile({ $ref: 'api#/components/schemas/GatewayAnswer' });

const compiled = new Map<string, ValidateFunction>();

/** Returns the check of one kind of answer, made when it is first needed. Most problems are the same for many operations. */
function checkOf(schema: unknown): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
  const known = compiled.get(text) ?? ajv.compile(JSON.parse(text));
  compiled.set(text, known);
  return known;
}

/** Returns where and what, never the value: it may be a child's. */
function faultsIn(errors: readonly ErrorObject[]): string {
  const said = errors.map(({ instancePath, keyword, message, params }) => {
    const named = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
    return `${instancePath || '/'} ${keyword}: ${message ?? ''}${named}`;
  });
  return [...new Set(said)].slice(0, 12).join('; ');
}

/**
 * Checks an answer against the API's document. The operation must have its status, its headers must be there, and its body must
 * have the described type and shape with nothing else. The gateway's own answers must be as listed.
 * @throws Error that names the operation and the JSON pointers at fault
 */
export function checkAnswer(method: string, path: string, answered: Answered): void {
  const found = routes.find((one) => one.method === method && one.pattern.test(path));
  if (found !== undefined) checkOperation(found, answered);
  else if (answered.status !== 404 || !NO_SUCH_ROUTE(answered.body))
    throw new Error(`${method} of a path that the API does not have is answered with ${answered.status}`);
}

/** An answer that the API's document does not describe, or a refusal where a success was expected. */
export class AnsweredError extends Error {
  override readonly name = 'AnsweredError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The gateway's statuses when a function crashed or did not answer in time. */
const GATEWAY_HAD_NO_ANSWER = new Set([502, 504]);

function checkOperation({ name, method, route }: (typeof routes)[number], answered: Answered): void {
  const { status, headers, body } = answered;
  const fault = (what: string) => new AnsweredError(status, `${name} answers ${status}: ${what}`);
  const operation: DescribedOperation | undefined = document.paths[route]?.[method.toLowerCase()];
  const response: Response | undefined = operation?.responses[String(status)];
  if (response === undefined && GATEWAY_HAD_NO_ANSWER.has(status))
    throw fault('the function failed or ran out of time. If its log has no fault, this machine is too slow');
  if (response === undefined) throw fault(`which is not described (${JSON.stringify(titleOf(body))})`);
  const missing = Object.keys(response.headers ?? {}).filter((name) => !headers.has(name));
  if (missing.length > 0) throw fault(`without ${missing.join(', ')}`);
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const { content } = response;
  if (content === undefined) {
    if (body !== undefined && body !== '') throw fault('with a body, and none is described');
    return;
  }
  const described = content[type];
  if (described === undefined) throw fault(`as "${type}", not as ${Object.keys(content).join(' or ')}`);
  if (!type.endsWith('json')) return;
  const check = checkOf(described.schema);
  if (!check(body)) throw fault(faultsIn(check.errors ?? []));
}

/** Returns a problem's title, which identifies it without a value. */
function titleOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
}
