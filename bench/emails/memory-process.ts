/** `node memory-process.ts receive|open [FILE]`: receives or opens one message, and prints the peak of the process in kilobytes. */
import { createReadStream } from 'node:fs';
import { openArchive } from '#functions/documents/index.ts';
import { readEnvelopeHeaders } from '#functions/intake/email/envelope.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { peakKilobytes } from '../peak-memory.ts';

/** Reads a file as S3 sends an object: in pieces of 64 KB. */
function streamed(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 64 * 1024 });
}

/** Reads a file as `open-email` reads S3: in pieces, and then as a whole. */
async function whole(path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamed(path)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const [job, path] = process.argv.slice(2);
if (path !== undefined && job === 'receive') await readEnvelopeHeaders(streamed(path));
if (path !== undefined && job === 'open') {
  const opened = await openEmail(await whole(path), { openArchive });
  if (opened.is !== 'opened' || opened.parts.length !== 5) throw new Error('the five forms were not found');
}
console.log(peakKilobytes());
