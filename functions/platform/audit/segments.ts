import { everyVersionAndMarker, listKeys } from '../object-listing.ts';
import { type Objects, putOnce, readObject } from '../objects.ts';
import { headKey, Segment, segmentKey } from './chain.ts';

/** A link of a hundred entries is some 10 KB; this service wrote nothing much larger. */
const MOST_SEGMENT_BYTES = 100_000;

function sequenceOf(key: string): number | undefined {
  const [, digits] = /^(?:segments|heads)\/(\d{12})\.json$/.exec(key) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Writes a segment unless it exists: the bucket's lock keeps the first. */
async function keepSegment(objects: Objects, bucket: string, segment: Segment): Promise<void> {
  await putOnce(objects, {
    bucket,
    key: segmentKey(segment.link.sequence),
    body: JSON.stringify(segment),
    contentType: 'application/json',
  });
}

const DAY_MS = 86_400_000;

/** Writes a copy of the newest segment that nobody can remove for that many days. */
async function keepHead(
  objects: Objects,
  place: { readonly bucket: string; readonly days: number },
  segment: Segment,
  now: Date,
): Promise<void> {
  await putOnce(objects, {
    bucket: place.bucket,
    key: headKey(segment.link.sequence),
    body: JSON.stringify(segment),
    contentType: 'application/json',
    lockedUntil: new Date(now.getTime() + place.days * DAY_MS),
  });
}

/** Returns the number of the newest head that was noted, and its content; no content when we did not write it. */
export async function newestHead(
  objects: Objects,
  bucket: string,
): Promise<{ readonly sequence: number; readonly segment: Segment | undefined } | undefined> {
  let last: SegmentVersions | undefined;
  for await (const head of versionsUnder(objects, bucket, 'heads/')) last = head;
  const [versionId] = last?.versionIds ?? [];
  if (last === undefined || versionId === undefined) return undefined;
  const { sequence } = last;
  return { sequence, segment: await readVersion(objects, { bucket, key: headKey(sequence), versionId }) };
}

/** Returns the numbers of the segments after a number: at most as many as a sweep looks back, so a page or two. */
async function segmentsAfter(objects: Objects, bucket: string, after: number): Promise<ReadonlySet<number>> {
  const numbers = new Set<number>();
  let from: string | undefined = segmentKey(after);
  do {
    const page = await listKeys(objects, { bucket, prefix: 'segments/', after: from });
    for (const { key } of page.found) {
      const sequence = sequenceOf(key);
      if (sequence !== undefined) numbers.add(sequence);
    }
    from = page.next;
  } while (from !== undefined);
  return numbers;
}

/** Opens the locked bucket of segments for the sealer. */
export const openSegments = (objects: Objects, place: { readonly bucket: string; readonly days: number }) => ({
  segmentsAfter: (after: number) => segmentsAfter(objects, place.bucket, after),
  keep: (segment: Segment) => keepSegment(objects, place.bucket, segment),
  keepHead: (segment: Segment, now: Date) => keepHead(objects, place, segment, now),
});

/** A segment's versions, oldest first. There is one, unless somebody wrote another over it; the lock kept the first. */
export interface SegmentVersions {
  readonly sequence: number;
  readonly versionIds: readonly string[];
  /** Whether a delete marker hides them. */
  readonly hidden: boolean;
}

/** Returns every segment with its versions, in order, including segments hidden by a delete marker. */
export const segmentVersions = (objects: Objects, bucket: string): AsyncGenerator<SegmentVersions> =>
  versionsUnder(objects, bucket, 'segments/');

async function* versionsUnder(objects: Objects, bucket: string, prefix: string): AsyncGenerator<SegmentVersions> {
  let open: { sequence: number; versionIds: string[]; hidden: boolean } | undefined;
  for await (const found of everyVersionAndMarker(objects, bucket, prefix)) {
    const sequence = sequenceOf(found.key);
    if (sequence === undefined) continue;
    if (open !== undefined && open.sequence !== sequence) {
      yield open;
      open = undefined;
    }
    open ??= { sequence, versionIds: [], hidden: false };
    // S3 lists the newest version of a key first.
    if ('isMarker' in found) open.hidden = true;
    else open.versionIds.unshift(found.versionId);
  }
  if (open !== undefined) yield open;
}

/** Reads one version of a segment; returns nothing when we did not write it. */
export const readSegment = (
  objects: Objects,
  bucket: string,
  sequence: number,
  versionId: string,
): Promise<Segment | undefined> => readVersion(objects, { bucket, key: segmentKey(sequence), versionId });

async function readVersion(
  objects: Objects,
  place: { bucket: string; key: string; versionId: string },
): Promise<Segment | undefined> {
  const bytes = await readObject(objects, place, MOST_SEGMENT_BYTES);
  try {
    const parsed = Segment.safeParse(JSON.parse(Buffer.from(bytes).toString()));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
