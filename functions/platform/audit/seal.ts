import type { AuditEntry } from '#schemas/audit.ts';
import type { Store } from '../store/store.ts';
import { type ChainLink, linkAfter, type Segment, signedText } from './chain.ts';

export interface SealDeps extends Pick<Store, 'readChainHead' | 'readLinks' | 'appendLink' | 'indexLooks'> {
  /** Returns the numbers of the existing segments after a number. */
  readonly segmentsAfter: (sequence: number) => Promise<ReadonlySet<number>>;
  readonly sign: (text: string) => Promise<Pick<Segment, 'keyId' | 'algorithm' | 'signature'>>;
  readonly keep: (segment: Segment) => Promise<void>;
  /** Notes the end of the chain, for as long as segments are kept. */
  readonly keepHead: (segment: Segment, now: Date) => Promise<void>;
  readonly now: () => Date;
  readonly known: Known;
}

/** What a sealer knows from its earlier runs, so that it does not ask or sign again. A new process knows nothing, and looks. */
export interface Known {
  /** Every link up to this one has its segment. */
  whole: number;
  /** The newest link that is noted as the end. */
  head: number;
  /** The newest segment that it wrote, so that the end needs no second signature. */
  segment: Segment | undefined;
  /** The rows of the index of looks that it wrote and would write again. */
  readonly looks: Set<string>;
  /** When a sweep last looked at everything, in milliseconds. */
  sweptAt: number;
}

export const nothingKnown = (): Known => ({ whole: 0, head: 0, segment: undefined, looks: new Set(), sweptAt: 0 });

/** A link and the marker of each of its entries go into one transaction, of at most 100 actions (DynamoDB) and here some 25 KB. */
export const MOST_ENTRIES = 99;
/** Ten thousand entries a run: some seconds' work. The next run seals the rest. */
export const MOST_LINKS = 100;
/** A nudge looks a little back for missing segments. A sweep, which runs when nudges fail, looks further: more than a run makes. */
export const NUDGE_LOOKS_BACK = 20;
export const SWEEP_LOOKS_BACK = 1000;
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
 * links are made, so the gap never grows past that. It looks only if another sealer made a link since it last knew.
 * @throws OvertakenError
 */
export async function seal(deps: SealDeps, entries: AsyncIterable<AuditEntry>, lookBack: number): Promise<Sealed> {
  const sealed: Sealed = { links: 0, entries: 0, repaired: await writeMissingSegments(deps, lookBack) };
  for await (const batch of inBatches(entries)) {
    // First the index: an entry that is sealed is never looked at again.
    await deps.indexLooks(batch, deps.known.looks);
    const link = await fasten(deps, batch);
    if (link === undefined) continue;
    await writeSegment(deps, link);
    sealed.links += 1;
    sealed.entries += link.entries.length;
    if (sealed.links === MOST_LINKS) break;
  }
  return sealed;
}

/**
 * Notes the newest link, once, where nobody can remove it. Without it, links and segments cut off at the end would not be missed.
 */
export async function noteHead(deps: SealDeps): Promise<ChainLink | undefined> {
  const link = await deps.readChainHead();
  if (link === undefined || link.sequence === deps.known.head) return link;
  const { segment } = deps.known;
  await deps.keepHead(segment?.link.hash === link.hash ? segment : await signed(deps, link), deps.now());
  deps.known.head = link.sequence;
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

const signed = async ({ sign }: SealDeps, link: ChainLink): Promise<Segment> => ({
  version: 1,
  link,
  ...(await sign(signedText(link))),
});

async function writeSegment(deps: SealDeps, link: ChainLink): Promise<void> {
  const segment = await signed(deps, link);
  await deps.keep(segment);
  deps.known.segment = segment;
  if (link.sequence === deps.known.whole + 1) deps.known.whole = link.sequence;
}

async function writeMissingSegments(deps: SealDeps, lookBack: number): Promise<number> {
  const head = await deps.readChainHead();
  if (head === undefined || head.sequence === deps.known.whole) return 0;
  const before = Math.max(0, head.sequence - lookBack);
  const there = await deps.segmentsAfter(before);
  let written = 0;
  if (there.size < head.sequence - before) {
    for await (const { sequence, link } of deps.readLinks(before + 1)) {
      if (link === undefined || there.has(sequence)) continue;
      await writeSegment(deps, link);
      written += 1;
    }
  }
  if (before === 0 || lookBack === SWEEP_LOOKS_BACK) deps.known.whole = head.sequence;
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
