import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { lookupKeysIn } from '#functions/platform/lookup-keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { askForTokens, standingUnder, tokensOf } from '#functions/platform/store/tokens.ts';
import { service } from '#schemas/actor.ts';
import { Reference } from '#schemas/reference.ts';
import { everyToken, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS as first, lookupWorld } from '#test/support/lookup-world.ts';

const second = lookupKeysIn(JSON.stringify({ generation: 2, current: 'b'.repeat(64), previous: 'a'.repeat(64) }));

const AMY = { firstName: 'Amy', lastName: 'Reed', dateOfBirth: '2016-03-04', homePostcode: 'LE1 1AA' };
const BEN = { ...AMY, firstName: 'Ben' };

let tables: Tables;
let world: { keys: typeof first; now: Date };
let job: ReturnType<typeof lookupWorld>;

beforeEach(async () => {
  tables = await localTables();
  world = { keys: first, now: new Date('2026-11-23T10:00:00.000Z') };
  job = lookupWorld(tables, world);
});

const later = (minutes: number) => {
  world.now = new Date(world.now.getTime() + minutes * 60_000);
};
const tokens = (reference: string) => tokensOf(tables, Reference.parse(reference));
const mark = async (reference: string) => (await itemsOf(tables, reference)).get('TOK#MADE');

describe('a case that is filed', () => {
  it('owes its search tokens until the job has made them and looked twice', async () => {
    const { reference } = await job.file([AMY, BEN], {}, { email: 'head@school.example' });
    expect(await mark(reference)).toMatchObject({ state: 'to_make', timer: 'lookup', wanted: 1 });
    await job.told(reference, reference);
    expect(await mark(reference)).toMatchObject({ state: 'to_match', timer: 'lookup', generation: 1 });
    later(3);
    await job.sweep();
    const made = await mark(reference);
    expect(made).toMatchObject({ state: 'done' });
    expect(made).not.toHaveProperty('timer');
    expect(job.warnings).toEqual([]);
  });

  it('is made findable by the sweep when the stream lost it', async () => {
    const { reference } = await job.file([AMY]);
    await job.sweep();
    expect((await tokens(reference)).length).toBeGreaterThan(5);
  });

  it('is found by each of its tokens, siblings by the ones that they share', async () => {
    const { reference } = await job.file([AMY, BEN]);
    await job.told(reference, reference);
    const all = await tokens(reference);
    const shared = Map.groupBy(all, ({ lookup }) => lookup);
    expect([...shared.values()].some((some) => some.length === 2)).toBe(true);
    for (const [lookup, some] of shared) {
      // A child's name on the form distinguishes twins; nobody is searched for by it.
      const found = some.every(({ kind }) => kind === 'own_name') ? [] : some;
      expect((await standingUnder(tables, lookup, 9)).found).toEqual(found);
    }
  });

  it('is no longer found by a reading that somebody corrected', async () => {
    const { reference } = await job.file([AMY]);
    await job.told(reference);
    const before = await tokens(reference);
    const { head } = await job.whole(reference);
    await askForTokens({ ...tables, actor: service('test') }, reference, world.now);
    const made = await job.deps.readTokensMade(reference);
    if (made === undefined) throw new Error('no mark');
    const [kept] = before;
    const write = { head, made, generation: 1, tokens: before.slice(0, 1), children: [], lookAgainAt: world.now };
    expect(await job.deps.writeTokens(write, world.now)).toBe('written');
    expect(await tokens(reference)).toEqual([kept]);
    for (const { lookup } of before.slice(1)) expect((await standingUnder(tables, lookup, 9)).found).toEqual([]);
  });

  it('is found by what the quicker of two runs read, and by nothing that the slower one wrote', async () => {
    const { reference } = await job.file([AMY]);
    await job.told(reference);
    const all = (await tokens(reference)).filter(({ kind }) => kind !== 'own_name');
    const [mine, ...others] = all;
    const { head } = await job.whole(reference);
    await askForTokens({ ...tables, actor: service('test') }, reference, world.now);
    const made = await job.deps.readTokensMade(reference);
    if (made === undefined || mine === undefined) throw new Error('no mark');
    const write = { head, made, generation: 1, children: [], lookAgainAt: world.now };
    expect(await job.deps.writeTokens({ ...write, tokens: all }, world.now)).toBe('written');
    const ghost = { ...mine, lookup: `${mine.lookup.slice(0, -1)}_` };
    expect(await job.deps.writeTokens({ ...write, tokens: [mine, ghost] }, world.now)).toBe('changed');
    for (const { lookup } of [mine, ...others])
      expect((await standingUnder(tables, lookup, 9)).found.map((one) => one.reference)).toContain(reference);
    expect((await standingUnder(tables, ghost.lookup, 9)).found).toEqual([]);
  });

  it('keeps no words of a form in its tokens, keys or marks', async () => {
    const { reference } = await job.file([AMY], {}, { email: 'head@school.example' });
    await job.told(reference);
    const kept = JSON.stringify([
      ...startingWith(await itemsOf(tables, reference), 'TOK#'),
      ...(await everyToken(tables)),
    ]);
    for (const said of ['amy', 'reed', '2016-03-04', '2016', 'LE1', 'school', 'AM', 'RT'])
      expect(kept.toLowerCase()).not.toContain(`"${said.toLowerCase()}"`);
    expect(kept.toLowerCase()).not.toMatch(/reed|school|2016|le1 1aa/);
  });

  it('has one record a child of the one form, twins too, and shows no reader a token', async () => {
    const { reference } = await job.file([AMY, BEN, { identity: 'unborn' }]);
    await job.told(reference);
    const { children, matches, unreadable } = await job.whole(reference);
    expect(children.map(({ number, form, index, matching }) => [number, form, index, matching])).toEqual([
      [1, 1, 0, 'looked_for'],
      [2, 1, 1, 'looked_for'],
      [3, 1, 2, 'no_keys'],
    ]);
    expect(matches).toEqual([]);
    expect(unreadable).toEqual([]);
  });
});

describe('a child who is known', () => {
  it('is suggested on both cases, once, however often and in whatever order the job is told', async () => {
    const one = await job.file([AMY]);
    later(60);
    const other = await job.file([BEN, AMY]);
    await job.told(other.reference, one.reference, other.reference);
    later(3);
    await job.sweep();
    await job.told(one.reference, other.reference);
    const { matches, timeline, head, tasks: asked } = await job.whole(other.reference);
    expect(matches).toMatchObject([
      { child: 1, other: { reference: one.reference, child: 1 }, relation: 'siblings', side: 'newer' },
      {
        child: 2,
        other: { reference: one.reference, child: 1 },
        relation: 'same_child',
        strength: 'strong',
        side: 'newer',
      },
    ]);
    expect(timeline.filter(({ what }) => what === 'match_suggested')).toHaveLength(2);
    expect(head.flags.sort()).toEqual(['open_case', 're_referral']);
    const { matches: seen, tasks, head: earlier } = await job.whole(one.reference);
    expect(seen.map(({ side, state }) => [side, state])).toEqual([
      ['older', 'suggested'],
      ['older', 'suggested'],
    ]);
    // Nobody has taken the earlier case: the one task is the later one's.
    expect(tasks).toEqual([]);
    expect(asked).toMatchObject([
      { kind: 'judge_matches', state: 'open', team: 'duty_and_advice', dueAt: other.decisionDueAt },
    ]);
    expect(earlier.flags).toEqual([]);
    expect(job.warnings).toEqual([]);
  });

  it('is suggested when two cases come at one instant, whichever job runs first or both at once', async () => {
    const [one, other] = [await job.file([AMY]), await job.file([AMY])];
    await Promise.all([job.told(one.reference), job.told(other.reference)]);
    later(3);
    await job.sweep();
    const sides = await Promise.all(
      [one, other].map(async ({ reference }) => (await job.whole(reference)).matches.map(({ side }) => side)),
    );
    expect(sides.flat().sort()).toEqual(['newer', 'older']);
  });

  it('opens a task for the worker who has the open case, and none on a closed one', async () => {
    const open = await job.file([AMY], { state: 'accepted', assignee: 'worker-1', team: 'early_help_coordinator' });
    const closed = await job.file([AMY], { state: 'closed', receivedAt: '2025-01-01T09:00:00.000Z' });
    await job.told(open.reference, closed.reference);
    later(1);
    const contact = await job.file([AMY]);
    await job.told(contact.reference);
    const { tasks } = await job.whole(open.reference);
    expect(tasks.find(({ kind }) => kind === 'new_contact_on_open_case')).toMatchObject({
      about: contact.reference,
      owner: 'worker-1',
      team: 'early_help_coordinator',
    });
    expect((await job.whole(closed.reference)).tasks).toEqual([]);
  });

  it('is no sibling of a child of the same street with the same pet name', async () => {
    const [ours, theirs] = [
      { firstName: 'Pippin', lastName: 'Reed', knownAs: 'Pip', homePostcode: 'LE1 1AA' },
      { firstName: 'Philippa', lastName: 'Moss', knownAs: 'Pip', homePostcode: 'LE1 1AA' },
    ];
    const cases = [await job.file([ours]), await job.file([theirs])];
    await job.told(...cases.map(({ reference }) => reference));
    for (const { reference } of cases) expect((await job.whole(reference)).matches).toEqual([]);
    const brother = await job.file([{ ...ours, firstName: 'Otto', knownAs: '' }]);
    await job.told(brother.reference);
    expect((await job.whole(brother.reference)).matches).toMatchObject([{ relation: 'siblings' }]);
  });

  it('is flagged as a third contact in thirty days, and one that a person lifts stays lifted', async () => {
    const old = await job.file([AMY], { receivedAt: '2026-10-01T09:00:00.000Z' });
    const one = await job.file([AMY], { receivedAt: '2026-11-10T09:00:00.000Z' });
    const two = await job.file([{ ...AMY, lastName: 'Reid' }], { receivedAt: '2026-11-20T09:00:00.000Z' });
    await job.told(old.reference, one.reference, two.reference);
    expect((await job.whole(two.reference)).head.flags).not.toContain('third_contact');
    const three = await job.file([AMY]);
    await job.told(three.reference);
    expect((await job.whole(three.reference)).head.flags).toContain('third_contact');
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: { pk: `CASE#${three.reference}`, sk: 'CASE' },
        UpdateExpression: 'DELETE flags :lifted',
        ExpressionAttributeValues: { ':lifted': new Set(['third_contact']) },
      }),
    );
    later(3);
    await job.sweep();
    expect((await job.whole(three.reference)).head.flags).not.toContain('third_contact');
  });

  it('flags the later case also when the earlier one’s tokens come last', async () => {
    const one = await job.file([AMY]);
    later(5);
    const other = await job.file([AMY]);
    await job.told(other.reference);
    later(5);
    await job.told(other.reference);
    expect((await job.whole(other.reference)).matches).toEqual([]);
    await job.told(one.reference);
    await job.sweep();
    expect((await job.whole(other.reference)).head.flags).toContain('re_referral');
  });
});

describe('a changed key', () => {
  it('finds old and new cases meanwhile, makes all tokens again automatically, and goes forward only', async () => {
    const one = await job.file([AMY]);
    await job.told(one.reference);
    const before = (await tokens(one.reference)).map(({ lookup }) => lookup);
    world.keys = second;
    later(5);
    const other = await job.file([AMY]);
    await job.told(other.reference);
    expect((await job.whole(other.reference)).matches).toHaveLength(1);
    await job.sweep();
    later(1);
    await job.sweep();
    const after = await tokens(one.reference);
    expect(after).toHaveLength(before.length);
    expect(after.every(({ lookup }) => lookup.startsWith('2.'))).toBe(true);
    expect(after.filter(({ lookup }) => before.includes(lookup))).toEqual([]);
    expect((await job.whole(one.reference)).matches).toHaveLength(1);
    // A job that does not know the new key yet changes none back.
    world.keys = first;
    await askForTokens({ ...tables, actor: service('test') }, one.reference, world.now);
    await job.told(one.reference);
    expect(await tokens(one.reference)).toEqual(after);
    for (const lookup of before) expect((await standingUnder(tables, lookup, 9)).found).toEqual([]);
  });
});
