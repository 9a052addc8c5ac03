import { readFile } from 'node:fs/promises';
import { callsIn, differences } from '#test/infra/calls.ts';
import { plain } from '#test/infra/synthesised.ts';
import { physicalNames } from './cloud-gaps.ts';
import { STACK } from './deploy-local.ts';

/**
 * Compares the calls of a whole run of tests with what each role may do, and prints each difference. Returns whether there is
 * none. `file` has the calls, and the local cloud at `endpoint` has the stack that made them.
 */
export async function compareCalls(file: string, endpoint: string): Promise<boolean> {
  const nameOf = new Map<string, string>();
  // The physical name of a queue is its address, and its ARN ends in the same name.
  for (const [logicalId, physical] of await physicalNames(endpoint, STACK))
    nameOf.set(physical.replace(/^https?:.*\//, ''), plain(logicalId));
  const found = differences(callsIn(await readFile(file, 'utf8'), nameOf));
  console.log(`  calls against grants … ${found.length === 0 ? 'ok' : 'failed'}`);
  for (const difference of found) console.log(`    ${difference}`);
  return found.length === 0;
}
