import { everyVersion, listKeys, type Objects, putOnce, readObject } from '../objects.ts';
import { Segment, segmentKey } from './chain.ts';

/** A link of a hundred entries is some 10 KB; anything much larger is not ours. */
const MOST_SEGMENT_BYTES = 100_000;

function sequenceOf(key: string): number | undefined {
  const [, digits] = /^segments\/(\d{12})\.json$/.exec(key) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Writes a segment unless it stands: the bucket's lock keeps whichever was first. */
export async function keepSegment(objects: Objects, bucket: string, segment: Segment): Promise<void> {
  await putOnce(objects, {
    bucket,
    key: segmentKey(segment.link.sequence),
    body: JSON.stringify(segment),
    contentType: 'application/json',
  });
}

/** The numbers of the segments after a number: of at most as many as a sweep looks back, so a page or two. */
export async function segmentsAfter(objects: Objects, bucket: string, after: number): Promise<ReadonlySet<number>> {
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

/** A segment's versions, oldest first. There is one; another was put over it, and the lock kept the first. */
export interface SegmentVersions {
  readonly sequence: number;
  readonly versionIds: readonly string[];
}

/** Every segment there is with its versions, in order, even one hidden behind a delete marker. */
export async function* segmentVersions(objects: Objects, bucket: string): AsyncGenerator<SegmentVersions> {
  let open: { sequence: number; versionIds: string[] } | undefined;
  for await (const { key, versionId } of everyVersion(objects, bucket, 'segments/')) {
    const sequence = sequenceOf(key);
    if (sequence === undefined) continue;
    if (open !== undefined && open.sequence !== sequence) {
      yield open;
      open = undefined;
    }
    open ??= { sequence, versionIds: [] };
    // S3 lists the newest version of a key first.
    open.versionIds.unshift(versionId);
  }
  if (open !== undefined) yield open;
}

/** One version of a segment; nothing when it is not what we write. */
export async function readSegment(
  objects: Objects,
  bucket: string,
  sequence: number,
  versionId: string,
): Promise<Segment | undefined> {
  const bytes = await readObject(objects, { bucket, key: segmentKey(sequence), versionId }, MOST_SEGMENT_BYTES);
  try {
    const parsed = Segment.safeParse(JSON.parse(Buffer.from(bytes).toString()));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
