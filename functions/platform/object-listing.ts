import { ListObjectsV2Command, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { Objects } from './objects.ts';

/** S3's limit on one page of a listing. */
const MOST_LISTED = 1000;

export interface Listed {
  readonly key: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** Returns one page of the keys under a prefix, in order, after a key; `next` is the key to continue after, absent at the end. */
export async function listKeys(
  objects: Objects,
  under: { bucket: string; prefix: string; after?: string | undefined; max?: number },
): Promise<{ found: readonly Listed[]; next?: string }> {
  const answer = await objects.client.send(
    new ListObjectsV2Command({
      Bucket: under.bucket,
      Prefix: under.prefix,
      MaxKeys: Math.min(under.max ?? MOST_LISTED, MOST_LISTED),
      ...(under.after === undefined ? {} : { StartAfter: under.after }),
    }),
  );
  const found = (answer.Contents ?? []).flatMap(({ Key, Size, LastModified }) =>
    Key === undefined || LastModified === undefined ? [] : [{ key: Key, size: Size ?? 0, lastModified: LastModified }],
  );
  const next = answer.IsTruncated === true ? found.at(-1)?.key : undefined;
  return { found, ...(next === undefined ? {} : { next }) };
}

export interface ListedVersion extends Listed {
  readonly versionId: string;
}

/** A delete marker: it hides the versions of its key, which still exist. */
export interface ListedMarker {
  readonly key: string;
  readonly isMarker: true;
}

/** Where a listing of versions continues. */
export interface VersionMark {
  readonly key: string;
  readonly versionId: string | undefined;
}

/** Returns one page of every version under a prefix, with the delete markers. */
export async function listVersions(
  objects: Objects,
  under: { bucket: string; prefix: string; after?: VersionMark | undefined; max?: number },
): Promise<{ found: readonly ListedVersion[]; markers: readonly ListedMarker[]; next?: VersionMark }> {
  const answer = await objects.client.send(
    new ListObjectVersionsCommand({
      Bucket: under.bucket,
      Prefix: under.prefix,
      MaxKeys: Math.min(under.max ?? MOST_LISTED, MOST_LISTED),
      ...(under.after === undefined ? {} : { KeyMarker: under.after.key, VersionIdMarker: under.after.versionId }),
    }),
  );
  const found = (answer.Versions ?? []).flatMap(({ Key, VersionId, Size, LastModified }) =>
    Key === undefined || VersionId === undefined || LastModified === undefined
      ? []
      : [{ key: Key, versionId: VersionId, size: Size ?? 0, lastModified: LastModified }],
  );
  const markers = (answer.DeleteMarkers ?? []).flatMap(({ Key }) =>
    Key === undefined ? [] : [{ key: Key, isMarker: true as const }],
  );
  const key = answer.IsTruncated === true ? answer.NextKeyMarker : undefined;
  return { found, markers, ...(key === undefined ? {} : { next: { key, versionId: answer.NextVersionIdMarker } }) };
}

/** Returns every key under a prefix, in order, a page in memory at a time. */
export async function* everyKey(objects: Objects, bucket: string, prefix: string): AsyncGenerator<Listed> {
  let after: string | undefined;
  do {
    const page = await listKeys(objects, { bucket, prefix, after });
    yield* page.found;
    after = page.next;
  } while (after !== undefined);
}

/** Returns every version under a prefix, in the order of their keys, a page in memory at a time. */
export async function* everyVersion(objects: Objects, bucket: string, prefix: string): AsyncGenerator<ListedVersion> {
  for await (const each of everyVersionAndMarker(objects, bucket, prefix)) if (!('isMarker' in each)) yield each;
}

/** Returns every version with each delete marker, after the versions of its key. */
export async function* everyVersionAndMarker(
  objects: Objects,
  bucket: string,
  prefix: string,
): AsyncGenerator<ListedVersion | ListedMarker> {
  let after: VersionMark | undefined;
  do {
    const { found, markers, next } = await listVersions(objects, { bucket, prefix, after });
    // S3 sorts by the bytes of the key. Sorting keeps the order of the versions of one key.
    yield* [...found, ...markers].sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
    after = next;
  } while (after !== undefined);
}
