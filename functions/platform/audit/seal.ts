import type { AuditEntry } from '#schemas/audit.ts';
import type { Store } from '../store/store.ts';
import { type ChainLink, linkAfter, type Segment, signedText } from './chain.ts';

export interface SealDeps extends Pick<Store, 'readChainHead' | 'readLinks' | 'appendLink'> {
  /** Returns the numbers of the existing segments after a number. */
  readonly segmentsAfter: (sequence: number) => Promise<ReadonlySet<number>>;
  readonly sign: (text: string) => Promise<Pick<Segment, 'keyId' | 'algorithm' | 'signature'>>;
  readonly keep: (segment: Segment) => Promise<void>;
  /** Notes the end of the chain, for as long as segments are kept. */
  readonly keepHead: (segment: Segment, now: Date) => Promise<void>;
  readonly now: () => Date;
}

/** A link and the marker of each of its entries go into one transaction of at most 100 actions; forty keeps it well under 4 MB. */
export const MOST_ENTRIES = 40;
/** Ten thousand entries a run: some seconds' work. The next run seals the rest. */
export const MOST_LINKS = 250;
/** Another sealer may be first; each try finds the chain further on. */
const TRIES = 10;

/** Other sealers were always quicker. Unsealed entries wait for the next run. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

export interface Sealed {
  links: number;
  entries: number;
  /** Segments that an earlier run did not write before it ended. */
  repaired: number;
}

/**
 * Adds entries to the chain in order, and writes each link signed to where nobody can change it. First it writes missing segments,
 * up to `lookBack` links back: an earlier run may have ended between link and segment. While segments cannot be written, no more
 * links are made, so the gap never grows past that.
 * @throws OvertakenError
 */
export async function seal(deps: SealDeps, entries: AsyncIterable<AuditEntry>, lookBack: number): Promise<Sealed> {
  const sealed: Sealed = { links: 0, entries: 0, repaired: await writeMissingSegments(deps, lookBack) };
  for await (const batch of inBatches(entries)) {
    const link = await fasten(deps, batch);
    if (link === undefined) continue;
    await writeSegment(deps, link);
    sealed.links += 1;
    sealed.entries += link.entries.length;
    if (sealed.links === MOST_LINKS) break;
  }
  return sealed;
}

/** Notes the newest link where nobody can remove it. Without it, links and segments cut off at the end would not be missed. */
export async function noteHead(deps: SealDeps): Promise<ChainLink | undefined> {
  const link = await deps.readChainHead();
  if (link !== undefined) await deps.keepHead({ version: 1, link, ...(await deps.sign(signedText(link))) }, deps.now());
  return link;
}

async function fasten(deps: SealDeps, batch: readonly AuditEntry[]): Promise<ChainLink | undefined> {
  let left = batch;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const link = linkAfter(await deps.readChainHead(), left, deps.now());
    const outcome = await deps.appendLink(link);
    if (outcome.is === 'appended') return link;
    if (outcome.is === 'sealed_before') left = left.filter(({ id }) => !outcome.ids.has(id));
    if (left.length === 0) return undefined;
  }
  throw new OvertakenError('other sealers were always quicker');
}

async function writeSegment(deps: SealDeps, link: ChainLink): Promise<void> {
  await deps.keep({ version: 1, link, ...(await deps.sign(signedText(link))) });
}

async function writeMissingSegments(deps: SealDeps, lookBack: number): Promise<number> {
  const head = await deps.readChainHead();
  if (head === undefined) return 0;
  const before = Math.max(0, head.sequence - lookBack);
  const there = await deps.segmentsAfter(before);
  let written = 0;
  if (there.size >= head.sequence - before) return written;
  for await (const { sequence, link } of deps.readLinks(before + 1)) {
    if (link === undefined || there.has(sequence)) continue;
    await writeSegment(deps, link);
    written += 1;
  }
  return written;
}

async function* inBatches(entries: AsyncIterable<AuditEntry>): AsyncGenerator<AuditEntry[]> {
  let batch: AuditEntry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < MOST_ENTRIES) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
