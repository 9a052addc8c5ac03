import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StaffDeps } from '#functions/casework/api/staff-context.ts';
import { flagWrite } from '#functions/platform/store/items.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import type { Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const AMY = { firstName: 'Amy', lastName: 'Reed', dateOfBirth: '2016-03-04', homePostcode: 'LE1 1AA' };
const filedAt = new Date('2026-11-23T10:00:00.000Z');
const at = new Date('2026-11-23T10:05:00.000Z');

let tables: Tables;
let job: ReturnType<typeof lookupWorld>;
let earlier: Case;
let later: Case;

beforeEach(async () => {
  tables = await localTables();
  const world = { keys: LOOKUP_KEYS, now: filedAt };
  job = lookupWorld(tables, world);
  earlier = await job.file([AMY], { receivedAt: '2026-11-20T09:00:00.000Z' });
  later = await job.file([AMY]);
  await job.told(earlier.reference, later.reference);
});

async function post(
  path: string,
  reference: string,
  body: unknown,
  { as = 'screening_officer', deps = staffDepsOver(tables) }: { as?: Role; deps?: StaffDeps } = {},
) {
  const { head } = await job.whole(reference);
  const headers = { 'if-match': `"${head.version}"` };
  return visit(deps, `POST /admin/cases/{reference}/${path}`, { as, path: { reference }, headers, body, at });
}

async function judge(decision: string, more: { why?: string; as?: Role; deps?: StaffDeps } = {}) {
  const [match] = (await job.whole(later.reference)).matches;
  const { why, ...by } = more;
  return post('matches', later.reference, { id: match?.id ?? '', decision, ...(why === undefined ? {} : { why }) }, by);
}

const standing = async () =>
  Promise.all(
    [later, earlier].map(async ({ reference }) => {
      const { matches, head, timeline } = await job.whole(reference);
      return {
        state: matches[0]?.state,
        links: head.links.map((link) => `${link.why} ${link.reference}`),
        lines: timeline.map(({ what }) => what).filter((what) => what.startsWith('match_')),
      };
    }),
  );

describe('a suggested match', () => {
  it('is confirmed by a person on both cases at once, which are linked and stay two', async () => {
    expect((await judge('confirm', { why: 'Same school.' })).status).toBe(200);
    const [here, there] = await standing();
    expect(here).toMatchObject({ state: 'confirmed', links: [`same_child ${earlier.reference}`] });
    expect(there).toMatchObject({ state: 'confirmed', links: [`same_child ${later.reference}`] });
    expect(there?.lines).toEqual(['match_suggested', 'match_confirmed']);
    const [match] = (await job.whole(later.reference)).matches;
    expect(match).toMatchObject({ judgedBy: 'person-screening_officer', judgedAt: at.toISOString() });
    expect((await job.whole(later.reference)).forms).toHaveLength(1);
  });

  it('is undone, and then the cases are as they were', async () => {
    await judge('confirm');
    await judge('undo');
    for (const { state, links } of await standing()) expect([state, links]).toEqual(['suggested', []]);
    expect((await job.whole(later.reference)).matches[0]).not.toHaveProperty('judgedBy');
  });

  it('is rejected, and not suggested again', async () => {
    await judge('reject', { why: 'Another Amy.' });
    await job.told(later.reference, earlier.reference);
    for (const { state, links, lines } of await standing())
      expect([state, links, lines]).toEqual(['rejected', [], ['match_suggested', 'match_rejected']]);
  });

  it('is judged once: the second of two decisions is refused', async () => {
    await judge('confirm');
    await expect(judge('reject')).rejects.toMatchObject({ status: 409, code: 'judged-before' });
    await expect(judge('confirm')).rejects.toMatchObject({ status: 409 });
  });

  it('is judged by one of two people who do it at the same moment', async () => {
    const both = await Promise.allSettled([judge('confirm'), judge('reject')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [here, there] = await standing();
    expect(here?.state).toBe(there?.state);
  });

  it('is confirmed although the other case changes meanwhile, and the change is kept', async () => {
    let changed = false;
    const base = staffDepsOver(tables);
    const deps: StaffDeps = {
      ...base,
      as: (staff) => ({
        ...base.as(staff),
        changeBoth: async (...about) => {
          if (!changed) await transact(tables.client, flagWrite(tables, earlier.reference, ['danger_words']));
          changed = true;
          return base.as(staff).changeBoth(...about);
        },
      }),
    };
    expect((await judge('confirm', { deps })).status).toBe(200);
    expect((await job.whole(earlier.reference)).head.flags).toContain('danger_words');
    expect((await standing()).map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  });

  it('cannot be judged on an older version of a case, nor by anybody who may not see the other', async () => {
    const [match] = (await job.whole(later.reference)).matches;
    const stale = { headers: { 'if-match': '"1"' }, path: { reference: later.reference }, at };
    const body = { id: match?.id, decision: 'confirm' };
    const route = 'POST /admin/cases/{reference}/matches';
    await expect(visit(staffDepsOver(tables), route, { ...stale, body })).rejects.toMatchObject({ status: 412 });
    const helped = await job.file([AMY], { team: 'early_help_coordinator' });
    await job.told(helped.reference);
    const [own] = (await job.whole(helped.reference)).matches;
    const judged = { id: own?.id, decision: 'confirm' };
    await expect(post('matches', helped.reference, judged, { as: 'eh_coordinator' })).rejects.toMatchObject({
      status: 422,
      code: 'no-such-case',
    });
  });
});

describe('a link', () => {
  it('is made and taken away by a person, on both cases', async () => {
    const sent = { reference: earlier.reference, why: 'Cousins, says the school.' };
    await post('links', later.reference, sent);
    await expect(post('links', later.reference, sent)).rejects.toMatchObject({ code: 'linked-before' });
    expect((await standing()).map(({ links }) => links)).toEqual([
      [`by_hand ${earlier.reference}`],
      [`by_hand ${later.reference}`],
    ]);
    await post('links-removed', earlier.reference, { ...sent, reference: later.reference });
    expect((await standing()).map(({ links }) => links)).toEqual([[], []]);
    await expect(post('links-removed', later.reference, sent)).rejects.toMatchObject({ code: 'not-linked' });
  });

  it('is not taken away from under a confirmed match', async () => {
    await judge('confirm');
    const sent = { reference: earlier.reference, why: 'A mistake.' };
    await expect(post('links-removed', later.reference, sent)).rejects.toMatchObject({ code: 'undo-the-match' });
  });

  it('is never of a case to itself or to a missing one', async () => {
    const itself = { reference: later.reference, why: 'x' };
    await expect(post('links', later.reference, itself)).rejects.toMatchObject({ code: 'same-case' });
    await expect(post('links', later.reference, { reference: 'FD-2222-2222', why: 'x' })).rejects.toBeDefined();
  });
});
