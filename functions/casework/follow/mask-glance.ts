import type { CountedCase } from '#functions/platform/store/mail.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { glanceAfter } from '#functions/safety/index.ts';
import type { FormRecord } from '#schemas/case.ts';
import { NOTHING_SAID, withForms } from '#schemas/safety-record.ts';

/** The dependencies of masking what lists show. */
export type MaskDeps = Pick<Store, 'writeMaskedGlance'>;

/**
 * Masks what lists show of a new case that asks to keep an address secret. The door that people wait for does not carry the mask:
 * until this has run, a moment later, lists hide every text of such a case.
 */
export async function maskGlance(
  deps: MaskDeps,
  head: CountedCase,
  forms: readonly FormRecord[],
  now: Date,
): Promise<void> {
  const { flags, glance: before } = head;
  if (before === undefined || before.masked === true || !flags.includes('address_confidential')) return;
  const first = forms.find(({ number }) => number === 1);
  const glance = glanceAfter({ flags, safety: withForms(NOTHING_SAID, forms) }, first, before);
  if (glance !== undefined) await deps.writeMaskedGlance(head, glance, now);
}
