import { resolve } from 'node:path';
import { ROOT } from '#infra/local/places.ts';
import type { Progress } from '#infra/local/progress.ts';
import { corpus } from '#test/support/corpus.ts';
import { attachments } from './emails/attachments.ts';
import { emailMemory } from './emails/memory.ts';
import { installPeers } from './peers.ts';

/** What a large email takes to receive and to open; and, where the corpus is, the files found in its messages beside two other parsers'. */
export async function emails(progress: Progress): Promise<Record<string, unknown>> {
  const measured = progress('emails of 20 and 40 MB');
  const memory = await emailMemory();
  measured();
  const { folder, files } = corpus('eml');
  if (files.length === 0) return { memory };
  installPeers('emails');
  const taken = progress(`${files.length} messages, taken apart by three parsers`);
  const found = await attachments(resolve(ROOT, folder), files);
  taken();
  return { memory, attachments: found };
}
