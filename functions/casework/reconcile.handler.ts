import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { copyVersion, everyKey, everyVersion, head, openObjects } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { countAll } from '#functions/platform/store/counts.ts';
import { relistFlags } from '#functions/platform/store/flag-rows.ts';
import {
  giveQueue,
  giveTimer,
  notePutBack,
  ownedDocument,
  ownedMessage,
  ownedOf,
  slotAt,
  touchedOn,
  wasPutBack,
} from '#functions/platform/store/pairing.ts';
import { readSendingFrozen, writeSendingFrozen } from '#functions/platform/store/sending-frozen.ts';
import { clockedIn } from '#functions/platform/store/standing-queues.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { timedKeys } from '#functions/platform/store/timers.ts';
import { type ReconcileDeps, reconcile } from './reconcile/reconcile.ts';
import { RECONCILE } from './reconcile/world.ts';

const settings = readEnvironment(
  z.object({
    MAIL_BUCKET: z.string(),
    QUARANTINE_BUCKET: z.string(),
    RECEIVE_QUEUE_URL: z.url(),
    UPLOAD_QUEUE_URL: z.url(),
    OPEN_QUEUE_URL: z.url(),
  }),
);
const tables = openTables();
const objects = openObjects();
const queues = openQueues();

const deps: ReconcileDeps = {
  world: {
    mailBucket: settings.MAIL_BUCKET,
    quarantineBucket: settings.QUARANTINE_BUCKET,
    keys: (...given) => everyKey(objects, ...given),
    versions: (...given) => everyVersion(objects, ...given),
    headOf: (place) => head(objects, place),
    copy: (from, to, metadata) => copyVersion(objects, { from, to, metadata }),
    touched: (...given) => touchedOn(tables, ...given),
    owned: (...given) => ownedOf(tables, ...given),
    document: (...given) => ownedDocument(tables, ...given),
    message: (...given) => ownedMessage(tables, ...given),
    slot: (...given) => slotAt(tables, ...given),
    timed: (...given) => timedKeys(tables, ...given),
    clockedIn: (...given) => clockedIn(tables, ...given),
    giveTimer: (...given) => giveTimer(tables, ...given),
    giveQueue: (...given) => giveQueue(tables, ...given),
    relistFlags: (...given) => relistFlags(tables, ...given),
    countAll: (standings) => countAll(tables, standings),
    wasPutBack: (...given) => wasPutBack(tables, ...given),
    notePutBack: (...given) => notePutBack(tables, ...given),
    receive: (created) => queues.send(settings.RECEIVE_QUEUE_URL, created),
    fileUpload: (created) => queues.send(settings.UPLOAD_QUEUE_URL, created),
    open: (message) => queues.send(settings.OPEN_QUEUE_URL, message),
  },
  sendingFrozen: () => readSendingFrozen(tables),
  setSendingFrozen: (frozen, now) => writeSendingFrozen(tables, RECONCILE, frozen, now),
  now: Date.now,
  log: openLog('casework/reconcile'),
  figures: openFigures('casework/reconcile'),
};

/** The schedule runs this every 15 minutes; an operator runs it with `{"days": 7}` or `{"sending": "frozen"}` (restore drill). */
export const handler = (event: unknown) => reconcile(deps, event);
