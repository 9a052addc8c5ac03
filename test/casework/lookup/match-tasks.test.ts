import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const AMY = { firstName: 'Amy', lastName: 'Reed', dateOfBirth: '2016-03-04', homePostcode: 'LE1 1AA' };
const filedAt = new Date('2026-11-23T10:00:00.000Z');

let tables: Tables;
let world: { keys: typeof LOOKUP_KEYS; now: Date };
let job: ReturnType<typeof lookupWorld>;

beforeEach(async () => {
  tables = await localTables();
  world = { keys: LOOKUP_KEYS, now: filedAt };
  job = lookupWorld(tables, world);
});

const later = (minutes: number) => {
  world.now = new Date(world.now.getTime() + minutes * 60_000);
};

/** Files several referrals of one child, an hour apart, the oldest first; no job has looked at them. */
async function referrals(
  count: number,
  ofCase: (index: number) => Partial<Case> = () => ({}),
  child: Record<string, string> = AMY,
) {
  const filed: Case[] = [];
  for (let index = 0; index < count; index += 1) {
    const receivedAt = new Date(filedAt.getTime() + index * 3_600_000).toISOString();
    filed.push(await job.file([child], { receivedAt, ...ofCase(index) }));
  }
  return filed.map(({ reference }) => reference);
}

/** Makes the second looks that are due, until there are none. */
async function settle() {
  for (let round = 0; round < 3; round += 1) {
    later(3);
    await job.sweep();
  }
}

const MATCH_KINDS: readonly string[] = ['judge_matches', 'new_contact_on_open_case'];

async function matchTasksOf(reference: string) {
  const { tasks } = await job.whole(reference);
  return tasks.filter(({ kind }) => MATCH_KINDS.includes(kind));
}

/** Returns each case's match task, the oldest case first: open, or done with its reason and the case it points to. */
const standing = (references: readonly string[]) =>
  Promise.all(
    references.map(async (reference) =>
      (await matchTasksOf(reference)).map(({ kind, state, why, about }) => ({ kind, state, why, about })),
    ),
  );

async function judge(on: string, other: string, decision: string, as: Role = 'screening_officer') {
  const { matches, head } = await job.whole(on);
  const match = matches.find((one) => one.other.reference === other);
  return visit(staffDepsOver(tables), 'POST /admin/cases/{reference}/matches', {
    as,
    path: { reference: on },
    headers: { 'if-match': `"${head.version}"` },
    body: { id: match?.id, decision },
    at: world.now,
  });
}

async function tick(reference: string, id: string) {
  const { head } = await job.whole(reference);
  return visit(staffDepsOver(tables), 'POST /admin/cases/{reference}/tasks-done', {
    as: 'screening_officer',
    path: { reference },
    headers: { 'if-match': `"${head.version}"` },
    body: { id, how: 'I looked.' },
    at: world.now,
  });
}

describe('several referrals of one child', () => {
  it('have one open task between them, on the newest, in whatever order and however often they are looked after', async () => {
    const orders = fc.integer({ min: 2, max: 5 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        told: fc.array(fc.integer({ min: 0, max: count - 1 }), { minLength: 1, maxLength: 2 * count }),
        atOnce: fc.boolean(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ({ count, told, atOnce }) => {
        tables = await localTables();
        world.now = filedAt;
        job = lookupWorld(tables, world);
        const all = await referrals(count);
        const turns = [...told, ...all.keys()].map((index) => all[index] ?? '');
        if (atOnce) await Promise.all(turns.map((reference) => job.told(reference)));
        else for (const reference of turns) await job.told(reference);
        await settle();
        const seen = await standing(all);
        expect(seen.at(-1)).toMatchObject([{ kind: 'judge_matches', state: 'open', why: 'matches_to_judge' }]);
        for (const [index, tasks] of seen.slice(0, -1).entries()) {
          expect(tasks.filter(({ state }) => state === 'open')).toEqual([]);
          for (const { why, about } of tasks) {
            expect(why).toBe('superseded');
            expect(all.indexOf(about as (typeof all)[number])).toBeGreaterThan(index);
          }
        }
        const { matches } = await job.whole(all.at(-1) ?? '');
        expect(matches).toHaveLength(count - 1);
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('end the older task with the newer case in it as each comes', async () => {
    const all = await referrals(3);
    for (const reference of all) await job.told(reference);
    expect(await standing(all)).toEqual([
      [],
      [{ kind: 'judge_matches', state: 'done', why: 'superseded', about: all[2] }],
      [{ kind: 'judge_matches', state: 'open', why: 'matches_to_judge', about: undefined }],
    ]);
    const [ended] = await matchTasksOf(all[1] ?? '');
    expect(ended).toMatchObject({ doneBy: 'casework/lookup', doneAt: filedAt.toISOString() });
  });

  it('leave a task done that a person has done, and ask of the newest alone', async () => {
    const all = await referrals(3);
    await job.told(all[0] ?? '', all[1] ?? '');
    await judge(all[1] ?? '', all[0] ?? '', 'confirm');
    await job.told(all[2] ?? '');
    expect(await standing(all)).toMatchObject([
      [],
      [{ state: 'done', why: 'matches_to_judge' }],
      [{ state: 'open', why: 'matches_to_judge' }],
    ]);
    expect((await matchTasksOf(all[1] ?? ''))[0]).toMatchObject({ doneBy: 'person-screening_officer' });
  });

  it('ask nobody about a match that is weak', async () => {
    const named = { firstName: 'Amy', lastName: 'Reed', homePostcode: 'LE1 1AA' };
    const one = await job.file([{ ...named, dateOfBirth: '2016-03-04' }]);
    later(1);
    const other = await job.file([{ ...named, dateOfBirth: '2011-07-30' }]);
    await job.told(one.reference, other.reference);
    expect((await job.whole(other.reference)).matches).toMatchObject([{ strength: 'weak' }]);
    expect(await standing([one.reference, other.reference])).toEqual([[], []]);
  });

  it('ask about each of two siblings on the newest case of each', async () => {
    const amy = await job.file([AMY]);
    later(1);
    const both = await job.file([AMY, { ...AMY, firstName: 'Ben' }]);
    later(1);
    const ben = await job.file([{ ...AMY, firstName: 'Ben' }]);
    await job.told(amy.reference, both.reference, ben.reference);
    // The second case is still Amy's newest. The third is about her brother and changes nothing.
    expect(await standing([amy.reference, both.reference, ben.reference])).toMatchObject([
      [],
      [{ state: 'open' }],
      [{ state: 'open' }],
    ]);
  });
});

describe('the one match task', () => {
  it('cannot be ticked off while a match must be judged, and is done with the last of them', async () => {
    const all = await referrals(3);
    for (const reference of all) await job.told(reference);
    const [first = '', second = '', newest = ''] = all;
    await expect(tick(newest, 'judge_matches')).rejects.toMatchObject({ status: 409, code: 'judge-the-matches' });
    await judge(newest, first, 'confirm');
    expect((await matchTasksOf(newest))[0]).toMatchObject({ state: 'open' });
    await judge(newest, second, 'reject');
    expect((await matchTasksOf(newest))[0]).toMatchObject({ state: 'done', why: 'matches_to_judge' });
  });

  it('comes back to the older case when the newer turns out to be about another child, and to the newer when that is undone', async () => {
    const all = await referrals(3);
    for (const reference of all) await job.told(reference);
    const [first = '', second = '', newest = ''] = all;
    await judge(newest, second, 'reject');
    expect((await matchTasksOf(second))[0]).toMatchObject({ state: 'open', why: 'matches_to_judge' });
    expect((await matchTasksOf(second))[0]).not.toHaveProperty('about');
    expect((await matchTasksOf(second))[0]).not.toHaveProperty('doneBy');
    await judge(newest, first, 'confirm');
    expect((await matchTasksOf(newest))[0]).toMatchObject({ state: 'done' });
    await judge(newest, second, 'undo');
    expect(await standing([second, newest])).toMatchObject([
      [{ state: 'done', why: 'superseded', about: newest }],
      [{ state: 'open' }],
    ]);
  });

  it('names the cases to look at, and a restricted one to nobody who may not see it', async () => {
    const all = await referrals(3, (index) => (index === 0 ? { access: { only: ['person-team_manager'] } } : {}));
    for (const reference of all) await job.told(reference);
    const [first = '', second = '', newest = ''] = all;
    const seenBy = async (as: Role) => {
      const { body } = await visit(staffDepsOver(tables), 'GET /admin/cases/{reference}', {
        as,
        path: { reference: newest },
        at: world.now,
      });
      return body;
    };
    const named = (references: readonly string[]) =>
      expect.objectContaining({ kind: 'judge_matches', matches: references });
    expect(await seenBy('screening_officer')).toMatchObject({ tasks: expect.arrayContaining([named([second])]) });
    expect(await seenBy('team_manager')).toMatchObject({
      tasks: expect.arrayContaining([named([first, second].sort())]),
    });
  });
});

describe('a worker who has an older case', () => {
  it('has one open notice of new contacts, which points to the newest, and a further one once it is done', async () => {
    const all = await referrals(4, (index) => (index === 0 ? { state: 'accepted', assignee: 'worker-1' } : {}));
    const [theirs = '', ...contacts] = all;
    await job.told(theirs, contacts[1] ?? '', contacts[0] ?? '');
    const notices = async () => (await matchTasksOf(theirs)).filter(({ kind }) => kind === 'new_contact_on_open_case');
    expect(await notices()).toMatchObject([{ state: 'open', owner: 'worker-1', about: contacts[1] }]);
    await tick(theirs, (await notices())[0]?.id ?? '');
    await job.told(contacts[2] ?? '');
    expect(await notices()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'done', about: contacts[1] }),
        expect.objectContaining({ state: 'open', about: contacts[2], owner: 'worker-1' }),
      ]),
    );
    expect(await notices()).toHaveLength(2);
  });

  it('hears of it beside the one task of the newest case', async () => {
    const all = await referrals(5, (index) =>
      index === 1 || index === 3 ? { state: 'accepted', assignee: `worker-${index}` } : {},
    );
    for (const reference of all) await job.told(reference);
    const open = (await standing(all)).flat().filter(({ state }) => state === 'open');
    expect(open.map(({ kind, about }) => [kind, about]).sort()).toEqual([
      ['judge_matches', undefined],
      ['new_contact_on_open_case', all[4]],
      ['new_contact_on_open_case', all[4]],
    ]);
  });

  it('hears of it also when the older case is another team’s', async () => {
    const all = await referrals(2, (index) => (index === 0 ? { team: 'early_help_coordinator' } : {}));
    for (const reference of all) await job.told(reference);
    expect(await standing(all)).toMatchObject([
      [{ kind: 'new_contact_on_open_case', state: 'open', about: all[1] }],
      [{ kind: 'judge_matches', state: 'open' }],
    ]);
  });
});
