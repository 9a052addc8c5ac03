import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { countJob } from '#functions/casework/count/count-job.ts';
import { countingStore } from '#functions/casework/count/counting-store.ts';
import { followJob } from '#functions/casework/follow/follow-job.ts';
import { caseCount, readCounts } from '#functions/platform/store/counts.ts';
import { CaseState } from '#schemas/case.ts';
import { newReference } from '#schemas/reference.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';

const Answer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
const nothing = () => undefined;
const TEAM = 'masp';
type Record = { readonly dynamodb: { readonly SequenceNumber: string; readonly NewImage: object } };

/** Makes the stream's record of a case that came to a state, with this version of its head. */
const came = (reference: string, state: string, version: number, sequence: number): Record => ({
  dynamodb: {
    SequenceNumber: String(sequence),
    NewImage: {
      ...{ item: { S: 'case' }, sk: { S: 'CASE' }, team: { S: TEAM }, state: { S: state } },
      ...{ reference: { S: reference }, version: { N: String(version) } },
    },
  },
});

/** What a shard has: some cases, each with its states, as the table wrote them one after the other. */
const shard = fc.array(fc.array(fc.constantFrom(...CaseState.options), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 3,
});

/** Mixes the records of a shard's cases, and keeps the order of each case, as a shard does. */
function mixed(histories: readonly (readonly string[])[]): { records: Record[]; last: string[] } {
  const cases = histories.map((states) => ({ reference: newReference(), states }));
  const rounds = Math.max(...histories.map((states) => states.length));
  const records = Array.from({ length: rounds }, (_, round) =>
    cases.flatMap(({ reference, states }) => {
      const state = states[round];
      return state === undefined ? [] : [{ reference, state, version: round + 1 }];
    }),
  ).flat();
  return {
    records: records.map(({ reference, state, version }, at) => came(reference, state, version, at)),
    last: histories.map((states) => states.at(-1) ?? ''),
  };
}

describe('a stream of several shards', () => {
  it('counts each case once, whichever readers run at once, fail in part, and get a batch again', async () => {
    const shards = fc.array(shard, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(shards, fc.integer({ min: 1, max: 4 }), async (given, size) => {
        const tables = await localTables();
        const deps = {
          ...countingStore(asJob('FollowingFollow', tables)),
          log: { info: nothing, warn: nothing, error: nothing },
        };
        let calls = 0;
        // Each third write of the counts meets a busy table.
        const countAll: typeof deps.countAll = async (some) => {
          calls += 1;
          if (calls % 3 === 0) throw new Error('busy');
          return deps.countAll(some);
        };
        const job = followJob({
          count: (records) => countJob({ ...deps, countAll }, records),
          lookup: async () => undefined,
        });
        /** Reads a shard as Lambda does: in order, a batch at a time, again from the first that failed. And once more from its start. */
        const read = async (records: readonly Record[]): Promise<void> => {
          for (let at = 0, tries = 0; at < records.length && tries < 100; tries += 1) {
            const batch = records.slice(at, at + size);
            const { batchItemFailures } = Answer.parse(await job({ Records: batch }));
            const failed = batch.findIndex(
              ({ dynamodb }) => dynamodb.SequenceNumber === batchItemFailures[0]?.itemIdentifier,
            );
            at += failed === -1 ? batch.length : failed;
          }
        };
        const all = given.map(mixed);
        await Promise.all(
          all.map(async ({ records }) => {
            await read(records);
            await read(records);
          }),
        );
        const expected = new Map<string, number>();
        for (const state of all.flatMap(({ last }) => last)) {
          const name = caseCount(TEAM, state);
          expected.set(name, (expected.get(name) ?? 0) + 1);
        }
        expect(new Map([...(await readCounts(tables))].filter(([, number]) => number !== 0))).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
});
