import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import type { Log } from '#functions/platform/log.ts';
import { openObjects, putOnce, readObject } from '#functions/platform/objects.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { OpenDeps } from '../mail/open.ts';
import { openOpeningThread } from './opening-thread.ts';

/** SES takes 40 MB (S3 action) and writes its own headers above. */
const MOST_MAIL_BYTES = 41 * 1024 * 1024;

/** Opens where raw messages are read, the thread that takes them apart, and where their files are kept. */
export function openQuarantine(log: Log): Omit<OpenDeps, keyof Store> {
  const { QUARANTINE_BUCKET, DOCUMENTS_BUCKET, SCAN_DEADLINE_SECONDS } = readEnvironment(
    z.object({
      QUARANTINE_BUCKET: z.string(),
      DOCUMENTS_BUCKET: z.string(),
      SCAN_DEADLINE_SECONDS: z.coerce.number().int(),
    }),
  );
  const objects = openObjects();
  const thread = openOpeningThread({ onFault: (fault) => log.error('a message made our own code fail', fault) });
  return {
    quarantineBucket: QUARANTINE_BUCKET,
    documentsBucket: DOCUMENTS_BUCKET,
    scanDeadlineMs: SCAN_DEADLINE_SECONDS * 1000,
    raw: ({ raw }) => readObject(objects, raw, MOST_MAIL_BYTES),
    open: async (raw) => {
      const opened = await thread.open(raw);
      if (opened.is === 'unreadable')
        log.warn('message not understood', { code: opened.reason, outcome: opened.cause });
      else if (opened.notDrawn !== undefined) log.warn('message not drawn', { outcome: opened.notDrawn });
      return opened;
    },
    putOnce: (put) => putOnce(objects, put),
  };
}
