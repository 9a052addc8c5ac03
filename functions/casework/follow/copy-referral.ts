import type { Log } from '#functions/platform/log.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { TokensMade } from '#functions/platform/store/tokens.ts';
import type { Case, FormRecord } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import type { ReferralCopy, ToCopy } from '#schemas/referral-copy.ts';

export interface CopyDeps extends Pick<Store, 'messagesOf' | 'readSlot'> {
  /** Writes an object unless its key is taken. */
  readonly put: (key: string, copy: ReferralCopy) => Promise<unknown>;
  readonly log: Log;
}

/** Makes the copy that a new referral owes. Returns what the case still owes. */
export type CopyOwed = (owed: TokensMade, head: Case, forms: readonly FormRecord[]) => Promise<TokensMade>;

/** Where the copies of a day are. A key has a day and a reference, and no personal data (law 4). */
export const copiesOf = (day: string): string => `${day}/`;

/**
 * Copies a new referral that has no object of its own, so that a restore of the table to an earlier moment does not lose it. A
 * copy that failed is owed until the sweep has made it. It never fails, as search tokens do not wait for it.
 */
export async function copyReferral(deps: CopyDeps, ...[owed, head, forms]: Parameters<CopyOwed>): Promise<TokensMade> {
  const { toCopy, ...copied } = owed;
  if (toCopy === undefined) return owed;
  try {
    const copy = await copyOf(deps, toCopy, head, forms);
    if (copy !== undefined) await deps.put(`${copiesOf(toCopy.day)}${head.reference}`, copy);
    return copied;
  } catch (error) {
    deps.log.error('a referral was not copied yet', error, { reference: head.reference });
    return owed;
  }
}

async function copyOf(
  deps: CopyDeps,
  { of }: ToCopy,
  head: Case,
  forms: readonly FormRecord[],
): Promise<ReferralCopy | undefined> {
  if ('slot' in of) {
    const slot = await deps.readSlot(of.slot);
    if (slot === undefined) return undefined;
    const { tokenHash: _token, ...rest } = slot;
    return { kind: 'slot', slot: rest };
  }
  const form = forms.find(({ number }) => number === 1);
  if (form === undefined) return undefined;
  const { reference, door, receivedAt, decisionDueAt, channel, liquidlogicId, draft } = head;
  const acknowledgement = await acknowledgementOf(deps, reference);
  return {
    kind: 'form',
    reference,
    door,
    receivedAt,
    decisionDueAt,
    claim: of.claim,
    form,
    ...(acknowledgement === undefined ? {} : { acknowledgement }),
    ...(channel === undefined ? {} : { channel }),
    ...(liquidlogicId === undefined ? {} : { liquidlogicId }),
    ...(draft === undefined ? {} : { draft }),
  };
}

async function acknowledgementOf({ messagesOf }: CopyDeps, reference: Reference): Promise<string | undefined> {
  const letters = await messagesOf(reference, 'out');
  return letters.find((letter) => letter.direction === 'out' && letter.kind === 'acknowledgement')?.id;
}
