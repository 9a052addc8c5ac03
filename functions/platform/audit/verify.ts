import { hashOfEntry } from '../store/audit.ts';
import type { DayRow, StandingEntry } from '../store/sealing.ts';
import { BEFORE_THE_FIRST, type ChainLink, hashOfLink, type Segment } from './chain.ts';
import type { SegmentVersions } from './segments.ts';

/** A fault of the audit, by kind. `about` is an entry's id or a link's number. */
export type Finding =
  | {
      what: 'entry_overwritten' | 'entry_removed' | 'entry_unreadable' | 'entry_not_marked' | 'entry_sealed_twice';
      about: string;
      day: string;
    }
  | { what: 'entry_unsealed' | 'entry_marked_but_not_sealed'; about: string; day: string }
  | { what: 'link_removed' | 'link_changed' | 'link_broken'; about: string }
  | { what: 'segment_missing' | 'segment_forged' | 'segment_overwritten' | 'segment_hidden'; about: string }
  | { what: 'head_forged' | 'chain_cut_short'; about: string };

export interface VerifyDeps {
  readonly links: () => AsyncIterable<{ sequence: number; link: ChainLink | undefined }>;
  readonly segments: () => AsyncIterable<SegmentVersions>;
  readonly head: () => Promise<{ readonly sequence: number; readonly segment: Segment | undefined } | undefined>;
  readonly segment: (sequence: number, versionId: string) => Promise<Segment | undefined>;
  readonly isOurs: (segment: Segment) => boolean;
  readonly sealed: (ids: readonly string[]) => Promise<ReadonlyMap<string, DayRow>>;
  readonly day: (date: string) => AsyncIterable<DayRow>;
  readonly dayOf: (id: string) => string;
}

export interface Verified {
  readonly links: number;
  readonly entries: number;
  /** Entries written since the last sealing run: they will be sealed, and are not a finding yet. */
  readonly waiting: number;
  readonly findings: readonly Finding[];
  /** The number of faults beyond the list. */
  readonly more: number;
}

/** Further findings add nothing to the list; the rest is counted. */
const MOST_FINDINGS = 1000;

/** Links wait until they have this many entries, which DynamoDB returns in one answer: most links have one or two. */
const BATCH = 50;

export interface Asked {
  readonly now: Date;
  /** Younger entries may still be in sealing, and are not a finding yet. */
  readonly freshMs: number;
  /** The first day of entries to compare, `2026-11-01`; the chain and its segments are always compared completely. */
  readonly since: string;
}

/**
 * Compares the audit table, the chain and the signed segments (law 5). Where they differ, the signed segment counts: nobody can
 * change it, and only the sealer can sign. Entries that no link holds are findings too. It reads in order, a page at a time, and
 * keeps the ids of the requested days, some 100 MB for a million.
 */
export async function verifyAudit(deps: VerifyDeps, asked: Asked): Promise<Verified> {
  const findings: Finding[] = [];
  let more = 0;
  const find = (finding: Finding) => {
    if (findings.length < MOST_FINDINGS) findings.push(finding);
    else more += 1;
  };
  const counts = { links: 0, entries: 0, waiting: 0 };
  const inLink = new Set<string>();
  const batch: ChainLink[] = [];
  let waiting = 0;
  let previous = BEFORE_THE_FIRST;
  // Read before the chain, which grows meanwhile.
  const end = await notedEnd(deps, find);
  let reached = false;
  for await (const pair of sideBySide(deps)) {
    const { sequence } = pair;
    const link = await trustedLink(deps, asked, pair, find);
    if (link !== undefined && link.hash === end?.hash) reached = true;
    if (link === undefined) {
      // Nothing proves the hash of the missing link, so the next link is taken as it is.
      previous = '';
      continue;
    }
    if (previous !== '' && link.previous !== previous) find({ what: 'link_broken', about: String(sequence) });
    previous = link.hash;
    counts.links += 1;
    counts.entries += link.entries.length;
    const entries = link.entries.filter(({ id }) => deps.dayOf(id) >= asked.since);
    if (entries.length === 0) continue;
    batch.push({ ...link, entries });
    waiting += entries.length;
    if (waiting < BATCH) continue;
    await checkEntries(deps, batch.splice(0), inLink, find);
    waiting = 0;
  }
  await checkEntries(deps, batch, inLink, find);
  if (end !== undefined && !reached) find({ what: 'chain_cut_short', about: String(end.sequence) });
  for (const day of daysSince(asked)) await checkDay(deps, asked, day, inLink, counts, find);
  return { ...counts, findings, more };
}

type Find = (finding: Finding) => void;

/** Returns where the chain ended when its end was last noted. */
async function notedEnd(deps: VerifyDeps, find: Find): Promise<ChainLink | undefined> {
  const head = await deps.head();
  if (head === undefined) return undefined;
  const { sequence, segment } = head;
  if (segment !== undefined && deps.isOurs(segment) && isWhole(segment.link, sequence)) return segment.link;
  find({ what: 'head_forged', about: String(sequence) });
  return undefined;
}

interface Pair {
  readonly sequence: number;
  readonly tables: ChainLink | 'unreadable' | undefined;
  readonly versions: readonly string[];
  readonly hidden: boolean;
}

/** Returns the table's links and the bucket's segments by number, gaps included. */
async function* sideBySide(deps: VerifyDeps): AsyncGenerator<Pair> {
  const links = deps.links()[Symbol.asyncIterator]();
  const segments = deps.segments()[Symbol.asyncIterator]();
  let link = await links.next();
  let segment = await segments.next();
  for (let sequence = 1; link.done !== true || segment.done !== true; sequence += 1) {
    const hasLink = link.done !== true && link.value.sequence === sequence;
    const hasSegment = segment.done !== true && segment.value.sequence === sequence;
    yield {
      sequence,
      tables: hasLink ? (link.value.link ?? 'unreadable') : undefined,
      versions: hasSegment ? segment.value.versionIds : [],
      hidden: hasSegment && segment.value.hidden,
    };
    if (hasLink) link = await links.next();
    if (hasSegment) segment = await segments.next();
  }
}

/** Returns the link to trust: the oldest segment with a valid signature, else the table's own. */
async function trustedLink(deps: VerifyDeps, asked: Asked, pair: Pair, find: Find): Promise<ChainLink | undefined> {
  const { sequence, tables: stored, versions, hidden } = pair;
  const about = String(sequence);
  const signed = await firstSigned(deps, sequence, versions);
  const own = stored === 'unreadable' || stored === undefined || !isWhole(stored, sequence) ? undefined : stored;
  // The sealer may be between its two writes, or have made this link since we read the other side.
  const fresh = isFresh(asked, (signed ?? own)?.at);
  if (versions.length === 0 && !fresh) find({ what: 'segment_missing', about });
  if (versions.length > 0 && signed === undefined) find({ what: 'segment_forged', about });
  if (hidden) find({ what: 'segment_hidden', about });
  if (versions.length > 1 && signed !== undefined) find({ what: 'segment_overwritten', about });
  if (stored === undefined && !fresh) find({ what: 'link_removed', about });
  if (stored !== undefined && (own === undefined || (signed !== undefined && own.hash !== signed.hash))) {
    find({ what: 'link_changed', about });
  }
  return signed ?? own;
}

function isFresh({ now, freshMs }: Asked, at: string | undefined): boolean {
  return at !== undefined && now.getTime() - Date.parse(at) <= freshMs;
}

function isWhole(link: ChainLink, sequence: number): boolean {
  return link.sequence === sequence && hashOfLink(link) === link.hash;
}

async function firstSigned(
  deps: VerifyDeps,
  sequence: number,
  versions: readonly string[],
): Promise<ChainLink | undefined> {
  for (const versionId of versions) {
    const segment = await deps.segment(sequence, versionId);
    if (segment !== undefined && deps.isOurs(segment) && isWhole(segment.link, sequence)) return segment.link;
  }
  return undefined;
}

async function checkEntries(
  deps: VerifyDeps,
  links: readonly ChainLink[],
  inLink: Set<string>,
  find: Find,
): Promise<void> {
  const standing = await deps.sealed(links.flatMap(({ entries }) => entries.map(({ id }) => id)));
  for (const { sequence, entries } of links) {
    for (const { id, hash } of entries) {
      const about = { about: id, day: deps.dayOf(id) };
      const row = standing.get(id);
      if (inLink.has(id)) find({ what: 'entry_sealed_twice', ...about });
      inLink.add(id);
      if (row === undefined || row.entry.is === 'missing') find({ what: 'entry_removed', ...about });
      else if (!says(row.entry, hash)) find({ what: 'entry_overwritten', ...about });
      if (row !== undefined && row.sealedIn !== sequence) find({ what: 'entry_not_marked', ...about });
    }
  }
}

/** Returns whether an entry is still as it was sealed: its own hash, and the hash of its content. */
function says(standing: StandingEntry, hash: string): boolean {
  return standing.is === 'entry' && standing.entry.hash === hash && hashOfEntry(standing.entry) === hash;
}

async function checkDay(
  deps: VerifyDeps,
  asked: Asked,
  day: string,
  inLink: ReadonlySet<string>,
  counts: { waiting: number },
  find: Find,
): Promise<void> {
  for await (const row of deps.day(day)) {
    if (inLink.has(row.id)) continue;
    const about = { about: row.id, day };
    if (row.entry.is === 'unreadable') find({ what: 'entry_unreadable', ...about });
    else if (isFresh(asked, await writtenAt(deps, row))) counts.waiting += 1;
    else find({ what: row.sealedIn === undefined ? 'entry_unsealed' : 'entry_marked_but_not_sealed', ...about });
  }
}

/** Returns when an entry was written. An entry that came with its marker between our two readings is read again. */
async function writtenAt(deps: VerifyDeps, { id, entry }: DayRow): Promise<string | undefined> {
  const standing = entry.is === 'missing' ? (await deps.sealed([id])).get(id)?.entry : entry;
  return standing?.is === 'entry' ? standing.entry.at : undefined;
}

/** Returns every requested day, including days without sealing: they may hold entries kept out of the chain. */
function daysSince({ since, now }: Asked): string[] {
  const all: string[] = [];
  for (let at = Date.parse(since); at <= now.getTime(); at += 86_400_000)
    all.push(new Date(at).toISOString().slice(0, 10));
  return all;
}
