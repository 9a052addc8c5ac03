import { beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '#schemas/actor.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { CASES } from './support/cases.ts';
import { inChromium } from './support/chromium.ts';
import { addressOf, isOfCase, openedBy, PATHS, type Parts } from './support/every-page.ts';
import { findingsOf, withoutScriptFindings } from './support/page-findings.ts';
import { shapeOf } from './support/page-shape.ts';
import { sizesOf } from './support/page-size.ts';
import { sideBySide } from './support/side-by-side.ts';
import { personOf, signIn, type Visitor } from './support/visitor.ts';

/** A role asks for some three hundred pages. Most have the shape of one that was read. On a busy machine the first role takes minutes. */
const ROLE_WITHIN_MS = 15 * 60_000;
/** Five cases with all that belongs to them, each of which jobs read. */
const MADE_WITHIN_MS = 5 * 60_000;
/** Allowed, asked for a reason, or not allowed. Never our own fault. */
const ANSWERS = [200, 400, 403, 404];
/** A page may cost this for somebody who comes for the first time, and for somebody who has opened one before (gzip bytes). */
const MOST = { cold: 100_000, warm: 30_000 };

interface Asked {
  readonly path: string;
  readonly state: string;
  readonly address: string;
}

/** Returns every page, and those of a case once for each of its states. */
const everyPage = (made: ReadonlyMap<string, Parts>): readonly Asked[] =>
  [...made].flatMap(([state, parts]) =>
    PATHS.filter((path) => state === 'full' || isOfCase(path)).map((path) => ({
      path,
      state,
      address: addressOf(path, parts),
    })),
  );

/** Asks for pages as one person. Opens each of a shape that nobody has met, with JavaScript and without. Returns what is wrong with each. */
async function findingsAt(visitor: Visitor, pages: readonly Asked[], met: Set<string>): Promise<string[]> {
  const found: string[] = [];
  const browsers = async () => ({
    scripted: await visitor.also({}),
    plain: await visitor.also({ javaScriptEnabled: false }),
  });
  await sideBySide(pages, browsers, async ({ scripted, plain }, { path, state, address }) => {
    const { status, html } = await visitor.ask(address);
    const here = ANSWERS.includes(status) ? [] : [`answers ${status}`];
    const shape = shapeOf(html);
    if (!met.has(shape)) {
      met.add(shape);
      const opened = await scripted.open(address);
      here.push(...(await withoutScriptFindings(scripted, plain, { address, status: opened })));
      here.push(...(await findingsOf(scripted)));
    }
    found.push(...here.map((finding) => `${path} of a case that is ${state}: ${finding}`));
  });
  return found;
}

describe('every page, by every role and in every state of a case', () => {
  const door = sharedFrontDoor();
  const made = new Map<string, Parts>();
  const met = new Set<string>();

  beforeAll(async () => {
    const making = Object.entries(CASES).map(async ([state, make]) => made.set(state, await make(door)));
    await Promise.all(making);
  }, MADE_WITHIN_MS);

  inChromium('in Chromium', (browser) => {
    it.each(Role.options)(
      '%s meets nothing that axe finds, that the keyboard misses, that is too wide or that needs JavaScript',
      async (role) => {
        const visitor = await signIn(browser(), door, personOf(role));
        expect(await findingsAt(visitor, everyPage(made), met)).toEqual([]);
      },
      ROLE_WITHIN_MS,
    );

    it(
      'costs at most 100 KB at first, and 30 KB after that',
      async () => {
        const parts = made.get('full') ?? {};
        const heavy: string[] = [];
        for (const role of new Set(PATHS.map(openedBy))) {
          const visitor = await signIn(browser(), door, personOf(role));
          const paths = PATHS.filter((path) => openedBy(path) === role);
          await sideBySide(
            paths,
            async () => visitor,
            async (_, path) => {
              const { cold, warm } = await sizesOf(visitor, addressOf(path, parts));
              if (cold.bytes > MOST.cold || warm.bytes > MOST.warm)
                heavy.push(`${path}: ${cold.bytes}, then ${warm.bytes}`);
            },
          );
        }
        expect(heavy).toEqual([]);
      },
      ROLE_WITHIN_MS,
    );
  });
});
