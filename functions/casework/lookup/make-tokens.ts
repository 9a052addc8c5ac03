import type { LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Case } from '#schemas/case.ts';
import type { ChildRecord } from '#schemas/known-child.ts';
import type { Reference } from '#schemas/reference.ts';
import type { CopyOwed } from '../follow/copy-referral.ts';
import { type MaskDeps, maskGlance } from '../follow/mask-glance.ts';
import type { ChildSaid } from './children.ts';
import { keysOfChild } from './keys-of.ts';
import { keysOfCase } from './keys-of-case.ts';
import { lookForMatches, type MatchDeps } from './look-for-matches.ts';
import { linkSameFiles, soughtFiles } from './same-file.ts';
import { tokenOf } from './tokens.ts';

export interface LookupDeps
  extends MatchDeps,
    MaskDeps,
    Pick<Store, 'readTokensMade' | 'readDocuments' | 'formsOf' | 'messagesOf' | 'writeTokens' | 'endLookup'> {
  readonly keys: () => Promise<LookupKeys>;
  readonly now: () => Date;
  readonly copy: CopyOwed;
}

/**
 * The index of tokens is a moment behind the table, so two cases that come at once may miss each other. Both look again when it has
 * surely caught up.
 */
const LOOK_AGAIN_MS = 2 * 60_000;

export type Looked = 'made' | 'looked' | 'nothing_owed' | 'changed' | 'not_copied';

/**
 * Makes the tokens and children of one case and looks for matches; if they exist, it looks once more. If the stream and the sweep
 * both ask for it, the result is the same.
 */
export async function lookAfter(deps: LookupDeps, reference: Reference): Promise<Looked> {
  const owed = await deps.readTokensMade(reference);
  if (owed === undefined || owed.state === 'done') return 'nothing_owed';
  const head = await deps.caseHead(reference);
  if (head === undefined) return 'nothing_owed';
  const now = deps.now();
  // Another request before the index has surely caught up: the second look is not due yet.
  if (owed.state === 'to_match' && (owed.timerAt ?? '') > now.toISOString()) return 'nothing_owed';
  const forms = await deps.formsOf(reference);
  await maskGlance(deps, head, forms, now);
  const made = await deps.copy(owed, head, forms);
  const keys = await deps.keys();
  const sought = soughtFiles(await deps.readDocuments(reference), forms);
  const from = await emailedBy(deps, head);
  const { children, keys: found, cut } = keysOfCase(forms, [head.sender?.email, head.sender?.telephone, from]);
  const issuedFor = [...new Set(forms.flatMap((form) => form.issuedFor ?? []))];
  const said = { children, from, issuedFor };
  if (cut > 0) deps.log.warn('more search keys than a case may have', { reference, count: cut });
  if (made.state === 'to_match') {
    await lookForMatches(deps, head, said, keys, now);
    await linkSameFiles(deps, head, sought, keys, now);
    if (made.toCopy !== undefined) return 'not_copied';
    await deps.endLookup(made);
    return 'looked';
  }
  const ofFiles = sought.map(({ key }) => ({ child: 0, key }));
  const tokens = [...found, ...ofFiles].map(({ key, ...owned }) => ({
    reference: head.reference,
    ...owned,
    kind: key.kind,
    lookup: tokenOf(keys.current, key),
  }));
  const lookAgainAt = new Date(now.getTime() + LOOK_AGAIN_MS);
  const { generation } = keys.current;
  const records = children.map(childRecord);
  const written = await deps.writeTokens({ head, made, generation, tokens, children: records, lookAgainAt }, now);
  if (written === 'changed') return 'changed';
  await lookForMatches(deps, head, said, keys, now);
  await linkSameFiles(deps, head, sought, keys, now);
  return 'made';
}

/** Returns the sender of the email that is the referral itself. */
async function emailedBy(deps: LookupDeps, { reference, door }: Case): Promise<string | undefined> {
  const messages = door === 'email' ? await deps.messagesOf(reference, 'in') : [];
  const [first] = messages.flatMap((message) =>
    message.direction === 'in' && !message.joined && message.from ? [message.from] : [],
  );
  return first;
}

function childRecord(child: ChildSaid, index: number): ChildRecord {
  const known = keysOfChild(child).length > 0;
  return {
    id: String(index + 1),
    number: index + 1,
    form: child.form,
    index: child.index,
    matching: known ? 'looked_for' : 'no_keys',
    version: 1,
  };
}
