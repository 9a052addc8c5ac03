import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import { OTHER_REFERENCE, REFERENCE } from '#schemas/api/staff/operations/examples.ts';
import { issueForm } from '#schemas/api/staff/operations/files.ts';
import type { Team } from '#schemas/case.ts';
import { newReference } from '#schemas/reference.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { localTables } from '#test/support/local-tables.ts';
import { pastTheGateway } from '#test/support/past-the-gateway.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
let tables: Tables;

/** The cases that each role reads, written a second time by hand: its own, and a team whose cases it does not read. */
const READS: Readonly<Record<Role, { own: Team; not: Team | undefined }>> = {
  screening_officer: { own: 'duty_and_advice', not: undefined },
  duty_social_worker: { own: 'duty_and_advice', not: undefined },
  team_manager: { own: 'duty_and_advice', not: undefined },
  eh_coordinator: { own: 'early_help_coordinator', not: 'duty_and_advice' },
  masp_chair: { own: 'masp', not: 'information_governance' },
  ig_officer: { own: 'information_governance', not: undefined },
  system_admin: { own: 'duty_and_advice', not: 'duty_and_advice' },
  analyst: { own: 'duty_and_advice', not: 'duty_and_advice' },
};
const OUTSIDERS = Role.options.filter((role) => READS[role].not !== undefined);

/** Where an operation holds a reference: in its address or in its body. */
type Place = 'reference' | 'other' | 'message' | 'body';
type Described = (typeof STAFF_OPERATIONS)[number];

function placesOf(operation: Described): Place[] {
  const { route } = operation;
  const body = 'example' in operation ? JSON.stringify(operation.example) : '';
  return [
    ...(route.includes('{reference}') ? (['reference'] as const) : []),
    ...(route.includes('{other}') ? (['other'] as const) : []),
    ...(route.includes('/messages/') ? (['message'] as const) : []),
    ...([REFERENCE, OTHER_REFERENCE].some((one) => body.includes(one)) || route === '/admin/search'
      ? (['body'] as const)
      : []),
  ];
}

/** Returns the body of the operation's own example, about this case. */
function bodyOf(operation: Described, reference: string): unknown {
  if (operation.route === '/admin/search') return { reference };
  if (!('example' in operation)) return undefined;
  const text = JSON.stringify(operation.example)
    .replaceAll(REFERENCE, reference)
    .replaceAll(OTHER_REFERENCE, reference);
  return JSON.parse(text);
}

/** Every operation with a reference, once for each place of it. The form of a case is another job's, and opens none. */
const PLACES = STAFF_OPERATIONS.filter((operation) => operation !== issueForm).flatMap((operation) =>
  placesOf(operation).map((place) => [`${operation.method} ${operation.route}`, place, operation] as const),
);

const said = { answers: [], text: 'Words.', address: 'Somewhere', now };
const own = new Map<Role, string>();
const others = new Map<Role, string>();

beforeAll(async () => {
  tables = await localTables();
  for (const role of Role.options) {
    own.set(role, (await caseThatSays(tables, said, { team: READS[role].own })).reference);
    const team = READS[role].not;
    if (team !== undefined) others.set(role, (await caseThatSays(tables, said, { team })).reference);
  }
});

/** Returns the whole answer, as the gateway gets it, without the reference. */
async function answer(role: Role, operation: Described, place: Place, asked: string): Promise<string> {
  const mine = own.get(role) ?? '';
  const at = (which: Place) => (which === place ? asked : mine);
  const given = await pastTheGateway(staffDepsOver(tables), `${operation.method} ${operation.route}`, {
    as: role,
    path: {
      reference: at('reference'),
      other: at('other'),
      id: operation.route.includes('/messages/') ? `${at('message')}_M1` : 'D1',
    },
    headers: { 'if-match': '"1"', 'x-reason': 'a complaint to answer' },
    body: bodyOf(operation, at('body')),
    at: now,
    requestId: 'one',
  });
  return JSON.stringify(given).replaceAll(asked, 'THE REFERENCE');
}

describe('the existence of a case', () => {
  it('is asked of every operation that takes a reference', () => {
    expect(PLACES.length).toBeGreaterThan(40);
    expect(PLACES.map(([route, place]) => `${route} ${place}`)).toEqual(
      expect.arrayContaining([
        'GET /admin/cases/{reference} reference',
        'GET /admin/cases/{reference}/compared-with/{other} other',
        'GET /admin/messages/{id}/raw message',
        'POST /admin/messages/{id}/original message',
        'POST /admin/cases/{reference}/links body',
        'POST /admin/search body',
      ]),
    );
  });

  it.each(PLACES)(
    'does not show by %s, with its reference in the %s, to a role that does not read its team',
    async (_, place, operation) => {
      for (const role of OUTSIDERS) {
        const there = await answer(role, operation, place, others.get(role) ?? '');
        expect([role, there]).toEqual([role, await answer(role, operation, place, newReference())]);
      }
    },
  );

  it('is recorded when somebody tries a reference, although the answer says that there is nothing', async () => {
    const reference = others.get('eh_coordinator') ?? '';
    const look = STAFF_OPERATIONS.find(({ id }) => id === 'readCase');
    if (look === undefined) throw new Error('a case is read by an operation');
    expect(await answer('eh_coordinator', look, 'reference', reference)).toContain('"statusCode":404');
    expect(await auditedOf(tables, '2026-11-24', [reference])).toContainEqual(
      expect.objectContaining({ action: 'refused', subject: 'read-case', actor: 'staff:person-1' }),
    );
  });

  it('is shown to a colleague whose role reads the team: the case is restricted, or their role is the wrong one', async () => {
    const { reference } = await caseThatSays(tables, said, { access: { only: ['somebody-else'] } });
    const look = STAFF_OPERATIONS.find(({ id }) => id === 'readCase');
    const accept = STAFF_OPERATIONS.find(({ id }) => id === 'acceptCase');
    if (look === undefined || accept === undefined) throw new Error('a case is read and accepted by operations');
    const restricted = await answer('duty_social_worker', look, 'reference', reference);
    expect(restricted).toContain('"statusCode":403');
    expect(restricted).toContain('restricted');
    // Governance reads every team's cases for a reason, and takes only its own.
    expect(await answer('ig_officer', accept, 'reference', others.get('eh_coordinator') ?? '')).toContain('forbidden');
  });
});
