import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { performing } from '#functions/casework/api/perform.ts';
import { STAFF_ROUTES } from '#functions/casework/api/staff-api.ts';
import { BY_CONSOLE } from '#functions/platform/http/by-console.ts';
import type { Answer } from '#functions/platform/http/endpoint.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import type { Case } from '#schemas/case.ts';
import { askAs } from '#test/support/ask-as.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { localTables } from '#test/support/local-tables.ts';
import { staffApi } from '#test/support/staff-api.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const ROLES: readonly Role[] = ['duty_social_worker', 'ig_officer', 'system_admin'];
const PERSON = 'worker-1';
const REASON = 'to look at it';
/** No case has this version, so that no operation changes what the next one is compared on. */
const VERSION = 99;

let tables: Tables;
/** One case, the same for each of the ways in which an operation is asked for. */
const cases = new Map<Way, Case>();
beforeAll(async () => {
  tables = await localTables();
  for (const way of WAYS)
    cases.set(way, await caseThatSays(tables, { answers: [], text: 'A text', address: '12 Elm Street', now }));
});

const WAYS = ['at the API', 'by name', 'by name, in a job of its own'] as const;
type Way = (typeof WAYS)[number];

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'f',
  functionVersion: '1',
  invokedFunctionArn: '',
  memoryLimitInMB: '1',
  awsRequestId: '',
  logGroupName: '',
  logStreamName: '',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** Returns the answer to an operation, or the code of its refusal. */
async function answered(
  way: Way,
  { id, method, route }: (typeof STAFF_OPERATIONS)[number],
  as: Role,
): Promise<unknown> {
  const deps = staffDepsOver(tables);
  const reference = cases.get(way)?.reference ?? '';
  const path = Object.fromEntries(
    [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, name === 'reference' ? reference : 'D1']),
  );
  const asked = { path, query: {}, reason: REASON };
  if (way === 'at the API') {
    const request = { route: `${method} ${route}`, body: method === 'GET' ? undefined : {}, version: VERSION, now };
    return codeOf(await askAs(deps, { ...asked, ...request, as, person: PERSON }));
  }
  const job = endpoint(quiet, (request) => staffApi(deps, request), { ...BY_CONSOLE, letIn: async () => undefined });
  const invoke = async (event: unknown) => job(JSON.parse(JSON.stringify(event)), context);
  const isApart = way === 'by name, in a job of its own' || !Object.hasOwn(STAFF_ROUTES, `${method} ${route}`);
  const person = { staff: { kind: 'staff' as const, id: PERSON, roles: [as] }, name: undefined };
  const perform = performing(deps, isApart ? { [id]: invoke } : {}, { person, requestId: 'r', receivedAt: now });
  try {
    const given = { ...asked, ifMatch: `"${VERSION}"`, ...(method === 'GET' ? {} : { body: {} }) };
    return codeOf(Answered.parse(await Reflect.apply(perform, undefined, [id, given])));
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    throw error;
  }
}
const Answered = z.looseObject({ status: z.number(), body: z.unknown().optional() });
const Refusal = z.object({ type: z.string() });
const codeOf = ({ status, body }: Pick<Answer, 'status' | 'body'>): string =>
  status < 400 ? String(status) : `${status} ${Refusal.parse(body).type}`;

describe('an operation that a page performs', () => {
  it.each([...STAFF_OPERATIONS].map((operation) => [operation.id, operation] as const))(
    '%s has the answer, the roles and the refusals that it has at the API',
    async (_id, operation) => {
      for (const as of ROLES) {
        const answers: unknown[] = [];
        for (const way of WAYS) answers.push(await answered(way, operation, as));
        expect([as, ...answers]).toEqual([as, answers[0], answers[0], answers[0]]);
      }
    },
  );

  it('has left the entries in the audit that it leaves at the API', async () => {
    const entries = await Promise.all(
      WAYS.map(async (way) => {
        const found = await auditedOf(tables, '2026-11-24', [cases.get(way)?.reference ?? '']);
        return found.map(({ action, actor, reason }) => `${action} ${actor} ${reason}`).sort();
      }),
    );
    expect(entries[0]?.length).toBeGreaterThan(5);
    expect(entries).toEqual([entries[0], entries[0], entries[0]]);
  });
});
