/** `npm run pictures [-- --port N]`: takes README's pictures of the console that runs here, with the invented cases of `npm start`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startChromium } from '#test/browser/support/start-chromium.ts';
import { personOf, signIn } from '#test/browser/support/visitor.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { ROOT } from './places.ts';
import { runningOn } from './running-front-door.ts';

/** Small enough for a page of README, and for Git. */
const SIZE = { width: 800, height: 560 };

await runCommand(async () => {
  const { values } = readArguments({ port: { type: 'string' } });
  const door = await runningOn(readPort(values.port));
  const folder = join(ROOT, 'docs', 'pictures');
  await mkdir(folder, { recursive: true });
  const browser = await startChromium();
  try {
    const visitor = await signIn(browser, door, personOf('team_manager'), { viewport: SIZE });
    const { page } = visitor;
    const take = async (name: string, path: string) => {
      await visitor.open(path);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    };
    await take('queue', '/staff/queue?sort=priority');
    const first = await page.locator('main a[href^="/staff/cases/"]').first().getAttribute('href');
    if (first === null) throw new Error('The queue is empty: start with npm start -- --fresh.');
    await take('case', first);
    await take('shift', '/staff/shift');
    await take('form', `${first}/do/assign`);
  } finally {
    await browser.close();
  }
});
