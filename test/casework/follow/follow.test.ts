import { describe, expect, it } from '@jest/globals';
import { followJob } from '#functions/casework/follow/follow-job.ts';

const changed = (item: string, sequence: string) => ({
  dynamodb: { SequenceNumber: sequence, NewImage: { item: { S: item } } },
});
const head = changed('case', '1');
const tokens = changed('lookup', '2');
const task = changed('task', '3');

/** Makes a follower that records the events of each of its two jobs. */
function following(failures: readonly { itemIdentifier: string }[] = []) {
  const counted: (readonly unknown[])[] = [];
  const looked: unknown[] = [];
  const job = followJob({
    count: async (records) => {
      counted.push(records);
      return { batchItemFailures: failures };
    },
    lookup: async (event) => {
      looked.push(event);
      return { looked: 1 };
    },
  });
  return { job, counted, looked };
}

describe('what follows a change of a case', () => {
  it('goes to the right job: counts to the dashboard, owed tokens to the lookup', async () => {
    const { job, counted, looked } = following();
    expect(await job({ Records: [head, tokens, task] })).toEqual({ batchItemFailures: [] });
    expect(counted).toEqual([[head, task]]);
    expect(looked).toEqual([{ Records: [tokens] }]);
  });

  it('makes tokens although nothing could be counted, and only what was not counted comes again', async () => {
    const { job, looked } = following([{ itemIdentifier: '1' }]);
    expect(await job({ Records: [head, tokens] })).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(looked).toHaveLength(1);
  });

  it('leaves an unknown record to the counter, which logs that it skipped it', async () => {
    const { job, counted, looked } = following();
    await job({ Records: [{ odd: true }] });
    expect(counted).toEqual([[{ odd: true }]]);
    expect(looked).toEqual([]);
  });

  it('sweeps for tokens on the schedule', async () => {
    const { job, counted, looked } = following();
    expect(await job({ sweep: true })).toEqual({ looked: 1 });
    expect(counted).toEqual([]);
    expect(looked).toEqual([{ sweep: true }]);
  });
});
