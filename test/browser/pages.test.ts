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

  it('have a menu in one line from 800 px on, folded on a telephone, and in few lines there without a script', async () => {
    const visitor = await signIn(browser(), door, personOf('team_manager'));
    const plain = await visitor.also({ javaScriptEnabled: false });
    const linesAt = async ({ page, open }: Visitor, width: number) => {
      await page.setViewportSize({ width, height: 900 });
      expect(await open('/staff')).toBe(200);
      const boxes = await Promise.all((await page.locator('header nav a').all()).map((link) => link.boundingBox()));
      expect(boxes.length).toBeGreaterThan(5);
      return new Set(boxes.flatMap((box) => (box === null ? [] : [Math.round(box.y)]))).size;
    };
    expect([await linesAt(visitor, 1280), await linesAt(visitor, 800)]).toEqual([1, 1]);
    expect([await linesAt(visitor, 640), await linesAt(visitor, 320)]).toEqual([0, 0]);
    const [wide, narrow] = [await linesAt(plain, 800), await linesAt(plain, 320)];
    expect(wide).toBe(1);
    expect(narrow).toBeLessThan(5);
    await visitor.page.getByRole('button', { name: 'Menu' }).press('Enter');
    expect(await visitor.page.getByRole('link', { name: 'Team queue', exact: true }).isVisible()).toBe(true);
  });
});
