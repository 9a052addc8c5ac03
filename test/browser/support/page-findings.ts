import { AxeBuilder } from '@axe-core/playwright';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import type { Visitor } from './visitor.ts';

/** WCAG 2.2 AA, and what axe calls good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The narrowest page: 1280 px at 400 % (WCAG 1.4.10). */
const NARROW = 320;
/** 1280 px at 200 % (WCAG 1.4.4). */
const ZOOMED = 640;
/** The narrowest of a tablet's layout, of a desktop's, and of rows as a table: there columns begin. */
const LAYOUTS_BEGIN = [642, 770, 901];
const WIDE = 1280;
/** What margins of 15 mm leave of A4, in CSS pixels. */
const PAPER = 680;
const HEIGHT = 900;
/** After the last control the keyboard goes to the browser's own parts. */
const BEYOND = 3;

const Findings = z.array(z.string());
const Offered = z.object({ headings: z.array(z.string()), controls: z.array(z.string()) });

let checks: string | undefined;

/** Returns the checks that run inside a page, as one script. The page's policy lets only its own scripts in, so the browser runs it. */
function inPageChecks(): string {
  checks ??= buildSync({
    entryPoints: [`${import.meta.dirname}/../in-page/checks.ts`],
    bundle: true,
    write: false,
    format: 'iife',
  }).outputFiles[0]?.text;
  return checks ?? '';
}

const ask = async <Answer>(page: Page, call: string, answer: z.ZodType<Answer>): Promise<Answer> =>
  answer.parse(await page.evaluate(`${inPageChecks()};pageChecks.${call}`));

/** The version and the name of a case in an address, which differ from one opening to the next. */
const PASSING = /FD-[A-Z0-9]{4}-[A-Z0-9]{4}|found=[\w-]+/g;

/** Returns what axe finds, by rule and place: never what the page says. Our pages have no frames, so that one page is enough ("legacy"). */
async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

/** Returns what needs a horizontal scroll at a width. */
async function tooWideAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: HEIGHT });
  return ask(page, 'tooWide()', Findings);
}

async function tooWideAtEach(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) found.push(...(await tooWideAt(page, width)));
  return found;
}

/** Returns what goes through the whole page by the Tab key and is not reached, or does not show that it is. */
async function keyboardFindings(page: Page): Promise<string[]> {
  await page.evaluate('document.activeElement?.blur()');
  const presses = await ask(page, 'beginKeyboard()', z.int());
  for (let at = 0; at < presses + BEYOND; at += 1) await page.keyboard.press('Tab');
  // The notes are in the page's own script, which must not begin again.
  return Findings.parse(await page.evaluate('pageChecks.endKeyboard()'));
}

async function forcedColoursFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const found = await ask(page, 'forcedColours()', Findings);
  await page.emulateMedia({ forcedColors: 'none' });
  return found;
}

async function printFindings(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: PAPER, height: HEIGHT });
  await page.emulateMedia({ media: 'print' });
  const found = await ask(page, 'printed()', Findings);
  await page.emulateMedia({ media: 'screen' });
  return found;
}

/** Returns what is wrong with the page that a visitor has open, as far as it shows at once. */
export async function quickFindingsOf(visitor: Visitor): Promise<string[]> {
  return [
    ...(await axeFindings(visitor.page)),
    ...(await ask(visitor.page, 'forms()', Findings)),
    ...visitor.complaints(),
  ];
}

/** Returns what is wrong with the page that a visitor has open, however they use it. */
export async function findingsOf(visitor: Visitor): Promise<string[]> {
  const { page } = visitor;
  const found = [
    ...(await quickFindingsOf(visitor)),
    ...(await keyboardFindings(page)),
    ...(await forcedColoursFindings(page)),
    ...(await tooWideAtEach(page, [...LAYOUTS_BEGIN, ZOOMED, NARROW])),
    ...(await printFindings(page)),
  ];
  await page.setViewportSize({ width: WIDE, height: HEIGHT });
  return found;
}

interface Opened {
  readonly address: string;
  readonly status: number;
}

/**
 * Returns what the page that a visitor has just opened lacks without JavaScript: the same person opens it in a browser that runs no
 * script. Lists change between the two, as other tests work beside: what is missing counts if the same is missing again.
 */
export async function withoutScriptFindings(visitor: Visitor, plain: Visitor, opened: Opened): Promise<string[]> {
  const once = await missingWithoutScript(visitor, plain, opened);
  if (once.length === 0) return once;
  const status = await visitor.open(opened.address);
  const again = await missingWithoutScript(visitor, plain, { ...opened, status });
  return again.filter((finding) => once.includes(finding));
}

async function missingWithoutScript(visitor: Visitor, plain: Visitor, { address, status }: Opened): Promise<string[]> {
  const with_ = await ask(visitor.page, 'offered()', Offered);
  const same = await plain.open(address);
  const without = await ask(plain.page, 'offered()', Offered);
  const lost = (before: readonly string[], after: readonly string[]) => {
    const there = after.map((one) => one.replaceAll(PASSING, ''));
    return before.filter((one) => !there.includes(one.replaceAll(PASSING, '')));
  };
  return [
    ...(same === status ? [] : [`status ${same} without JavaScript, and ${status} with it`]),
    ...lost(with_.headings, without.headings).map(() => 'a heading needs JavaScript'),
    ...lost(with_.controls, without.controls).map((one) => `needs JavaScript: ${one.replaceAll(PASSING, '')}`),
    ...(await tooWideAt(plain.page, NARROW)),
    ...plain.complaints(),
  ];
}
