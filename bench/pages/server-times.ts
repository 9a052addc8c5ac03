import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Perform } from '#functions/casework/index.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import { ASSET_FILES } from '#functions/web/generated/asset-files.ts';
import { type Browser, browserOf } from '#test/support/browser.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';
import { PERSON } from '../lists/fill-tables.ts';
import { median, rounded } from '../statistics.ts';

const ROUNDS = 30;
/** Enough for Node to have compiled what it compiles. */
const WARM_UP = 10;

/** The pages that people open all day, as far as the console has them; the case is the first of the person's own. */
const PLACES = ['/staff', '/staff/queue', '/staff/cases/{reference}'];
const SEARCH = '/staff/search';
/** How many cases a search finds. */
const FOUND = 10;
const SOUGHT = { firstName: 'Amy', lastName: 'Quillfeather', dateOfBirth: '2016-03-04' };
const MINE = z.object({ body: z.object({ cases: z.array(z.object({ reference: z.string() })).min(1) }) });

/** When something of an operation was under way. */
type Span = readonly [begun: number, ended: number];

/** Returns how long at least one operation was under way: they may run side by side. */
function covered(spans: readonly Span[]): number {
  let total = 0;
  let until = 0;
  for (const [begun, ended] of [...spans].sort(([one], [other]) => one - other)) {
    total += Math.max(0, ended - Math.max(begun, until));
    until = Math.max(until, ended);
  }
  return total;
}

async function opened(tables: Tables) {
  const clock = { now: new Date('2026-06-01T09:00:00.000Z') };
  const person = personNamed(PERSON, 'team_manager');
  const { deps } = pagesOver(tables, { signIn: scriptedIssuer(person), clock });
  const spans: Span[] = [];
  const timed = (asking: Parameters<typeof deps.perform>[0]): Perform => {
    const perform = deps.perform(asking);
    return async (id, asked) => {
      const begun = performance.now();
      try {
        return await perform(id, asked);
      } finally {
        spans.push([begun, performance.now()]);
      }
    };
  };
  const browser = browserOf({ ...deps, perform: timed }, clock);
  await browser.signIn();
  const perform = deps.perform({ person, requestId: 'bench', receivedAt: clock.now, looksAgain: false });
  const { body } = MINE.parse(await perform('listCases', { query: { team: 'duty_and_advice' } }));
  const reference = body.cases[0]?.reference ?? '';
  const has = new Set(ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path));
  const opening = PLACES.filter((place) => has.has(place)).map(
    (place) => [place, () => open(browser, place.replace('{reference}', reference))] as const,
  );
  await fileSought(tables, clock.now);
  const token = await browser.token(SEARCH);
  const places = [...opening, [SEARCH, () => search(browser, token)] as const];
  return { spans, places };
}

/** Files the cases that the search finds. */
async function fileSought(tables: Tables, now: Date): Promise<void> {
  const world = lookupWorld(tables, { keys: LOOKUP_KEYS, now });
  const cases = await Promise.all(Array.from({ length: FOUND }, () => world.file([SOUGHT])));
  await world.told(...cases.map(({ reference }) => reference));
}

async function open(browser: Browser, address: string): Promise<string> {
  const { status, html } = await browser.get(address);
  if (status !== 200) throw new Error(`${address.split('/')[2] ?? ''} answers ${status}`);
  return html;
}

/** Searches as a person does: sends the form, is led to the result, and opens it. */
async function search(browser: Browser, token: string | undefined): Promise<string> {
  const { firstName, lastName, dateOfBirth } = SOUGHT;
  const form = { name: `${firstName} ${lastName}`, dateOfBirth: dateOfBirth.split('-').reverse().join('/') };
  const { headers } = await browser.post(SEARCH, { form, token });
  const html = await open(browser, headers.location ?? '');
  if (!/\d+ cases found/.test(html)) throw new Error('the search did not find its cases');
  return html;
}

/** Returns the time of each page on the server, its operations' share of it, and the ratio of the two. */
export async function serverTimes(
  tables: Tables,
): Promise<Record<string, { ms: number; operations: number; ratio: number }>> {
  const { spans, places } = await opened(tables);
  const times = new Map(places.map(([place]) => [place, { page: [] as number[], operations: [] as number[] }]));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const [place, show] of places) {
      spans.splice(0);
      const begun = performance.now();
      await show();
      if (round < WARM_UP) continue;
      times.get(place)?.page.push(performance.now() - begun);
      times.get(place)?.operations.push(covered(spans));
    }
  return Object.fromEntries(
    [...times].map(([place, { page, operations }]) => {
      const [ms, alone] = [median(page), median(operations)];
      return [place, { ms: rounded(ms), operations: rounded(alone), ratio: rounded(ms / alone) }];
    }),
  );
}

/** Returns the bytes of each page as a browser gets them, with a cold cache and with a warm one. */
export async function pageBytes(tables: Tables): Promise<Record<string, { cold: number; warm: number }>> {
  const { places } = await opened(tables);
  const assets = ASSET_FILES.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
  const figures: [string, { cold: number; warm: number }][] = [];
  for (const [place, show] of places) {
    const warm = gzipSync(await show()).length;
    figures.push([place, { cold: warm + assets, warm }]);
  }
  return Object.fromEntries(figures);
}
