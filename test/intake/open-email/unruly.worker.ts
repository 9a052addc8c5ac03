import { parentPort } from 'node:worker_threads';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { answerOpenings } from '#functions/intake/open-email/opening-messages.ts';

/** Faults that no real message causes, chosen by the subject; any other message opens normally. */
const unruly: Readonly<Record<string, () => unknown>> = {
  slow: () => {
    for (;;);
  },
  greedy: () => {
    const kept: unknown[] = [];
    for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  failing: () => {
    throw new TypeError('CANARY');
  },
  leaving: () => process.exit(0),
  'saying what is no opening': () => parentPort?.postMessage({ is: 'opened', opened: { is: 'opened' } }),
};

if (parentPort !== null) {
  answerOpenings(parentPort, async (raw) => {
    const subject = /^Subject: (.*?)\r\n/.exec(Buffer.from(raw).toString('latin1', 0, 200))?.[1] ?? '';
    unruly[subject]?.();
    return openEmail(raw, { openArchive });
  });
}
