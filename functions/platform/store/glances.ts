import type { Case } from '#schemas/case.ts';
import type { Glance } from '#schemas/glance.ts';
import { auditWrite } from './audit.ts';
import { caseKey } from './keys.ts';
import type { Acting } from './table.ts';
import { transact } from './transact.ts';

/**
 * Replaces what lists show of a case by the same with its mask, if the case has not changed since it was read. Nobody acts on it,
 * so the version stays. A case that has changed is left to the next look.
 */
export async function writeMaskedGlance(
  store: Acting,
  { reference, version }: Pick<Case, 'reference' | 'version'>,
  glance: Glance,
  now: Date,
): Promise<void> {
  await transact(store.client, [
    {
      name: 'head',
      table: store.cases,
      update: caseKey(reference),
      set: 'SET glance = :glance',
      condition: '#version = :version',
      names: { '#version': 'version' },
      values: { ':glance': glance, ':version': version },
    },
    auditWrite(store, now, { action: 'mask-glance', reference }),
  ]);
}
