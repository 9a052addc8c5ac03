import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { StoredObject } from '#schemas/case-document.ts';

/**
 * Operations on objects; links for people are in `object-links.ts`. Buckets are versioned: a version always names the same bytes. A
 * role that may not list a bucket gets 403, not 404, for a missing key.
 */
export interface Objects {
  readonly client: S3Client;
}

/** The place of an object; without a version, the newest. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
}

export interface ObjectFacts {
  readonly size: number;
  readonly versionId: string | null;
  readonly lastModified: Date;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The object, or this version of it, does not exist. */
export class ObjectMissingError extends Error {
  override readonly name = 'ObjectMissingError';
}

/** The object is larger than the reader allows. */
export class ObjectTooLargeError extends Error {
  override readonly name = 'ObjectTooLargeError';
}

/** S3 gave an answer that its contract rules out. */
export class ObjectStoreError extends Error {
  override readonly name = 'ObjectStoreError';
}

/** Opens a client with bounded waits: 5 s to connect and begin to answer, 30 s of silence inside a body, three tries. */
export function openObjects(client?: S3Client): Objects {
  const timeouts = {
    connectionTimeout: 2000,
    requestTimeout: 5000,
    throwOnRequestTimeout: true,
    socketTimeout: 30_000,
  };
  return { client: client ?? new S3Client({ maxAttempts: 3, requestHandler: timeouts }) };
}

const MISSING = new Set(['NoSuchKey', 'NoSuchVersion', 'NotFound']);

function isMissing(error: unknown): boolean {
  return error instanceof Error && MISSING.has(error.name);
}

function orMissing(error: unknown): unknown {
  return isMissing(error) ? new ObjectMissingError('no such object', { cause: error }) : error;
}

const inputOf = ({ bucket, key, versionId }: ObjectPlace) => ({
  Bucket: bucket,
  Key: key,
  ...(versionId === undefined ? {} : { VersionId: versionId }),
});

/**
 * Copies exactly one version and returns the place of the copy. Tags are left behind: a scanner's tag is about the version it
 * scanned. `metadata` replaces the source's own; without it the source's is copied.
 * @throws ObjectMissingError
 */
export async function copyVersion(
  objects: Objects,
  copy: { from: StoredObject; to: { bucket: string; key: string }; metadata?: Readonly<Record<string, string>> },
): Promise<StoredObject> {
  const { from, to, metadata } = copy;
  const source = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
  try {
    const { VersionId } = await objects.client.send(
      new CopyObjectCommand({
        Bucket: to.bucket,
        Key: to.key,
        CopySource: `${source}?versionId=${encodeURIComponent(from.versionId)}`,
        TaggingDirective: 'REPLACE',
        ...(metadata === undefined ? {} : { MetadataDirective: 'REPLACE', Metadata: { ...metadata } }),
      }),
    );
    if (VersionId === undefined) throw new ObjectStoreError('the bucket of the copy keeps no versions');
    return { ...to, versionId: VersionId };
  } catch (error) {
    throw orMissing(error);
  }
}

/**
 * Streams an object's bytes as they arrive, with S3's count of them.
 * @throws ObjectMissingError
 */
export async function streamObject(
  objects: Objects,
  place: ObjectPlace,
): Promise<{ size: number; versionId: string | null; bytes: AsyncIterable<Uint8Array> & { destroy(): void } }> {
  try {
    const { Body, ContentLength, VersionId } = await objects.client.send(new GetObjectCommand(inputOf(place)));
    if (!(Body instanceof Readable) || ContentLength === undefined)
      throw new ObjectStoreError('an answer without a body');
    return { size: ContentLength, versionId: VersionId ?? null, bytes: bytesOf(Body) };
  } catch (error) {
    throw orMissing(error);
  }
}

function bytesOf(stream: Readable): AsyncIterable<Uint8Array> & { destroy(): void } {
  return {
    destroy: () => void stream.destroy(),
    async *[Symbol.asyncIterator]() {
      for await (const chunk of stream) {
        if (!(chunk instanceof Uint8Array)) throw new ObjectStoreError('a body that is not bytes');
        yield chunk;
      }
    },
  };
}

/**
 * Reads a whole object into memory, of at most `maxBytes`.
 * @throws ObjectTooLargeError before a byte is read, or at the first byte too many; ObjectMissingError
 */
export async function readObject(objects: Objects, place: ObjectPlace, maxBytes: number): Promise<Uint8Array> {
  const { size, bytes } = await streamObject(objects, place);
  const chunks: Uint8Array[] = [];
  let read = 0;
  try {
    if (size > maxBytes) throw new ObjectTooLargeError(`more than ${maxBytes} bytes`);
    for await (const chunk of bytes) {
      read += chunk.length;
      if (read > maxBytes) throw new ObjectTooLargeError(`more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    bytes.destroy();
    throw error;
  }
  if (read !== size) throw new ObjectStoreError(`${read} bytes of ${size}`);
  return Buffer.concat(chunks, read);
}

/** Returns the facts of an object, without its bytes; undefined when it does not exist. */
export async function head(objects: Objects, place: ObjectPlace): Promise<ObjectFacts | undefined> {
  try {
    const answer = await objects.client.send(new HeadObjectCommand(inputOf(place)));
    const { ContentLength, LastModified, VersionId, Metadata } = answer;
    if (ContentLength === undefined || LastModified === undefined) throw new ObjectStoreError('a head without facts');
    return { size: ContentLength, versionId: VersionId ?? null, lastModified: LastModified, metadata: Metadata ?? {} };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Returns the newest version of an object, by name, so that later readers get exactly the present bytes. */
export async function newestVersion(
  objects: Objects,
  { bucket, key }: { bucket: string; key: string },
): Promise<StoredObject | undefined> {
  const facts = await head(objects, { bucket, key });
  return facts?.versionId ? { bucket, key, versionId: facts.versionId } : undefined;
}

/** An object to write. */
export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array | string;
  readonly contentType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Until then nobody can remove it, whatever their permissions (Object Lock, compliance). */
  readonly lockedUntil?: Date;
}

/**
 * Writes an object unless its key is taken, so that a second run of the same job finds the first's and changes nothing. Returns the
 * version at the key. `existed` only means that the key was taken: compare the content where that matters.
 */
export async function putOnce(objects: Objects, put: NewObject): Promise<{ versionId: string; existed: boolean }> {
  const versionId = await putIfFree(objects, put);
  if (versionId !== undefined) return { versionId, existed: false };
  const standing = await head(objects, put);
  // Gone again between the two calls: the caller's queue tries the whole job once more.
  if (!standing?.versionId) throw new ObjectStoreError('a taken key with nothing at it');
  return { versionId: standing.versionId, existed: true };
}

/** Writes an object unless its key is taken, for a job that may not read it. Returns its version, or undefined for a taken key. */
export async function putIfFree(objects: Objects, put: NewObject): Promise<string | undefined> {
  try {
    const { VersionId } = await objects.client.send(
      new PutObjectCommand({
        Bucket: put.bucket,
        Key: put.key,
        Body: put.body,
        IfNoneMatch: '*',
        ContentType: put.contentType ?? 'application/octet-stream',
        ...(put.metadata === undefined ? {} : { Metadata: { ...put.metadata } }),
        ...(put.lockedUntil === undefined
          ? {}
          : { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: put.lockedUntil }),
      }),
    );
    if (VersionId === undefined) throw new ObjectStoreError('the bucket keeps no versions');
    return VersionId;
  } catch (error) {
    if (error instanceof Error && error.name === 'PreconditionFailed') return undefined;
    throw error;
  }
}

/** Removes one version for good; a version that is already gone is no error. */
export async function deleteVersion(objects: Objects, { bucket, key, versionId }: StoredObject): Promise<void> {
  await objects.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
}

/** Hides an object behind a delete marker; its versions stay. */
export async function deleteObject(objects: Objects, { bucket, key }: { bucket: string; key: string }): Promise<void> {
  await objects.client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/**
 * Removes a zip of an original for good. If nobody noted its version, it was never linked to: it is hidden, and its bucket deletes
 * it in time.
 */
export async function deleteOriginal(
  objects: Objects,
  { bucket, key, versionId }: { bucket: string; key: string; versionId?: string | undefined },
): Promise<void> {
  if (versionId === undefined) await deleteObject(objects, { bucket, key });
  else await deleteVersion(objects, { bucket, key, versionId });
}
