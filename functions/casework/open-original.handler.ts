import { ulid } from 'ulid';
import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openStaffDoor } from '#functions/platform/http/staff-door.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLinks, presignGet } from '#functions/platform/object-links.ts';
import { deleteVersion, newestVersion, openObjects, putOnce, readObject } from '#functions/platform/objects.ts';
import { readDocuments, readDocumentToOpen, readMessageToOpen } from '#functions/platform/store/opening.ts';
import { placeOriginal, planOriginal } from '#functions/platform/store/originals.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { ORIGINAL_ROUTES, type OriginalDeps } from './api/original.ts';
import { answerStaff } from './api/staff-request.ts';
import { encryptedZip } from './originals/encrypted-zip.ts';
import { newPassword } from './originals/password.ts';

const settings = readEnvironment(z.object({ EXPORTS_BUCKET: z.string().min(1) }));
const tables = openTables();
const objects = openObjects();
const links = openLinks();

/** The 40 MB that SES takes, with the headers that servers add. */
const MOST_BYTES = 41 * 1024 * 1024;

const deps: OriginalDeps = {
  ...openStaffDoor(tables),
  exportsBucket: settings.EXPORTS_BUCKET,
  readDocument: (...about) => readDocumentToOpen(tables, ...about),
  readMessage: (...about) => readMessageToOpen(tables, ...about),
  documents: (...about) => readDocuments(tables, ...about),
  newest: (place) => newestVersion(objects, place),
  bytes: (object) => readObject(objects, object, MOST_BYTES),
  password: newPassword,
  zip: encryptedZip,
  plan: (...about) => planOriginal(tables, ...about),
  put: (object) => putOnce(objects, object),
  place: (...about) => placeOriginal(tables, ...about),
  remove: (object) => deleteVersion(objects, object),
  link: (...about) => presignGet(links, ...about),
  newKey: () => `originals/${ulid()}.zip`,
};

/** Answers with the original of a file or an email in an encrypted zip, behind the JWT authorizer. */
export const handler = endpoint(openLog('casework/open-original'), (request) =>
  answerStaff(ORIGINAL_ROUTES, deps, request),
);
