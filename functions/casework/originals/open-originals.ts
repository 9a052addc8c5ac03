import { ulid } from 'ulid';
import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openStaffDoor } from '#functions/platform/http/staff-door.ts';
import { openLinks, presignGet } from '#functions/platform/object-links.ts';
import { deleteVersion, newestVersion, openObjects, putOnce, readObject } from '#functions/platform/objects.ts';
import { readDocuments, readDocumentToOpen, readMessageToOpen } from '#functions/platform/store/opening.ts';
import { placeOriginal, planOriginal } from '#functions/platform/store/originals.ts';
import { openStore } from '#functions/platform/store/store.ts';
import { openTables, type Tables } from '#functions/platform/store/table.ts';
import type { OriginalDeps } from '../api/original.ts';
import { encryptedZip } from './encrypted-zip.ts';
import { newPassword } from './password.ts';

/** The 40 MB that SES takes, with the headers that servers add. */
const MOST_BYTES = 41 * 1024 * 1024;

/** Opens the store for giving originals, as the person who asks. */
export const originalsStore = (tables: Tables) =>
  openStore(tables, { placeOriginal, planOriginal, readDocuments, readDocumentToOpen, readMessageToOpen });

/** Opens everything that giving an original needs. */
export function openOriginals() {
  const { EXPORTS_BUCKET } = readEnvironment(z.object({ EXPORTS_BUCKET: z.string().min(1) }));
  const tables = openTables();
  const objects = openObjects();
  const links = openLinks();
  return {
    ...openStaffDoor(tables),
    ...originalsStore(tables),
    exportsBucket: EXPORTS_BUCKET,
    newest: (place) => newestVersion(objects, place),
    bytes: (object) => readObject(objects, object, MOST_BYTES),
    password: newPassword,
    zip: encryptedZip,
    put: (object) => putOnce(objects, object),
    remove: (object) => deleteVersion(objects, object),
    link: (...about) => presignGet(links, ...about),
    newKey: () => `originals/${ulid()}.zip`,
  } satisfies OriginalDeps & ReturnType<typeof originalsStore>;
}
