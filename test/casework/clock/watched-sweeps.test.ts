import { beforeEach, describe, expect, it } from '@jest/globals';
import { type SweepDeps, sweep } from '#functions/casework/clock/sweep.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { failedWork, lateSweepSeconds, type WatchDeps } from '#functions/casework/clock/watched-sweeps.ts';
import { noteSweep, SweepingJob, sweepsNoted } from '#functions/platform/store/sweeps.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { localTables } from '#test/support/local-tables.ts';

const NOON = new Date('2026-11-23T12:00:00.000Z');
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const QUEUE = 'http://127.0.0.1:4566/000000000000/front-door-';

let tables: Tables;
let warned: unknown[] = [];
let asked: string[] = [];

beforeEach(async () => {
  tables = await localTables();
  warned = [];
  asked = [];
});

const nobody = async () => undefined;

function deps(change: Partial<SweepDeps> = {}): SweepDeps {
  return {
    ...sweepStore(tables, council),
    sweepsWithin: { 'correspondence/send': 300, 'casework/reconcile': 2700 },
    deadLetters: [`${QUEUE}ReceiveDeadLetters`, `${QUEUE}AuditMissed`, `${QUEUE}OpenDeadLetters`],
    depthOf: async (url) => {
      asked.push(url);
      return 0;
    },
    lookAtFailedWorkEvery: 5,
    engine: 'clamav',
    scanDeadlineMs: 60_000,
    openDeadlineMs: 60_000,
    objectAt: nobody,
    scan: nobody,
    read: nobody,
    fileUpload: nobody,
    open: nobody,
    deleteOriginal: nobody,
    clock: async () => CLOCK_DEFAULTS,
    now: () => NOON.getTime(),
    log: {
      info: () => undefined,
      warn: (message, facts) => warned.push([message, facts]),
      error: (message, error, facts) => warned.push([message, String(error), facts]),
    },
    figures: () => undefined,
    ...change,
  };
}

describe('a note of a sweep', () => {
  it('moves forward only: a slow sweep hides no later one', async () => {
    for (const at of [later(2), later(1)]) await noteSweep(tables, 'casework/follow', at);
    expect(await sweepsNoted(tables)).toEqual(new Map([['casework/follow', later(2)]]));
  });
});

describe('the lateness of the sweeps', () => {
  it('is none while each runs in its time', async () => {
    await noteSweep(tables, 'correspondence/send', NOON);
    await noteSweep(tables, 'casework/reconcile', NOON);
    expect(await lateSweepSeconds(deps(), later(5))).toBe(0);
    expect(warned).toEqual([]);
  });

  it('is that of the latest, and the log names each', async () => {
    await noteSweep(tables, 'correspondence/send', NOON);
    await noteSweep(tables, 'casework/reconcile', NOON);
    expect(await lateSweepSeconds(deps(), later(46))).toBe(41 * 60);
    expect(warned).toEqual([
      ['a sweep has stopped', { code: 'casework/reconcile', count: 60 }],
      ['a sweep has stopped', { code: 'correspondence/send', count: 41 * 60 }],
    ]);
  });

  it('counts for a sweep that never ran from when the clock first looked', async () => {
    expect(await lateSweepSeconds(deps(), NOON)).toBe(0);
    expect(await lateSweepSeconds(deps(), later(6))).toBe(60);
    expect(await sweepsNoted(tables)).toEqual(
      new Map([
        ['casework/reconcile', NOON],
        ['correspondence/send', NOON],
      ]),
    );
  });

  it('does not count a job that no schedule runs', async () => {
    for (const job of SweepingJob.options) await noteSweep(tables, job, NOON);
    expect(await lateSweepSeconds(deps({ sweepsWithin: {} }), later(600))).toBe(0);
  });
});

describe('the failed work', () => {
  it('is that of the fullest queue, and the log names each queue that has any', async () => {
    const depths = new Map([
      [`${QUEUE}AuditMissed`, 2],
      [`${QUEUE}OpenDeadLetters`, 5],
    ]);
    expect(await failedWork(deps({ depthOf: async (url) => depths.get(url) ?? 0 }), NOON)).toBe(5);
    expect(warned).toEqual([
      ['work failed every try', { code: 'front-door-AuditMissed', count: 2 }],
      ['work failed every try', { code: 'front-door-OpenDeadLetters', count: 5 }],
    ]);
  });

  it('is looked at every five minutes', async () => {
    for (let minute = 0; minute < 10; minute += 1) await failedWork(deps(), later(minute));
    expect(asked).toHaveLength(2 * deps().deadLetters.length);
  });
});

describe('a sweep of the clock', () => {
  it('writes both figures, and zeros too: it is the heartbeat', async () => {
    const figures: unknown[] = [];
    await sweep(deps({ figures: (told) => figures.push(told) }));
    expect(figures).toEqual([expect.objectContaining({ LateSweepSeconds: 0, FailedWork: 0, FailedItems: 0 })]);
  });

  it.each<[string, Partial<WatchDeps>, string]>([
    ['the notes', { sweepsNoted: async () => Promise.reject(new Error('away')) }, 'LateSweepSeconds'],
    ['a queue', { depthOf: async () => Promise.reject(new Error('away')) }, 'FailedWork'],
  ])('that cannot read %s goes on, counts it as failed and leaves its figure out', async (_what, broken, figure) => {
    const figures: object[] = [];
    expect(await sweep(deps({ ...broken, figures: (told) => figures.push(told) }))).toMatchObject({ failed: 1 });
    expect(figures[0]).toMatchObject({ FailedItems: 1 });
    expect(figures[0]).not.toHaveProperty(figure);
    expect(warned).toEqual([['a figure could not be read', 'Error: away', { code: figure }]]);
  });
});
