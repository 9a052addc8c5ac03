import { afterAll, beforeAll, describe } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { JUDGED } from '#test/support/runs.ts';

/** The Chromium that set-up found or installed; empty where there is none. */
const PROGRAM = process.env.FRONT_DOOR_CHROMIUM ?? '';

/** A first start on a busy machine takes some seconds. */
const STARTS_WITHIN_MS = 60_000;

/**
 * Describes tests of pages in a real browser, which starts once for them. A machine without Chromium skips them, as set-up has said;
 * the judge does not.
 */
export function inChromium(name: string, tests: (browser: () => Browser) => void): void {
  const runs = PROGRAM !== '' || JUDGED;
  (runs ? describe : describe.skip)(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await startChromium();
    }, STARTS_WITHIN_MS);
    afterAll(() => browser?.close());
    tests(() => {
      if (browser === undefined) throw new Error('Chromium did not start.');
      return browser;
    });
  });
}

/** Starts the browser. Its pages are as those of a person who set nothing. */
export function startChromium(): Promise<Browser> {
  if (PROGRAM === '') throw new Error('There is no Chromium: see what set-up said.');
  return chromium.launch({ executablePath: PROGRAM, timeout: STARTS_WITHIN_MS });
}
