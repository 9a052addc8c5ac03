import { ALL, BEGINS, readParts } from '#functions/platform/store/parts.ts';
import { readCaseToWork, type WholeCase } from '#functions/platform/store/reading.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** A case as it stands in a test's table. @throws Error when there is none */
export async function seenCase(tables: Tables, reference: string): Promise<WholeCase> {
  const seen = await readCaseToWork(tables, service('test'), reference, () => undefined);
  if (seen === undefined) throw new Error('no case');
  const wanted = Object.fromEntries(Object.keys(BEGINS).map((part) => [part, ALL]));
  return { ...seen, ...(await readParts(tables, reference, wanted)) };
}
