import { beforeAll, expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { CASES } from './support/cases.ts';
import { inChromium } from './support/chromium.ts';
import { addressOf, openedBy, PATHS, type Parts } from './support/every-page.ts';
import { quickFindingsOf } from './support/page-findings.ts';
import { giveReason, personOf, signIn, type Visitor } from './support/visitor.ts';

const door = sharedFrontDoor();

/** Pages that ask every role for a reason first. */
const NEEDS_REASON = /governance|who-looked/;

inChromium('every page of the console', (browser) => {
  let parts: Parts = {};
  const visitors = new Map<string, Promise<Visitor>>();
  beforeAll(async () => {
    parts = (await CASES.full?.(door)) ?? {};
  });

  it.each(PATHS)(
    '%s opens, without a finding of axe, a form without its token or an error in the browser',
    async (path) => {
      const role = openedBy(path);
      const visitor = await (visitors.get(role) ?? signIn(browser(), door, personOf(role)));
      visitors.set(role, Promise.resolve(visitor));
      const status = await visitor.open(addressOf(path, parts));
      // A reason holds for the pages beneath it, so that a later one may not ask again.
      expect(status === 400 && NEEDS_REASON.test(path) ? await giveReason(visitor) : status).toBe(200);
      expect(await quickFindingsOf(visitor)).toEqual([]);
    },
  );
});
