import { describe, expect, it } from '@jest/globals';
import { outboxJob, type SweepDeps, SweepFailedError, sweep } from '#functions/correspondence/sweep.ts';
import { OutboxKey } from '#functions/platform/store/outbox.ts';
import { UnknownEventError } from '#functions/platform/stream-event.ts';
import { newReference } from '#schemas/reference.ts';
import { quiet } from './outbox-fixture.ts';

const reference = newReference();
const keyNumber = (each: number) =>
  OutboxKey.parse({ reference, id: `01JD000000000000000000${String(each).padStart(4, '0')}` });
const keys = (many: number) => Array.from({ length: many }, (_, each) => keyNumber(each));

async function* pages(all: readonly OutboxKey[], size: number): AsyncGenerator<OutboxKey[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

function deps(over: Partial<SweepDeps> = {}) {
  const looked: OutboxKey[] = [];
  const noted: unknown[] = [];
  return {
    looked,
    noted,
    sendOne: async (key: OutboxKey) => {
      looked.push(key);
    },
    dueOutbox: () => pages(keys(10), 3),
    now: () => 0,
    log: quiet,
    noteSweep: async (job: string, at: Date) => {
      noted.push([job, at.getTime()]);
    },
    ...over,
  };
}

describe('the sweep of the outbox', () => {
  it('looks at every message that is due', async () => {
    const all = deps();
    expect(await sweep(all)).toEqual({ looked: 10, finished: true });
    expect(all.looked).toEqual(keys(10));
    expect(all.noted).toEqual([['correspondence/send', 0]]);
  });

  it('has four under way at most', async () => {
    let [under, most] = [0, 0];
    const sendOne = async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise(setImmediate);
      under -= 1;
    };
    await sweep(deps({ sendOne, dueOutbox: () => pages(keys(40), 25) }));
    expect(most).toBe(4);
  });

  it('stops when its time is up, and the next run goes on', async () => {
    let at = 0;
    const slow = deps({
      now: () => at,
      sendOne: async () => {
        at += 6_000;
      },
      dueOutbox: () => pages(keys(20), 10),
    });
    expect(await sweep(slow)).toEqual({ looked: 5, finished: false });
  });

  it('is not held up by a message that fails, and reports the failure in the end', async () => {
    const all = deps();
    const failing = {
      ...all,
      sendOne: async (key: OutboxKey) => {
        await all.sendOne(key);
        if (key.id.endsWith('4')) throw new Error('table away');
      },
    };
    await expect(sweep(failing)).rejects.toThrow(SweepFailedError);
    expect(all.looked).toHaveLength(10);
    expect(all.noted).toEqual([['correspondence/send', 0]]);
  });
});

const streamed = (pk: string, sk: string) => ({
  eventName: 'INSERT',
  dynamodb: {
    Keys: { pk: { S: pk }, sk: { S: sk } },
    SequenceNumber: '1',
    NewImage: { to: { S: 'canary@school.example' } },
  },
});
const nudges = (...all: readonly OutboxKey[]) => ({
  Records: all.map((key) => streamed(`CASE#${key.reference}`, `MSG#out#${key.id}`)),
});

describe('the function that sends', () => {
  it('looks at the messages that the stream names', async () => {
    const all = deps();
    expect(await outboxJob(all)(nudges(...keys(7)))).toEqual({ batchItemFailures: [] });
    expect(all.looked).toEqual(keys(7));
  });

  it('never holds up the stream: what fails or cannot be read is left to the sweep', async () => {
    const lines: unknown[] = [];
    const keep = (...line: unknown[]) => {
      lines.push(line);
    };
    const all = deps({
      sendOne: async () => {
        throw new Error('canary: table away');
      },
      log: { info: keep, warn: keep, error: keep },
    });
    const event = { Records: [...nudges(...keys(2)).Records, streamed('CASE#x', 'TL#y'), { odd: 'canary' }, null] };
    expect(await outboxJob(all)(event)).toEqual({ batchItemFailures: [] });
    expect(lines.filter((line) => JSON.stringify(line).includes('could not be looked at'))).toHaveLength(2);
    expect(lines).toContainEqual(['stream records that name no message', { code: 'not-a-message', count: 3 }]);
  });

  it('begins nothing that it could not end in time, however long the batch', async () => {
    let at = 0;
    const all = deps();
    const hanging = {
      ...all,
      now: () => at,
      sendOne: async (key: OutboxKey) => {
        await all.sendOne(key);
        at += 20_000;
      },
    };
    expect(await outboxJob(hanging)(nudges(...keys(10)))).toEqual({ batchItemFailures: [] });
    expect(all.looked).toHaveLength(4);
  });

  it('sweeps when the schedule says so', async () => {
    expect(await outboxJob(deps())({ sweep: true })).toEqual({ looked: 10, finished: true });
  });

  it('refuses any other event', async () => {
    for (const event of [{}, null, { sweep: false }, { Records: 'all' }]) {
      await expect(outboxJob(deps())(event)).rejects.toThrow(UnknownEventError);
    }
  });
});
