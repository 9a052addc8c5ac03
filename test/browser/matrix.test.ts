import { describe, expect, it } from '@jest/globals';
import { Role } from '#schemas/actor.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { EVERY_PAGE } from '#test/support/runs.ts';
import { CASES } from './support/cases.ts';
import { inChromium } from './support/chromium.ts';
import { addressOf, isOfCase, PATHS, type Parts } from './support/every-page.ts';
import { findingsOf, withoutScriptFindings } from './support/page-findings.ts';
import { sizesOf } from './support/page-size.ts';
import { personOf, signIn, type Visitor } from './support/visitor.ts';

/** A role opens some sixty pages, each twice, with a reading by axe and a walk by keyboard. */
const ROLE_WITHIN_MS = 30 * 60_000;
/** Allowed, asked for a reason, or not allowed. Never our own fault. */
const ANSWERS = [200, 400, 403, 404];
/** A page may cost this for somebody who comes for the first time, and for somebody who has opened one before (gzip bytes). */
const MOST = { cold: 100_000, warm: 30_000 };

/** Opens pages as one person, with and without JavaScript. Returns what is wrong with each. */
async function findingsAt(visitor: Visitor, paths: readonly string[], parts: Parts): Promise<string[]> {
  const plain = await visitor.also({ javaScriptEnabled: false });
  const found: string[] = [];
  for (const path of paths) {
    const address = addressOf(path, parts);
    const status = await visitor.open(address);
    const here = [
      ...(ANSWERS.includes(status) ? [] : [`answers ${status}`]),
      ...(await findingsOf(visitor)),
      ...(await withoutScriptFindings(visitor, plain, address)),
    ];
    found.push(...here.map((finding) => `${path}: ${finding}`));
  }
  await plain.context.close();
  return found;
}

(EVERY_PAGE ? describe : describe.skip)('every page, by every role and in every state of a case', () => {
  const door = sharedFrontDoor();
  const made = new Map<string, Promise<Parts>>();
  const partsOf = (state: string): Promise<Parts> => {
    const parts = made.get(state) ?? CASES[state]?.(door) ?? Promise.reject(new Error(`no case is ${state}`));
    made.set(state, parts);
    return parts;
  };

  inChromium('in Chromium', (browser) => {
    it.each(Role.options)(
      '%s meets nothing that axe finds, that the keyboard misses, that is too wide or that needs JavaScript',
      async (role) => {
        const visitor = await signIn(browser(), door, personOf(role));
        expect(await findingsAt(visitor, PATHS, await partsOf('full'))).toEqual([]);
      },
      ROLE_WITHIN_MS,
    );

    it.each(Object.keys(CASES).filter((state) => state !== 'full'))(
      'a case that is %s has the same pages',
      async (state) => {
        const visitor = await signIn(browser(), door, personOf('team_manager'));
        expect(await findingsAt(visitor, PATHS.filter(isOfCase), await partsOf(state))).toEqual([]);
      },
      ROLE_WITHIN_MS,
    );

    it(
      'costs at most 100 KB at first, and 30 KB after that',
      async () => {
        const visitor = await signIn(browser(), door, personOf('team_manager'));
        const parts = await partsOf('full');
        const heavy: string[] = [];
        for (const path of PATHS) {
          const { cold, warm } = await sizesOf(visitor, addressOf(path, parts));
          if (cold.bytes > MOST.cold || warm.bytes > MOST.warm)
            heavy.push(`${path}: ${cold.bytes}, then ${warm.bytes}`);
        }
        expect(heavy).toEqual([]);
      },
      ROLE_WITHIN_MS,
    );
  });
});
