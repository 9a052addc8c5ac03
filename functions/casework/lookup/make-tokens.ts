import type { LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { TokensMade, TokensToWrite } from '#functions/platform/store/tokens.ts';
import type { Actor } from '#schemas/actor.ts';
import type { Case, FormRecord } from '#schemas/case.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { ChildRecord } from '#schemas/known-child.ts';
import type { Message } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { ChildSaid } from './children.ts';
import { keysOfChild } from './keys-of.ts';
import { keysOfCase } from './keys-of-case.ts';
import { LOOKUP, lookForMatches, type MatchDeps } from './look-for-matches.ts';
import { linkSameFiles, soughtFiles } from './same-file.ts';
import { tokenOf } from './tokens.ts';

export interface LookupDeps extends MatchDeps {
  readonly keys: () => Promise<LookupKeys>;
  readonly made: (actor: Actor, reference: Reference) => Promise<TokensMade | undefined>;
  readonly documents: (actor: Actor, reference: Reference) => Promise<readonly CaseDocument[]>;
  readonly forms: (actor: Actor, reference: Reference) => Promise<readonly FormRecord[]>;
  readonly messages: (actor: Actor, reference: Reference) => Promise<readonly Message[]>;
  readonly write: (actor: Actor, tokens: TokensToWrite, now: Date) => Promise<'written' | 'changed'>;
  readonly end: (actor: Actor, made: TokensMade) => Promise<void>;
  readonly now: () => Date;
}

/**
 * The index of tokens is a moment behind the table, so that of two cases that come at once neither may see the other: both look
 * again when it has surely caught up.
 */
const LOOK_AGAIN_MS = 2 * 60_000;

export type Looked = 'made' | 'looked' | 'nothing_owed' | 'changed';

/**
 * Does what is owed to one case: makes its tokens and children and looks for matches, or, when they stand, looks once more. Told
 * twice, or by the stream and the sweep at once, it comes to the same.
 */
export async function lookAfter(deps: LookupDeps, reference: Reference): Promise<Looked> {
  const made = await deps.made(LOOKUP, reference);
  if (made === undefined || made.state === 'done') return 'nothing_owed';
  const head = await deps.caseHead(LOOKUP, reference);
  if (head === undefined) return 'nothing_owed';
  const now = deps.now();
  // Told again before the index has surely caught up: the second look is not due yet.
  if (made.state === 'to_match' && (made.timerAt ?? '') > now.toISOString()) return 'nothing_owed';
  const keys = await deps.keys();
  const forms = await deps.forms(LOOKUP, reference);
  const sought = soughtFiles(await deps.documents(LOOKUP, reference), forms);
  const from = await emailedBy(deps, head);
  const { children, keys: found, cut } = keysOfCase(forms, [head.sender?.email, head.sender?.telephone, from]);
  const issuedFor = [...new Set(forms.flatMap((form) => form.issuedFor ?? []))];
  const said = { children, from, issuedFor };
  if (cut > 0) deps.log.warn('more search keys than a case may have', { reference, count: cut });
  if (made.state === 'to_match') {
    await lookForMatches(deps, head, said, keys, now);
    await linkSameFiles(deps, LOOKUP, head, sought, keys, now);
    await deps.end(LOOKUP, made);
    return 'looked';
  }
  const ofFiles = sought.map(({ key }) => ({ child: 0, key }));
  const tokens = [...found, ...ofFiles].map(({ child, key }) => ({
    reference: head.reference,
    child,
    kind: key.kind,
    lookup: tokenOf(keys.current, key),
  }));
  const lookAgainAt = new Date(now.getTime() + LOOK_AGAIN_MS);
  const { generation } = keys.current;
  const records = children.map(childRecord);
  const written = await deps.write(LOOKUP, { head, made, generation, tokens, children: records, lookAgainAt }, now);
  if (written === 'changed') return 'changed';
  await lookForMatches(deps, head, said, keys, now);
  await linkSameFiles(deps, LOOKUP, head, sought, keys, now);
  return 'made';
}

/** Who sent the email that is the referral itself. */
async function emailedBy(deps: LookupDeps, { reference, door }: Case): Promise<string | undefined> {
  const messages = door === 'email' ? await deps.messages(LOOKUP, reference) : [];
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
