import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import { Looks } from '#schemas/api/staff/looks.ts';
import type { Case } from '#schemas/case.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { sealerOver } from '#test/support/sealed-looks.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { type Asked, visit } from '#test/support/staff-visit.ts';

const ROUTE = 'GET /admin/cases/{reference}/looks';
const REASON = 'A formal inquiry.';
const start = Date.parse('2026-11-24T10:00:00.000Z');
const world = { now: new Date(start) };
let tables: Tables;
let files: ReturnType<typeof lookupWorld>;
let seal: ReturnType<typeof sealerOver>;
let ours: Case;

beforeAll(async () => {
  tables = await localTables();
  files = lookupWorld(tables, { keys: LOOKUP_KEYS, now: world.now });
  seal = sealerOver(tables, world);
});
beforeEach(async () => {
  ours = await files.file([{ firstName: 'Amy', lastName: 'Quillfeather', dateOfBirth: '2016-03-04' }]);
});

/** Makes a request, a second after the one before. */
async function ask(route: string, asked: Partial<Asked> = {}) {
  world.now = new Date(world.now.getTime() + 1000);
  return visit(staffDepsOver(tables), route, {
    path: { reference: ours.reference },
    at: world.now,
    ...asked,
    headers: { 'x-reason': REASON, ...asked.headers },
  });
}
const read = (asked: Partial<Asked> = {}) => ask('GET /admin/cases/{reference}', asked);

/** Asks who looked, after the sealer's next run. */
async function looks(query: Record<string, string> = {}, asked: Partial<Asked> = {}) {
  await seal();
  const { body } = await ask(ROUTE, { as: 'ig_officer', query, ...asked });
  return Looks.parse(body);
}
const brief = ({ by, what }: Looks['looks'][number]) => `${by} ${what}`;

describe('who looked at a case', () => {
  it('is answered with each look, newest first: who, in which role, when, what and why', async () => {
    await read();
    const at = world.now.toISOString();
    await read({ as: 'team_manager' });
    const found = await looks();
    expect(found.looks.map(brief)).toEqual(['person-team_manager read-case', 'person-duty_social_worker read-case']);
    expect(found.looks[1]).toMatchObject({
      at,
      roles: ['duty_social_worker'],
      references: [ours.reference],
      says: 'Read the case',
      reason: REASON,
      often: false,
      sealed: true,
    });
  });

  it('has the question itself in the next answer', async () => {
    await looks({ from: '2026-11-01' });
    expect((await looks()).looks.map(brief)).toEqual(['person-ig_officer who-looked']);
  });

  it.each(Role.options.filter((role) => !['ig_officer', 'team_manager'].includes(role)))(
    'is not answered to %s, and the try is recorded',
    async (as) => {
      await expect(ask(ROUTE, { as })).rejects.toMatchObject({ status: 403 });
    },
  );
});
