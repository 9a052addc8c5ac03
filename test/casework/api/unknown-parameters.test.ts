import { describe, expect, it } from '@jest/globals';
import { answerStaff } from '#functions/casework/api/staff-request.ts';
import type { Answer } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { Role } from '#schemas/actor.ts';
import type { Operation } from '#schemas/api/operation.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import { issueForm } from '#schemas/api/staff/operations/files.ts';
import { broughtBy } from '#test/support/bearer.ts';
import { EVERY_ROUTE } from '#test/support/staff-api.ts';

const at = new Date('2026-11-24T12:00:00.000Z');
const trust = {
  issuer: 'https://sign-in.example',
  audience: 'front-door',
  rolePrefix: '',
  admit: async () => undefined,
};
const { claims, authorization } = broughtBy(trust, { sub: 'person-1', roles: Role.options }, at);

/** Returns the answer of an operation to some parameters, in a world in which nothing can be read. */
async function asked(route: string, query: Readonly<Record<string, string>>): Promise<Answer | Problem> {
  const reached = Object.fromEntries(
    Object.entries(EVERY_ROUTE).map(([name, one]) => [name, { ...one, respond: async () => ({ status: 204 }) }]),
  );
  const request = {
    route,
    path: {},
    query,
    headers: { authorization, 'x-reason': 'a complaint to answer' },
    body: {},
    sent: '',
  };
  return answerStaff(
    reached,
    { ...trust, as: () => undefined },
    { ...request, claims, requestId: 'one', receivedAt: at },
  ).catch((error: unknown) => {
    if (error instanceof Problem) return error;
    throw error;
  });
}

const ALL: readonly Operation[] = STAFF_OPERATIONS;
const OPERATIONS = ALL.filter((operation) => operation !== issueForm).map(
  (operation) => [`${operation.method} ${operation.route}`, Object.keys(operation.query?.shape ?? {})] as const,
);

describe('a parameter that an operation does not have', () => {
  it.each(OPERATIONS)('%s names it, and takes each of its own', async (route, own) => {
    expect(await asked(route, { teem: 'masp', [own[0] ?? 'tem']: 'x', __proto__x: '1' })).toMatchObject({
      status: 400,
      code: 'bad-query',
      more: {
        errors: expect.arrayContaining([
          expect.objectContaining({ parameter: 'teem', code: 'unknown_parameter' }),
          expect.objectContaining({ parameter: '__proto__x' }),
        ]),
      },
    });
    expect(await asked(route, Object.fromEntries(own.map((name) => [name, 'x'])))).toEqual({ status: 204 });
  });

  it('is named, with those that exist, and never with its value', async () => {
    const refused = await asked('GET /admin/tasks', { teem: 'masp', constructor: 'x', ['y'.repeat(500)]: '1' });
    expect(refused).toMatchObject({
      more: {
        errors: [
          { parameter: 'teem', code: 'unknown_parameter', detail: 'This operation has: team, owner, limit, cursor.' },
          { parameter: 'constructor' },
          { parameter: 'y'.repeat(40) },
        ],
      },
    });
    expect(JSON.stringify(refused)).not.toContain('masp');
  });

  it('is named ten times at most', async () => {
    const query = Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`x${place}`, '1']));
    const refused = await asked('GET /admin/cases', query);
    expect(refused instanceof Problem && refused.more.errors).toHaveLength(10);
  });
});
