import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { notFound } from '#functions/platform/http/problem.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLinks, presignPut } from '#functions/platform/object-links.ts';
import { noteRepeat } from '#functions/platform/store/repeats.ts';
import { openSlot, readDocument, readSlot, renewSlot } from '#functions/platform/store/slots.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { newReference } from '#schemas/reference.ts';
import { openSlotAsReferral, openSlotForReferral, slotStatus, type UploadDeps } from './upload/slots.ts';

const tables = openTables();
const links = openLinks();
const { QUARANTINE_BUCKET } = readEnvironment(z.object({ QUARANTINE_BUCKET: z.string() }));

const deps: UploadDeps = {
  bucket: QUARANTINE_BUCKET,
  newReference,
  openSlot: (...given) => openSlot(tables, ...given),
  renewSlot: (...given) => renewSlot(tables, ...given),
  noteRepeat: (...given) => noteRepeat(tables, ...given),
  readSlot: (...given) => readSlot(tables, ...given),
  readDocument: (...given) => readDocument(tables, ...given),
  link: (put) => presignPut(links, put),
};

export const handler = endpoint(openLog('intake/upload'), async (request) => {
  if (request.route === 'POST /referrals/{reference}/uploads') return openSlotForReferral(deps, request);
  if (request.route === 'POST /uploads') return openSlotAsReferral(deps, request);
  if (request.route === 'GET /uploads/{id}') return slotStatus(deps, request);
  throw notFound();
});
