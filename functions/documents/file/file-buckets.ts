import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import {
  copyVersion,
  deleteObject,
  deleteOriginal,
  deleteVersion,
  openObjects,
  putOnce,
  readObject,
} from '#functions/platform/objects.ts';
import type { JourneyDeps } from './journey-deps.ts';

/** A file of an email may fill what SES takes, 40 MB; an upload has 20. */
const MOST_FILE_BYTES = 41 * 1024 * 1024;

/** Opens the buckets that a file's journey goes through. */
export function openFileBuckets() {
  const settings = readEnvironment(
    z.object({
      QUARANTINE_BUCKET: z.string(),
      DOCUMENTS_BUCKET: z.string(),
      SCAN_DEADLINE_SECONDS: z.coerce.number().int(),
    }),
  );
  const objects = openObjects();
  return {
    quarantineBucket: settings.QUARANTINE_BUCKET,
    documentsBucket: settings.DOCUMENTS_BUCKET,
    readDeadlineMs: settings.SCAN_DEADLINE_SECONDS * 1000,
    bytes: (object) => readObject(objects, object, MOST_FILE_BYTES),
    copy: (from, to) => copyVersion(objects, { from, to, metadata: {} }),
    keepDrawing: async (key, body) => {
      const place = { bucket: settings.DOCUMENTS_BUCKET, key };
      return { ...place, versionId: (await putOnce(objects, { ...place, body })).versionId };
    },
    remove: async (copy) => {
      // The marker hides what a run that died may have copied before; the version is what links point at.
      await deleteObject(objects, copy);
      await deleteVersion(objects, copy);
    },
    deleteOriginal: (original) => deleteOriginal(objects, original),
  } satisfies Partial<JourneyDeps>;
}
