/** `npm run pictures [-- --port N]`: takes README's pictures of the console that runs here, with the invented cases of `npm start`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startChromium } from '#test/browser/support/start-chromium.ts';
import { personOf, signIn, type Visitor } from '#test/browser/support/visitor.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { ROOT } from './places.ts';
import { PlainError } from './plain-error.ts';
import { runningOn } from './running-front-door.ts';

/** A page as a laptop shows it, and small enough for README and for Git. */
const SIZE = { width: 1024, height: 720 };
const MOST_BYTES = 150_000;
/** Below the top of a case, which one picture shows. */
const BELOW_TOP = '.moj-sub-navigation';

await runCommand(async () => {
  const { values } = readArguments({ port: { type: 'string' } });
  const door = await runningOn(readPort(values.port));
  const folder = join(ROOT, 'docs', 'pictures');
  await mkdir(folder, { recursive: true });
  const browser = await startChromium();
  try {
    const visitor = await signIn(browser, door, personOf('team_manager'), { viewport: SIZE });
    const { page } = visitor;
    const take = async (name: string, path: string, from = 'body') => {
      await visitor.open(path);
      await page.evaluate(`document.querySelector(${JSON.stringify(from)}).scrollIntoView()`);
      const { length } = await page.screenshot({ path: join(folder, `${name}.png`) });
      if (length > MOST_BYTES) throw new PlainError(`${name}.png has ${length} bytes. Git keeps each for ever.`);
    };
    await take('queue', '/staff/queue?sort=priority');
    const [first] = await hrefs(page, 'main a[href^="/staff/cases/"]');
    if (first === undefined) throw new Error('The queue is empty: start with npm start -- --fresh.');
    await take('case', first);
    await take('original', await originalOf(visitor), BELOW_TOP);
    await take('shift', '/staff/shift');
    await take('form', `${first}/do/assign`);
    await take('reading', `${first}/reading`, 'main h3');
  } finally {
    await browser.close();
  }
});

/** Returns the address of a file beside its answers: of the first case in the queue that has one. */
async function originalOf({ page, open }: Visitor): Promise<string> {
  await open('/staff/queue');
  const cases = await hrefs(page, 'main a[href^="/staff/cases/"]');
  for (const one of cases) {
    await open(`${one}/files`);
    const [drawn] = await hrefs(page, 'main a[href$="/drawn"]');
    if (drawn !== undefined) return drawn;
  }
  throw new Error('No file of the queue can be shown: start with npm start -- --fresh.');
}

/** Returns the addresses of the links of a page that a selector finds. */
async function hrefs(page: Visitor['page'], selector: string): Promise<string[]> {
  const links = await page.locator(selector).all();
  const found = await Promise.all(links.map((link) => link.getAttribute('href')));
  return found.filter((href) => href !== null);
}
