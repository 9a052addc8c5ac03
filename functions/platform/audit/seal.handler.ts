import * as z from 'zod';
import { readEnvironment } from '../environment.ts';
import { openLog } from '../log.ts';
import { openFigures } from '../metrics.ts';
import { openObjects } from '../objects.ts';
import { appendLink, readChainHead, readDay, readLinks, readSealed } from '../store/sealing.ts';
import { openTables } from '../store/table.ts';
import { sealJob } from './seal-job.ts';
import { keepHead, keepSegment, segmentsAfter } from './segments.ts';
import { signer } from './signing.ts';

const tables = openTables();
const objects = openObjects();
const { AUDIT_BUCKET, AUDIT_KEY_ID, AUDIT_DAYS } = readEnvironment(
  z.object({ AUDIT_BUCKET: z.string(), AUDIT_KEY_ID: z.string(), AUDIT_DAYS: z.coerce.number().int().positive() }),
);

const deps = {
  head: () => readChainHead(tables),
  links: (from: number) => readLinks(tables, from),
  append: appendLink.bind(undefined, tables),
  segmentsAfter: (sequence: number) => segmentsAfter(objects, AUDIT_BUCKET, sequence),
  sign: signer(AUDIT_KEY_ID),
  keep: keepSegment.bind(undefined, objects, AUDIT_BUCKET),
  keepHead: keepHead.bind(undefined, objects, { bucket: AUDIT_BUCKET, days: AUDIT_DAYS }),
  now: () => new Date(),
  day: (date: string) => readDay(tables, date),
  sealed: (ids: readonly string[]) => readSealed(tables, ids),
  log: openLog('platform/audit/seal'),
  figures: openFigures('platform/audit/seal'),
};

/** The audit table's stream and the schedule call this. */
export const handler = (event: unknown) => sealJob(deps, event);
