import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fromPerson, ROOT } from '#infra/local/places.ts';
import { PlainError } from '#infra/local/plain-error.ts';
import type { Progress } from '#infra/local/progress.ts';
import { corpus } from '#test/support/corpus.ts';
import { installPeers } from './peers.ts';
import { rounded } from './statistics.ts';
import type { Contender } from './word/contenders.ts';
import { peakMegabytes } from './word/memory.ts';
import { millisecondsPerDocument } from './word/speed.ts';
import { wordFilesIn } from './word/word-files.ts';

const roundedAll = (figures: Record<Contender, number>): Record<Contender, number> => ({
  floor: rounded(figures.floor),
  ours: rounded(figures.ours),
  mammoth: rounded(figures.mammoth),
  officeparser: rounded(figures.officeparser),
});

/** Returns the two goals in words: eight times as fast as mammoth, at most 1.8 times the floor. */
const goalsOf = ({ floor, ours, mammoth }: Record<Contender, number>): string[] => [
  `${rounded(mammoth / ours)} times as fast as mammoth (goal: 8)`,
  `${rounded(ours / floor)} times the floor (goal: at most 1.8)`,
];

/**
 * Measures how long reading a form takes, and how much memory, next to two peers and the floor, over the .docx files of a folder.
 * Throws `PlainError` when there is no folder, or no file to measure with.
 */
export async function word(progress: Progress, given?: string) {
  const folder = given === undefined ? resolve(ROOT, corpus('docx').folder) : fromPerson(given);
  const files = existsSync(folder) ? wordFilesIn(folder) : [];
  if (files.length === 0)
    throw new PlainError('npm run bench -- word DIR, where DIR is a folder with .docx files of at most 400 KB.');
  await progress('mammoth and officeparser', async () => installPeers('word'));
  const msPerDocument = await progress(`${files.length} documents, eight rounds of four programs`, async () =>
    roundedAll(await millisecondsPerDocument(folder)),
  );
  const peakMb = await progress('the largest tenth, each program alone', async () => roundedAll(peakMegabytes(files)));
  return { documents: files.length, msPerDocument, peakMb, goals: goalsOf(msPerDocument) };
}
