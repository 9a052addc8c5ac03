import * as z from 'zod';
import { type JsonSchema, JsonSchemas } from './json-schemas.ts';
import { CODES } from './names.ts';
import type { DescribedOperation, MediaType, OpenApi, Parameter, Response } from './openapi-document.ts';
import type { Answered, Operation } from './operation.ts';
import { FloodAnswer, GatewayAnswer, Problem } from './problem.ts';
import { PROBLEM_TYPE, PROBLEMS } from './problems.ts';
import { gatewayStatusesOf, problemsOf } from './shared-problems.ts';

const ABOUT = `Refers a child or a family to a council, and lets staff work the referrals.

Errors are problem documents (RFC 9457). The \`type\` of a problem ends in a code, and each operation lists its codes. **Exception**: the
gateway in front of the program answers some requests itself, with {"message": …} as application/json. Each operation lists these
answers. The gateway also answers 404 for a route that does not exist.

Reading a case, or anything else that staff can change, returns an ETag. Send it as If-Match with a change. The answer is 412 if another change came first.
Lists return a \`cursor\` for the next page; it is null at the end. The audit records every read of a case before the answer is sent.`;

const SECURITY: Readonly<Record<Operation['knock'], readonly Readonly<Record<string, readonly string[]>>[]>> = {
  public: [],
  agency: [{ agency: ['referrals/submit'] }],
  staff: [{ staff: [] }],
};

const SECURITY_SCHEMES = {
  staff: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "A person's token from the council's sign-in (OpenID Connect), with their roles.",
  },
  agency: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "An agency system's token (OAuth 2.0 client credentials), with the scope referrals/submit.",
  },
};

/** Returns the OpenAPI 3.1 document of some operations: always the same text for the same operations. */
export function openApi(operations: readonly Operation[]): OpenApi {
  const schemas = new JsonSchemas();
  for (const one of operations) {
    if (one.body !== undefined) schemas.add(one.body, 'input');
    for (const answered of Object.values(one.answers)) if ('json' in answered) schemas.add(answered.json, 'output');
  }
  schemas.add(CODES, 'output');
  schemas.add(Problem, 'output');
  schemas.add(GatewayAnswer, 'output');
  schemas.add(FloodAnswer, 'output');
  const paths: Record<string, Record<string, DescribedOperation>> = {};
  for (const one of operations) {
    const at = { ...paths[one.route], [one.method.toLowerCase()]: described(one, schemas) };
    paths[one.route] = at;
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Front Door', version: '1', description: ABOUT, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '.', description: 'The address of this document.' }],
    tags: [...new Set(operations.map(({ under }) => under))].map((name) => ({ name })),
    paths,
    components: { schemas: schemas.components(), securitySchemes: SECURITY_SCHEMES },
  };
}

function described(one: Operation, schemas: JsonSchemas): DescribedOperation {
  const parameters = [
    ...parametersIn('path', one.path, schemas),
    ...parametersIn('query', one.query, schemas),
    ...parametersIn('header', one.headers, schemas),
  ];
  return {
    operationId: one.id,
    tags: [one.under],
    summary: one.summary,
    ...(one.about === undefined ? {} : { description: one.about }),
    security: SECURITY[one.knock],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(one.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': withExample(schemas.json(one.body, 'input'), one.example) },
          },
        }),
    responses: { ...answersOf(one, schemas), ...faultsOf(one, schemas) },
  };
}

const withExample = (schema: JsonSchema, example: unknown): MediaType => ({
  schema,
  ...(example === undefined ? {} : { example }),
});

function parametersIn(place: Parameter['in'], holder: z.ZodObject | undefined, schemas: JsonSchemas): Parameter[] {
  if (holder === undefined) return [];
  return Object.entries(holder.shape).map(([name, schema]) => {
    const { description, ...json } = parameterSchema(schema, schemas);
    return {
      name,
      in: place,
      required: place === 'path' || !z.safeParse(schema, undefined).success,
      ...(description === undefined ? {} : { description }),
      schema: json,
    };
  });
}

/** Describes a parameter as it is sent. One that accepts any text, such as a number, is described by its result. */
function parameterSchema(schema: z.core.$ZodType, schemas: JsonSchemas): JsonSchema {
  if (!(schema instanceof z.ZodType)) throw new Error('a parameter is described by zod');
  const sent = schemas.json(schema, 'input');
  const says = ['type', 'enum', 'const', 'anyOf', '$ref'].some((word) => word in sent);
  return says ? sent : schemas.json(schema, 'output');
}

function answersOf(one: Operation, schemas: JsonSchemas): Record<string, Response> {
  return Object.fromEntries(
    Object.entries(one.answers).map(([status, answered]) => [
      status,
      { description: answered.means, ...headersOf(answered), ...contentOf(answered, schemas) },
    ]),
  );
}

function headersOf({ headers }: Answered): Pick<Response, 'headers'> {
  if (headers === undefined) return {};
  const described = Object.entries(headers).map(
    ([name, description]) => [name, { description, schema: { type: 'string' } }] as const,
  );
  return { headers: Object.fromEntries(described) };
}

function contentOf(answered: Answered, schemas: JsonSchemas): Pick<Response, 'content'> {
  if ('nothing' in answered) return {};
  const file = 'file' in answered ? answered.file : answered.orFile;
  return {
    content: {
      ...('json' in answered
        ? { 'application/json': withExample(schemas.json(answered.json, 'output'), answered.example) }
        : {}),
      ...(file === undefined ? {} : { [file]: { schema: { type: 'string', format: 'binary' } } }),
    },
  };
}

/** Describes the problems of an operation by status, with the answers that the gateway gives itself. */
function faultsOf(one: Operation, schemas: JsonSchemas): Record<string, Response> {
  const own = new Set<string>(problemsOf(one));
  const ofGateway = gatewayStatusesOf(one);
  const faults = Object.entries(PROBLEMS).flatMap(([key, meanings]) => {
    const status = Number(key);
    const byGateway = ofGateway.includes(status);
    const problems = Object.entries(meanings)
      .sort()
      .filter(([code]) => own.has(code));
    if (problems.length === 0 && !byGateway) return [];
    const lines = problems.map(([code, means]) => `- \`${code}\`: ${means}`);
    const schema = problemSchema(
      status,
      problems.map(([code]) => `${PROBLEM_TYPE}${code}`),
      schemas,
    );
    const content = {
      ...(problems.length === 0 ? {} : { 'application/problem+json': { schema } }),
      ...(byGateway ? { 'application/json': { schema: beforeUs(status, schemas) } } : {}),
    };
    const description = [...lines, ...(byGateway ? ['- or the gateway’s own answer'] : [])].join('\n');
    return [[status, { description, content }] as const];
  });
  return Object.fromEntries(faults);
}

/** Describes the answers from in front of the program: the gateway's, and for 429 also the firewall's. */
function beforeUs(status: number, schemas: JsonSchemas): JsonSchema {
  const gateway = schemas.json(GatewayAnswer, 'output');
  return status === 429 ? { anyOf: [gateway, schemas.json(FloodAnswer, 'output')] } : gateway;
}

function problemSchema(status: number, types: string[], schemas: JsonSchemas): JsonSchema {
  return {
    allOf: [
      schemas.json(Problem, 'output'),
      { properties: { type: { enum: types }, status: { const: status } }, required: ['type', 'status'] },
    ],
  };
}
