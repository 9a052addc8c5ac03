import * as z from 'zod';
import { readEnvironment } from '../environment.ts';
import { openLog } from '../log.ts';
import { openFigures } from '../metrics.ts';
import { openObjects } from '../objects.ts';
import { openTables } from '../store/table.ts';
import { nothingKnown } from './seal.ts';
import { sealJob } from './seal-job.ts';
import { sealingStore } from './sealing-store.ts';
import { openSegments } from './segments.ts';
import { signer } from './signing.ts';

const { AUDIT_BUCKET, AUDIT_KEY_ID, AUDIT_DAYS } = readEnvironment(
  z.object({ AUDIT_BUCKET: z.string(), AUDIT_KEY_ID: z.string(), AUDIT_DAYS: z.coerce.number().int().positive() }),
);
const deps = {
  ...sealingStore(openTables()),
  ...openSegments(openObjects(), { bucket: AUDIT_BUCKET, days: AUDIT_DAYS }),
  sign: signer(AUDIT_KEY_ID),
  known: nothingKnown(),
  ...{ now: () => new Date(), log: openLog('platform/audit/seal'), figures: openFigures('platform/audit/seal') },
};

/** The audit table's stream and the schedule call this. */
export const handler = (event: unknown) => sealJob(deps, event);
