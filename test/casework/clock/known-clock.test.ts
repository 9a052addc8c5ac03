import { describe, expect, it } from '@jest/globals';
import { knownCaseClocks } from '#functions/casework/clock/known-case-clocks.ts';
import { knownClock } from '#functions/casework/clock/known-clock.ts';
import { CLOCK_DEFAULTS, ClockSettings } from '#schemas/clock-settings.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const two = { ...CLOCK_DEFAULTS, workingDays: 2 };

describe('the settings of the clock, at a door', () => {
  it('are read once a minute, not once a referral', async () => {
    let reads = 0;
    let now = 0;
    const clock = knownClock(
      async () => {
        reads += 1;
        return two;
      },
      () => now,
    );
    now = 1;
    for (let referral = 0; referral < 5; referral += 1) expect(await clock()).toEqual(two);
    expect(reads).toBe(1);
    now += 60_001;
    await clock();
    expect(reads).toBe(2);
  });

  it('keep no referral out: without a read the last known ones count, or the defaults', async () => {
    let now = 1;
    let broken = true;
    const clock = knownClock(
      async () => {
        if (broken) throw new Error('the table is away');
        return two;
      },
      () => now,
    );
    expect(await clock()).toEqual(CLOCK_DEFAULTS);
    broken = false;
    now += 10_001;
    expect(await clock()).toEqual(two);
    broken = true;
    now += 60_001;
    expect(await clock()).toEqual(two);
  });

  it('are the same whether nothing was set or an empty setting', () => {
    expect(ClockSettings.parse({})).toEqual(CLOCK_DEFAULTS);
  });

  it('keep no referral waiting for a table that does not answer', async () => {
    const clock = knownClock(() => new Promise(() => undefined));
    const began = Date.now();
    expect(await clock()).toEqual(CLOCK_DEFAULTS);
    expect(Date.now() - began).toBeLessThan(1000);
  });
});

describe('the clocks of a list', () => {
  it('are shown although the sweep’s result cannot be read', async () => {
    const clocks = await knownCaseClocks(
      async () => CLOCK_DEFAULTS,
      async () => {
        throw new Error('the table is away');
      },
    )();
    expect(clocks(sampleCase(), new Date('2026-11-24T18:00:00.000Z'))?.status).toBe('breached');
  });
});
