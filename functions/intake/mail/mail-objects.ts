import {
  copyVersion,
  deleteObject,
  head,
  ObjectMissingError,
  type Objects,
  streamObject,
} from '#functions/platform/objects.ts';
import type { Reference } from '#schemas/reference.ts';

/** Streams a raw message as it arrives. Returns nothing when it has left the inbox: then it was filed and moved. */
export async function streamMail(
  objects: Objects,
  place: { bucket: string; key: string },
): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    return (await streamObject(objects, place)).bytes;
  } catch (error) {
    if (error instanceof ObjectMissingError) return undefined;
    throw error;
  }
}

/**
 * Copies a message to the place of filed mail, under the reference of its case, and removes it from the inbox. If the job ends
 * between the two steps, it does both again. The inbox keeps its versions, so nothing is destroyed here.
 */
export async function moveMail(
  objects: Objects,
  from: { bucket: string; key: string },
  to: { key: string; reference: Reference },
): Promise<void> {
  const standing = await head(objects, from);
  if (!standing?.versionId) return;
  await copyVersion(objects, {
    from: { ...from, versionId: standing.versionId },
    to: { bucket: from.bucket, key: to.key },
    metadata: { reference: to.reference },
  });
  await deleteObject(objects, from);
}
