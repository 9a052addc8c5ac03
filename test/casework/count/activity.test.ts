import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { contactMarks } from '#functions/casework/count/activity-marks.ts';
import { countJob } from '#functions/casework/count/count-job.ts';
import { countingStore } from '#functions/casework/count/counting-store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Door } from '#schemas/case.ts';
import { referralSource } from '#schemas/codes/referral-source.ts';
import { newReference } from '#schemas/reference.ts';
import { quiet } from '#test/correspondence/outbox-fixture.ts';
import { activityRows } from '#test/support/activity-rows.ts';
import { localTables } from '#test/support/local-tables.ts';
import { countedByHand, type Item } from './counted-by-hand.ts';

let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
});

/** Around the ends of months and years, bank holidays, and both changes of London's clocks. */
const INSTANT = fc.constantFrom(
  '2026-01-31T23:59:59.000Z',
  '2026-02-28T12:00:00.000Z',
  '2026-03-29T00:30:00.000Z',
  '2026-03-29T22:30:00.000Z',
  '2026-03-29T23:30:00.000Z',
  '2026-04-03T09:00:00.000Z',
  '2026-04-30T22:59:59.000Z',
  '2026-04-30T23:00:00.000Z',
  '2026-08-31T10:00:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T23:30:00.000Z',
  '2026-12-31T23:30:00.000Z',
  '2027-01-01T00:00:00.000Z',
);
const later = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
const MINUTES = fc.constantFrom(0, 5, 15, 16, 60, 61, 240, 241, 60 * 24 * 9, 60 * 24 * 40);

/** The states of a case, one a version, as people and the program change it. */
const CASE = fc
  .record({
    door: fc.constantFrom(...Door.options),
    receivedAt: INSTANT,
    steps: fc.array(
      fc.record({
        does: fc.constantFrom('source', 'flag', 'accept', 'decide', 'close', 'reopen', 'query', 'answer', 'note'),
        minutes: MINUTES,
        source: fc.constantFrom('2A', '6', 'a text that is no code'),
        outcome: fc.constantFrom('advice', 'social_care_assessment', 'strategy_discussion'),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ door, receivedAt, steps }) => {
    const reference = newReference();
    const first: Item = {
      ...{ item: 'case', pk: `CASE#${reference}`, sk: 'CASE', reference, team: 'masp', state: 'new', version: 1 },
      ...{ door, receivedAt, decisionDueAt: later(receivedAt, 60 * 24), queueSort: 'q' },
    };
    const heads = [first];
    for (const { does, minutes, source, outcome } of steps) {
      const head = heads.at(-1) ?? first;
      const { decidedAt: _decided, outcome: _outcome, ...undecided } = head;
      const decidedAt = later(receivedAt, minutes);
      const next: Readonly<Record<typeof does, Item>> = {
        source: { ...head, source },
        flag: { ...head, flags: new Set(['re_referral', 'incomplete']) },
        accept: { ...undecided, state: 'accepted' },
        decide: { ...head, state: 'decided', decidedAt, outcome },
        close: head.state === 'decided' ? { ...head, state: 'closed' } : head,
        reopen: { ...undecided, state: 'new', decisionDueAt: later(receivedAt, 60 * 24 * 20) },
        query: { ...undecided, state: 'query' },
        answer: { ...undecided, state: 'answered', decidedAt },
        note: head,
      };
      heads.push({ ...next[does], version: heads.length + 1 });
    }
    return heads;
  });
const TASK = fc
  .record({ kind: fc.constantFrom('immediate_danger', 'danger_words', 'by_hand'), raisedAt: INSTANT, minutes: MINUTES })
  .map(({ kind, raisedAt, minutes }) => {
    const reference = newReference();
    const open: Item = {
      item: 'task',
      pk: `CASE#${reference}`,
      sk: `ACT#${kind}`,
      reference,
      team: 'masp',
      state: 'open',
      kind,
      raisedAt,
    };
    return [open, { ...open, state: 'done', doneAt: later(raisedAt, minutes) }];
  });
const ASK = fc
  .record({ askedAt: INSTANT, minutes: MINUTES, form: fc.option(fc.constant('a-form'), { nil: undefined }) })
  .map(({ askedAt, minutes, form }) => {
    const reference = newReference();
    const open: Item = {
      item: 'ask',
      pk: `CASE#${reference}`,
      sk: 'ASK#1',
      reference,
      state: 'open',
      version: 1,
      askedAt,
      ...(form && { form }),
    };
    return [
      open,
      { ...open, version: 2, state: 'answered', answer: { at: later(askedAt, minutes), by: 'p', text: 'personal' } },
    ];
  });
const HISTORIES = fc.array(fc.oneof({ weight: 3, arbitrary: CASE }, TASK, ASK), { minLength: 1, maxLength: 6 });

const record = (was: Item | undefined, is: Item, at: number) => ({
  dynamodb: {
    SequenceNumber: String(at),
    NewImage: marshall(is),
    ...(was === undefined ? {} : { OldImage: marshall(was) }),
  },
});
const recordsOf = (history: readonly Item[]) => history.map((is, at) => record(history[at - 1], is, at));
const counting = (records: readonly unknown[]) => countJob({ ...countingStore(tables), log: quiet }, records);

/** A batch that meets a busy table comes again, as the stream delivers it. */
const MOST_DELIVERIES = 20;

async function delivered(batch: Parameters<typeof counting>[0]): Promise<void> {
  for (let times = 0; times < MOST_DELIVERIES; times += 1)
    if ((await counting(batch)).batchItemFailures.length === 0) return;
  throw new Error('a batch was never counted');
}

describe('the numbers of activity', () => {
  it('are those counted by hand from the cases, in any order, repetition and parallel delivery of the stream', async () => {
    const deliveries = HISTORIES.chain((histories) => {
      const records = histories.flatMap(recordsOf);
      const twice = [...records, ...records];
      const order = fc.shuffledSubarray(twice, { minLength: twice.length });
      return fc.record({ histories: fc.constant(histories), order, size: fc.integer({ min: 1, max: 9 }) });
    });
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ histories, order, size }) => {
        tables = await localTables();
        const batches = Array.from({ length: Math.ceil(order.length / size) }, (_, at) =>
          order.slice(at * size, (at + 1) * size),
        );
        const lanes = [batches.filter((_, at) => at % 2 === 0), batches.filter((_, at) => at % 2 === 1)];
        await Promise.all(
          lanes.map(async (lane) => {
            for (const batch of lane) await delivered(batch);
          }),
        );
        expect(await activityRows(tables)).toEqual(countedByHand(histories.flatMap((history) => history.slice(-1))));
      }),
      { numRuns: 15 },
    );
  });

  it('take many cases of many weeks at once, in more transactions than one', async () => {
    const heads = Array.from({ length: 50 }, (_, at): Item => {
      const reference = newReference();
      const receivedAt = later('2024-01-01T10:00:00.000Z', at * 7 * 24 * 60);
      return {
        item: 'case',
        pk: `CASE#${reference}`,
        sk: 'CASE',
        reference,
        team: 'masp',
        state: 'new',
        version: 1,
        door: 'web',
        receivedAt,
      };
    });
    await counting(heads.map((head, at) => record(undefined, head, at)));
    expect(await activityRows(tables)).toEqual(countedByHand(heads));
  });

  it('stay under 1 KB with every code, so that counting costs one write unit a row', async () => {
    const sources = [...referralSource.codes.map(({ code }) => code), undefined];
    const outcomes = [
      'advice',
      'signposted',
      'short_term_support',
      'early_help_assessment',
      'social_care_assessment',
      'strategy_discussion',
      'masp',
      'redirect',
      'no_further_action',
      'withdrawn_by_referrer',
    ];
    const base = {
      team: 'masp',
      receivedAt: '2026-11-23T10:00:00.000Z',
      decisionDueAt: '2026-11-24T17:00:00.000Z',
      flags: ['re_referral'],
    };
    const names = new Set(
      [
        ...Door.options.flatMap((door) => sources.map((source) => ({ ...base, door, source, state: 'new' }))),
        ...outcomes.flatMap((outcome) =>
          ['24', '25'].map((day) => ({
            ...base,
            door: 'web',
            state: 'decided',
            outcome,
            decidedAt: `2026-11-${day}T10:00:00.000Z`,
          })),
        ),
        { ...base, door: 'web', state: 'query' },
      ].flatMap((facts) => contactMarks(facts).map(({ name }) => name)),
    );
    for (const name of [
      'week 1',
      'week 2',
      'week 3',
      'week older',
      'month 1',
      'month 2',
      'month 3',
      'month older',
      'asked',
      'answered',
      'alert quarter_hour',
      'alert hour',
      'alert four_hours',
      'alert later',
      'alert not_yet',
    ])
      names.add(name);
    const largest = {
      pk: 'ACTIVITY',
      sk: '2026-11-01',
      ...Object.fromEntries([...names].map((name) => [name, 1_234_567])),
    };
    // A number is a byte for two digits, and one more.
    const bytes = Object.entries(largest).reduce(
      (sum, [name, value]) => sum + name.length + (typeof value === 'number' ? 5 : value.length),
      0,
    );
    expect(names.size).toBe(5 + sources.length + outcomes.length + 4 + 10 + 2 + 5);
    expect(bytes).toBeLessThan(1024);
  });

  it('hold dates, codes and numbers alone, and remember nothing that people wrote', async () => {
    const reference = newReference();
    const head = {
      item: 'case',
      pk: `CASE#${reference}`,
      sk: 'CASE',
      reference,
      team: 'masp',
      state: 'new',
      version: 1,
      door: 'web',
      receivedAt: '2026-11-23T10:00:00.000Z',
      source: 'Wren Hollis',
      sender: { name: 'Wren Hollis' },
    };
    await counting([record(undefined, head, 1)]);
    const Everything = z.object({ Items: z.array(z.unknown()) });
    const counted = Everything.parse(
      await tables.client.send(
        new QueryCommand({
          TableName: tables.cases,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `COUNTED#${reference}` },
        }),
      ),
    );
    expect(counted.Items).toHaveLength(1);
    expect(JSON.stringify([counted.Items, await activityRows(tables)])).not.toContain('Wren');
  });
});
