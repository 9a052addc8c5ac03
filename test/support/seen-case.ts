import { readCaseToChange, type WholeCase } from '#functions/platform/store/reading.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** A case as it stands in a test's table. @throws Error when there is none */
export async function seenCase(tables: Tables, reference: string): Promise<WholeCase> {
  const whole = await readCaseToChange(tables, service('test'), reference, () => undefined);
  if (whole === undefined) throw new Error('no case');
  return whole;
}
