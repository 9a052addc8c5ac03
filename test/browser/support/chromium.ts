import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { JUDGED } from '#test/support/runs.ts';
import { PROGRAM, STARTS_WITHIN_MS, startChromium } from './start-chromium.ts';

type InBrowser = (browser: () => Browser) => void;

/**
 * Describes tests of pages in a real browser, which starts once for them. A machine without Chromium skips them, as set-up has said;
 * the judge does not.
 */
export function inChromium(name: string, tests: InBrowser): void {
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
