import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLinks, presignPut } from '#functions/platform/object-links.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { newReference } from '#schemas/reference.ts';
import { uploadStore } from './intake-store.ts';
import { answerUpload, type UploadDeps } from './upload/slots.ts';

const links = openLinks();
const { QUARANTINE_BUCKET } = readEnvironment(z.object({ QUARANTINE_BUCKET: z.string() }));
const deps: UploadDeps = {
  ...uploadStore(openTables()),
  bucket: QUARANTINE_BUCKET,
  newReference,
  link: (put) => presignPut(links, put),
};

export const handler = endpoint(openLog('intake/upload'), (request) => answerUpload(deps, request));
