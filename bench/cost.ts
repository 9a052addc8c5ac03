import type { Progress } from '#infra/local/progress.ts';
import { measure } from './cost/measure.ts';
import { account, keep, keptMeasurement, measuredPart, pageWith, writePage } from './cost/page.ts';

/**
 * Makes the measured part of docs/cost.md from the templates and from `measured.json`. `npm run bench -- cost again` measures
 * first, on Amazon's DynamoDB Local.
 */
export async function cost(progress: Progress, which: string | undefined): Promise<object> {
  if (which === 'again') keep(await measure(progress));
  const measured = keptMeasurement();
  await progress('docs/cost.md', async () => writePage(pageWith(measuredPart(measured))));
  const { dollars } = account(measured);
  return Object.fromEntries(Object.entries(dollars).map(([name, much]) => [name, much.toFixed(2)]));
}
