import * as z from 'zod';
import type { AuditEntry } from '#schemas/audit.ts';
import type { Log } from '../log.ts';
import type { Figure } from '../metrics.ts';
import type { Store } from '../store/store.ts';
import { MOST_LINKS, NUDGE_LOOKS_BACK, noteHead, type SealDeps, type Sealed, SWEEP_LOOKS_BACK, seal } from './seal.ts';

const Text = z.object({ S: z.string() });
const StreamEvent = z.object({
  Records: z.array(z.object({ eventName: z.string(), dynamodb: z.object({ Keys: z.object({ pk: Text, sk: Text }) }) })),
});
const Sweep = z.object({ sweep: z.literal(true) });
const IndexDay = z.object({ index: z.iso.date() });

const HOUR_MS = 3_600_000;
/** Sealing never stops longer than this without somebody seeing the alarm; `npm run audit` reports anything older. */
const MOST_DAYS = 35;

export interface SealJobDeps extends SealDeps, Pick<Store, 'noteSweep' | 'readDay' | 'readSealed'> {
  readonly log: Log;
  readonly figures: (figures: Partial<Record<Figure, number>>) => void;
}

/**
 * Seals new entries. The audit table's stream calls it (a nudge), and so does the schedule (`{"sweep": true}`) for what nudges
 * missed. Once an hour a sweep reads everything since the day before the last link. The others read the last hour, so that their
 * cost does not grow with the day. `{"index": "2026-11-30"}` adds a day that was sealed already to the index of looks (docs/operating.md).
 */
export async function sealJob(deps: SealJobDeps, event: unknown): Promise<Sealed> {
  if (Sweep.safeParse(event).success) {
    const now = deps.now().getTime();
    const everything = now - deps.known.sweptAt >= HOUR_MS;
    const from = everything ? await firstDay(deps) : now - HOUR_MS;
    const sealed = await seal(deps, unsealedSince(deps, from), SWEEP_LOOKS_BACK);
    if (everything && sealed.links < MOST_LINKS) deps.known.sweptAt = now;
    const head = await noteHead(deps);
    // The log keeps the chain's end in a place other than the bucket.
    const code = head === undefined ? undefined : `${head.sequence}:${head.hash}`;
    deps.log.info('audit swept; where the chain ends', { action: 'sweep', count: sealed.entries, code });
    await deps.noteSweep('platform/audit/seal', deps.now());
    return sealed;
  }
  const day = IndexDay.safeParse(event).data?.index;
  if (day !== undefined) return indexDay(deps, day);
  const told = entriesIn(StreamEvent.parse(event));
  if (told.changed > 0) deps.log.warn('an audit entry was changed or removed', { count: told.changed });
  const sealed = await seal(deps, unsealedOf(deps, told.ids), NUDGE_LOOKS_BACK);
  deps.figures({ AuditEntriesChanged: told.changed });
  return sealed;
}

/** Adds the looks of a day to the index, whether they are sealed or not. */
async function indexDay(deps: SealJobDeps, day: string): Promise<Sealed> {
  let entries = 0;
  for await (const { entry } of deps.readDay(day)) {
    if (entry.is !== 'entry') continue;
    await deps.indexLooks([entry.entry], deps.known.looks);
    entries += 1;
  }
  return { links: 0, entries, repaired: 0 };
}

/** Returns the new entries in a stream event, and how many entries were changed or removed: no job of this service does that. */
function entriesIn(event: z.infer<typeof StreamEvent>): { ids: string[]; changed: number } {
  const ofDays = event.Records.filter(({ dynamodb }) => dynamodb.Keys.pk.S.startsWith('DAY#'));
  const ids = ofDays.filter(({ eventName }) => eventName === 'INSERT').map(({ dynamodb }) => dynamodb.Keys.sk.S);
  return { ids: ids.sort(), changed: ofDays.length - ids.length };
}

/** Returns the correct entries among these that no link holds yet. The verifier reports the incorrect ones. */
async function* unsealedOf(deps: SealJobDeps, ids: readonly string[]): AsyncGenerator<AuditEntry> {
  for (const { entry, sealedIn } of (await deps.readSealed(ids)).values()) {
    if (entry.is === 'entry' && sealedIn === undefined) yield entry.entry;
  }
}

/** Returns the start of the day before the last link's, so that any time without sealing is caught up; else of yesterday. */
async function firstDay(deps: SealJobDeps): Promise<number> {
  const now = deps.now().getTime();
  const last = await deps.readChainHead();
  const from = last === undefined ? now : Math.min(now, Date.parse(last.at));
  return Date.parse(dateOf(Math.max(from - DAY_MS, now - MOST_DAYS * DAY_MS)));
}

const DAY_MS = 86_400_000;

async function* unsealedSince(deps: SealJobDeps, from: number): AsyncGenerator<AuditEntry> {
  const last = dateOf(deps.now().getTime());
  for (let at = from; dateOf(at) <= last; at += DAY_MS) {
    for await (const { entry, sealedIn } of deps.readDay(dateOf(at), new Date(from))) {
      if (entry.is === 'entry' && sealedIn === undefined) yield entry.entry;
    }
  }
}

const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
