import { digest, newId } from '#functions/platform/identifiers.ts';
import type { LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { type Case, type FormRecord, MOST_LINKS } from '#schemas/case.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { Reference } from '#schemas/reference.ts';
import { type CopyRestrictionDeps, copyRestriction } from './copy-restriction.ts';
import type { SearchKey } from './keys-of.ts';
import { NotJoinedError } from './returned-form.ts';
import { isNewer } from './suggest-match.ts';
import { tokensToAsk } from './tokens.ts';

export interface SameFileDeps extends CopyRestrictionDeps, Pick<Store, 'standingUnder'> {}

/** A file that can lead to other cases with the same bytes. */
export interface SoughtFile {
  readonly id: string;
  readonly key: SearchKey;
  /** The case that was opened from the file's form, and has the file too. */
  readonly alsoOn: Reference | null;
}

/** A referral has a handful of annexes; each such file is an item and a line of the index. */
const MOST_FILES = 20;
/** A smaller picture is the crest of a signature, attached by a mail program that does not show it in its text. */
const LEAST_PICTURE_BYTES = 20 * 1024;
const PICTURES: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'bmp', 'webp']);
/** A file on more cases than this is a leaflet that goes with every letter: it does not indicate a repeat. */
const MOST_CASES = 5;
/** Somebody may be working on one of the two cases; after this many looks the sweep tries again. */
const LOOKS = 5;

/** Returns the files of a case that indicate a repeat where another case has the same bytes: no blank form, no signature. */
export function soughtFiles(documents: readonly CaseDocument[], forms: readonly FormRecord[]): SoughtFile[] {
  const blank = new Set(forms.filter(isBlank).map(({ documentId }) => documentId));
  return documents
    .filter(({ id, reading, origin }) => reading !== 'waiting' && origin.inline !== true && !blank.has(id))
    .filter(({ type, size }) => !PICTURES.has(type ?? '') || size >= LEAST_PICTURE_BYTES)
    .slice(0, MOST_FILES)
    .map(({ id, sha256, alsoOn }) => ({ id, alsoOn, key: { kind: 'file', parts: [sha256] } }));
}

const isBlank = ({ answers, leftovers }: FormRecord) =>
  answers.length === 0 && leftovers.every(({ text }) => text.trim() === '');

/**
 * Links a case with each other case that has a file of the same bytes, on both, and flags the newer one: a person judges whether it
 * is a repeat (law 2). Each pair is linked once, so that a link which somebody removed stays removed.
 * @throws NotJoinedError
 */
export async function linkSameFiles(
  deps: SameFileDeps,
  head: Case,
  files: readonly SoughtFile[],
  keys: LookupKeys,
  now: Date,
): Promise<void> {
  const others = new Set<Reference>();
  for (const { key, alsoOn } of files) {
    const found = new Set<Reference>();
    for (const token of tokensToAsk(keys, key))
      for (const { reference } of (await deps.standingUnder(token, MOST_CASES + 2)).found)
        if (reference !== head.reference && reference !== alsoOn) found.add(reference);
    if (found.size <= MOST_CASES) for (const reference of found) others.add(reference);
  }
  for (const reference of others) {
    const other = await deps.caseHead(reference);
    if (other === undefined) continue;
    const [newer, older] = isNewer(head, other) ? [head, other] : [other, head];
    await copyRestriction(deps, newer.reference, older, now);
    await link(deps, newer.reference, older.reference, ['suspected_repeat'], now);
    await link(deps, older.reference, newer.reference, [], now);
  }
}

async function link(
  deps: SameFileDeps,
  on: Reference,
  other: Reference,
  flags: Case['flags'],
  now: Date,
): Promise<void> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const head = await deps.caseHead(on);
    if (head === undefined || head.links.some(({ reference, why }) => reference === other && why === 'same_file'))
      return;
    if ((await deps.changeCase(head, linked(head, other, flags, now), now)).changed !== 'stale') return;
  }
  throw new NotJoinedError('a case changed each time that it was to be linked');
}

/** Where a case has reached its limit of links, its timeline and the other case's link show it. */
function linked(head: Case, other: Reference, flags: Case['flags'], now: Date): CaseChange {
  const isFull = head.links.length >= MOST_LINKS;
  return {
    action: 'link-same-file',
    subject: other,
    head: { links: isFull ? head.links : [...head.links, { reference: other, why: 'same_file' }] },
    flags: [...new Set([...head.flags, ...flags])],
    records: [],
    raise: [],
    finish: [],
    line: { id: newId(now), at: now.toISOString(), what: 'same_file', by: 'service', detail: other },
    outbound: [],
    claim: { kind: 'same-file', hash: digest('same-file', head.reference, other), holds: { item: 'once' } },
  };
}
