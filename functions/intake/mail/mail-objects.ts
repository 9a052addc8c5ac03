import {
  copyVersion,
  deleteObject,
  head,
  ObjectMissingError,
  type Objects,
  streamObject,
} from '#functions/platform/objects.ts';
import type { Reference } from '#schemas/reference.ts';

/** A raw message as it arrives, or nothing when it is not in the inbox any more: it has been filed and moved. */
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
 * Copies a message to where filed mail stands, with the reference of its case beside it, and takes it out of the inbox. Cut
 * off between the two it is simply done again. The inbox keeps its versions, so nothing is destroyed here.
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
