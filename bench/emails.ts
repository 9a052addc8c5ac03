import { resolve } from 'node:path';
import { ROOT } from '#infra/local/places.ts';
import type { Progress } from '#infra/local/progress.ts';
import { corpus } from '#test/support/corpus.ts';
import { attachments } from './emails/attachments.ts';
import { emailMemory } from './emails/memory.ts';
import { installPeers } from './peers.ts';

/** Measures the memory that a large email needs and, where there is a corpus, the attachments found by us and by two other parsers. */
export async function emails(progress: Progress): Promise<Record<string, unknown>> {
  const memory = await progress('emails of 20 and 40 MB', emailMemory);
  const { folder, files } = corpus('eml');
  if (files.length === 0) return { memory };
  installPeers('emails');
  const found = await progress(`${files.length} messages, parsed by three parsers`, () =>
    attachments(resolve(ROOT, folder), files),
  );
  return { memory, attachments: found };
}
