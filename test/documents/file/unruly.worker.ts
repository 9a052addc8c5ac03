import { parentPort } from 'node:worker_threads';
import { readFile } from '#functions/documents/file/read-file.ts';
import { answerReads } from '#functions/documents/file/reading-messages.ts';

/** What no file we know of does to the readers, done by name: the rest is read as ever. */
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
  'saying what is no reading': () => parentPort?.postMessage({ is: 'read', reading: { type: 'docx' } }),
};

if (parentPort !== null) {
  answerReads(parentPort, async (bytes, name, told = {}) => {
    const [when, what] = name.split(': ');
    const misbehave = unruly[what ?? ''];
    if (when === 'before inspection') misbehave?.();
    if (when === 'afterwards') setImmediate(() => misbehave?.());
    return readFile(bytes, name, {
      ...told,
      onInspected: (inspection) => {
        told.onInspected?.(inspection);
        if (when === 'after inspection') misbehave?.();
      },
    });
  });
}
