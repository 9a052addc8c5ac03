import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countJob } from '#functions/casework/count/count-job.ts';
import { caseStanding, taskStanding } from '#functions/casework/count/standing.ts';
import { caseCount, countAll, readCounts, type Standing, taskCount } from '#functions/platform/store/counts.ts';
import type { Flagged, ListedFor } from '#functions/platform/store/flag-rows.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { CaseState } from '#schemas/case.ts';
import { newReference, Reference } from '#schemas/reference.ts';
import { localTables } from '#test/support/local-tables.ts';

let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
});

const count = (on: Tables, one: Standing) => countAll(on, [one]);

/** Returns the counts other than zero. */
const counts = async () => new Map([...(await readCounts(tables))].filter(([, number]) => number !== 0));
const standing = (reference: string, version: number, state: string, team = 'masp') =>
  caseStanding({ reference: Reference.parse(reference), team, state, version });

describe('the counts of the dashboard', () => {
  it('move with a case, and an old or repeated event changes nothing', async () => {
    const reference = newReference();
    const told = [
      standing(reference, 1, 'new'),
      standing(reference, 3, 'recommended'),
      standing(reference, 2, 'accepted'),
    ];
    for (const one of [...told, ...told]) await count(tables, one);
    expect(await counts()).toEqual(new Map([[caseCount('masp', 'recommended'), 1]]));
    expect(await count(tables, standing(reference, 3, 'recommended'))).toBe(0);
  });

  it('follow the last version, in any order, number and parallel delivery of events', async () => {
    const history = fc.array(fc.constantFrom(...CaseState.options), { minLength: 1, maxLength: 5 });
    const shuffled = fc.array(history, { minLength: 1, maxLength: 3 }).chain((histories) => {
      const references = histories.map(() => newReference());
      const events = histories.flatMap((states, at) =>
        states.map((state, version) => standing(references[at] ?? '', version + 1, state)),
      );
      const twice = [...events, ...events];
      return fc.record({
        histories: fc.constant(histories),
        order: fc.shuffledSubarray(twice, { minLength: twice.length }),
      });
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ histories, order }) => {
        tables = await localTables();
        const lanes = [order.filter((_, at) => at % 2 === 0), order.filter((_, at) => at % 2 === 1)];
        await Promise.all(
          lanes.map(async (lane) => {
            for (const one of lane) await count(tables, one);
          }),
        );
        const expected = new Map<string, number>();
        for (const states of histories) {
          const last = caseCount('masp', states.at(-1) ?? '');
          expected.set(last, (expected.get(last) ?? 0) + 1);
        }
        expect(await counts()).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('have a task until it is done, also when the later event comes first', async () => {
    const about = { reference: newReference(), sk: 'ACT#by_hand-1', team: 'masp' };
    await count(tables, taskStanding({ ...about, state: 'open' }));
    expect(await counts()).toEqual(new Map([[taskCount('masp'), 1]]));
    await count(tables, taskStanding({ ...about, state: 'done' }));
    await count(tables, taskStanding({ ...about, state: 'open' }));
    const other = { ...about, sk: 'ACT#by_hand-2' };
    await count(tables, taskStanding({ ...other, state: 'done' }));
    await count(tables, taskStanding({ ...other, state: 'open' }));
    expect(await counts()).toEqual(new Map());
  });

  it('have a reopened task again, and no more once it is done, in any order of events', async () => {
    const about = { reference: newReference(), sk: 'ACT#look_at_files-1', team: 'documents_to_read' };
    const story = [
      { opened: 1, state: 'open' },
      { opened: 1, state: 'done' },
      { opened: 2, state: 'open' },
    ];
    for (const one of [...story, ...story]) await count(tables, taskStanding({ ...about, ...one }));
    expect(await counts()).toEqual(new Map([[taskCount('documents_to_read'), 1]]));
    await count(tables, taskStanding({ ...about, opened: 2, state: 'done' }));
    for (const one of story) await count(tables, taskStanding({ ...about, ...one }));
    expect(await counts()).toEqual(new Map());
  });
});

describe('a batch of the stream', () => {
  const record = (SequenceNumber: string, more: object) => ({
    eventName: 'MODIFY',
    dynamodb: {
      SequenceNumber,
      NewImage: { item: { S: 'case' }, sk: { S: 'CASE' }, team: { S: 'masp' }, state: { S: 'new' }, ...more },
    },
  });
  const first = newReference();
  const versioned = (reference: string) => ({ reference: { S: reference }, version: { N: '4' } });

  function heard(fails?: string) {
    const listed: unknown[] = [];
    const counted: Standing[] = [];
    const warned: unknown[] = [];
    const deps = {
      countAll: async (some: readonly Standing[]) => {
        if (some.some(({ reference }) => reference === fails)) throw new Error('busy');
        counted.push(...some);
        return some.length;
      },
      listFlag: async ({ reference, version, flags }: Flagged, flag: ListedFor) => {
        if (reference === fails) throw new Error('busy');
        listed.push({ reference, version, flag, has: flags.includes(flag) });
        return 'listed' as const;
      },
      log: { info: () => undefined, warn: (...said: unknown[]) => void warned.push(said), error: () => undefined },
    };
    return { deps, counted, listed, warned };
  }

  it('is read for states and versions, and for nothing that people wrote', async () => {
    const { deps, counted } = heard();
    const task = record('2', {
      item: { S: 'task' },
      sk: { S: 'ACT#t' },
      reference: { S: first },
      state: { S: 'done' },
    });
    const again = record('3', {
      ...{ item: { S: 'task' }, sk: { S: 'ACT#t' }, reference: { S: first } },
      ...{ state: { S: 'open' }, opened: { N: '2' } },
    });
    const answer = await countJob(deps, [
      record('1', { ...versioned(first), sender: { M: { name: { S: 'A. Person' } } } }),
      task,
      again,
    ]);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(counted).toEqual([
      { reference: first, sk: 'CASE', version: 4, count: 'case masp new' },
      { reference: first, sk: 'ACT#t', version: 3, count: 'task masp' },
    ]);
  });

  it('names the first record that could not be counted, and skips one without a count', async () => {
    const second = newReference();
    const { deps, counted, warned } = heard(second);
    const others = Array.from({ length: 60 }, (_, at) => record(String(at + 10), versioned(newReference())));
    const records = [{ odd: true }, record('1', versioned(first)), ...others, record('200', versioned(second))];
    // Records counted in the failed batch come again with it, and count nothing then.
    const [failed] = (await countJob(deps, records)).batchItemFailures;
    expect(Number(failed?.itemIdentifier)).toBeGreaterThan(10);
    expect(counted.map(({ reference }) => reference)).toContain(first);
    expect(counted.map(({ reference }) => reference)).not.toContain(second);
    expect(await countJob(deps, [{ odd: true }])).toEqual({ batchItemFailures: [] });
    expect(warned).toHaveLength(2);
  });

  const changed = (SequenceNumber: string, was: object, is: object) => {
    const { dynamodb } = record(SequenceNumber, { ...versioned(first), queueSort: { S: 'due' }, ...is });
    return {
      dynamodb: { ...dynamodb, OldImage: { ...dynamodb.NewImage, version: { N: '3' }, flags: undefined, ...was } },
    };
  };
  const flags = (...SS: string[]) => ({ flags: { SS } });

  it('counts nothing for a case whose state did not change, such as by a note', async () => {
    const { deps, counted, listed } = heard();
    await countJob(deps, [changed('1', {}, {})]);
    expect([counted, listed]).toEqual([[], []]);
    await countJob(deps, [changed('2', { state: { S: 'accepted' } }, {})]);
    expect(counted).toEqual([{ reference: first, sk: 'CASE', version: 4, count: 'case masp new' }]);
  });

  it('puts a case into the list of each named flag that it has, and out of that of each that it had', async () => {
    const { deps, listed } = heard();
    const before = flags('danger_words', 'incomplete');
    await countJob(deps, [changed('1', before, flags('third_contact', 'incomplete'))]);
    expect(listed).toEqual([
      { reference: first, version: 4, flag: 'third_contact', has: true },
      { reference: first, version: 4, flag: 'danger_words', has: false },
    ]);
    listed.length = 0;
    await countJob(deps, [changed('2', flags('danger_words'), flags('danger_words', 'incomplete'))]);
    expect(listed).toEqual([]);
    await countJob(deps, [changed('3', { ...flags('danger_words'), state: { S: 'accepted' } }, flags('danger_words'))]);
    expect(listed).toEqual([{ reference: first, version: 4, flag: 'danger_words', has: true }]);
  });
});
