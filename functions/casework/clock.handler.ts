import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { deleteOriginal, head, openObjects } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { guardDutyRescan } from '#functions/platform/rescan.ts';
import { readClock } from '#functions/platform/store/clock-settings.ts';
import { readCaseHead } from '#functions/platform/store/mail.ts';
import { readDocuments } from '#functions/platform/store/opening.ts';
import { readOutbox } from '#functions/platform/store/outbox.ts';
import { clockedIn, keepQueues } from '#functions/platform/store/standing-queues.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { moveTimed, readTimed, timedKeys } from '#functions/platform/store/timers.ts';
import { createdAgain } from './clock/again.ts';
import { knownClock } from './clock/known-clock.ts';
import { type SweepDeps, sweep } from './clock/sweep.ts';
import { returningOver } from './colleagues/returning-over.ts';

const Seconds = z.coerce.number().int().positive();
const settings = readEnvironment(
  z
    .object({
      SCAN_DEADLINE_SECONDS: Seconds,
      OPEN_DEADLINE_SECONDS: Seconds,
      VERDICT_QUEUE_URL: z.url(),
      UPLOAD_QUEUE_URL: z.url(),
      OPEN_QUEUE_URL: z.url(),
    })
    .and(
      z.discriminatedUnion('SCANNER', [
        z.object({ SCANNER: z.literal('clamav'), SCAN_QUEUE_URL: z.url() }),
        z.object({ SCANNER: z.literal('guardduty') }),
      ]),
    ),
);
const tables = openTables();
const objects = openObjects();
const queues = openQueues();

const deps: SweepDeps = {
  engine: settings.SCANNER,
  scanDeadlineMs: settings.SCAN_DEADLINE_SECONDS * 1000,
  openDeadlineMs: settings.OPEN_DEADLINE_SECONDS * 1000,
  due: (...given) => timedKeys(tables, ...given),
  standing: (...given) => readTimed(tables, ...given),
  move: (...given) => moveTimed(tables, ...given),
  caseHead: (...given) => readCaseHead(tables, ...given),
  documents: (...given) => readDocuments(tables, ...given),
  outbox: (...given) => readOutbox(tables, ...given),
  objectAt: (place) => head(objects, place),
  scan:
    settings.SCANNER === 'guardduty'
      ? guardDutyRescan()
      : (object) => queues.send(settings.SCAN_QUEUE_URL, createdAgain(object, new Date())),
  read: (scanned) => queues.send(settings.VERDICT_QUEUE_URL, scanned),
  fileUpload: (created) => queues.send(settings.UPLOAD_QUEUE_URL, created),
  open: (message) => queues.send(settings.OPEN_QUEUE_URL, message),
  deleteOriginal: (original) => deleteOriginal(objects, original),
  returning: returningOver(tables),
  clock: knownClock(async () => (await readClock(tables)).settings),
  clockedIn: (...given) => clockedIn(tables, ...given),
  keepQueues: (...given) => keepQueues(tables, ...given),
  now: Date.now,
  log: openLog('casework/clock'),
  figures: openFigures('casework/clock'),
};

/** The schedule runs this every minute. */
export const handler = () => sweep(deps);
