import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Sentence } from '#infra/local/command-line.ts';
import { ROOT } from '#infra/local/places.ts';
import type { Progress } from '#infra/local/progress.ts';
import { corpus } from '#test/support/corpus.ts';
import { installPeers } from './peers.ts';
import { rounded } from './statistics.ts';
import type { Contender } from './word/contenders.ts';
import { peakMegabytes } from './word/memory.ts';
import { millisecondsPerDocument } from './word/speed.ts';
import { wordFilesIn } from './word/word-files.ts';

/** What the bench found out; `--json` prints exactly this. */
export interface WordFigures extends Record<string, unknown> {
  readonly documents: number;
  readonly msPerDocument: Record<Contender, number>;
  readonly peakMb: Record<Contender, number>;
}

function folderOf(given: string | undefined): string {
  if (given !== undefined) return resolve(process.env.INIT_CWD ?? process.cwd(), given);
  return resolve(ROOT, corpus('docx').folder);
}

const roundedAll = (figures: Record<Contender, number>): Record<Contender, number> => ({
  floor: rounded(figures.floor),
  ours: rounded(figures.ours),
  mammoth: rounded(figures.mammoth),
  officeparser: rounded(figures.officeparser),
});

/**
 * How long reading a form takes, and how much memory, beside two peers and the floor, over the .docx files of a folder. Throws
 * `Sentence` when there is no folder, or no file to measure with.
 */
export async function word(progress: Progress, given?: string): Promise<WordFigures> {
  const folder = folderOf(given);
  const files = existsSync(folder) ? wordFilesIn(folder) : [];
  if (files.length === 0)
    throw new Sentence('npm run bench -- word DIR, where DIR is a folder with .docx files of at most 400 KB.');
  const peers = progress('mammoth and officeparser');
  installPeers('word');
  peers();
  const speed = progress(`${files.length} documents, eight rounds of four programs`);
  const msPerDocument = roundedAll(await millisecondsPerDocument(folder));
  speed();
  const memory = progress('the largest tenth, each program alone');
  const peakMb = roundedAll(peakMegabytes(files));
  memory();
  return { documents: files.length, msPerDocument, peakMb };
}

/** The two goals in words: eight times as fast as mammoth, at most 1.8 times the floor. */
export function wordGoals({ msPerDocument: { floor, ours, mammoth } }: WordFigures): string[] {
  return [
    `${rounded(mammoth / ours)} times as fast as mammoth (goal: 8)`,
    `${rounded(ours / floor)} times the floor (goal: at most 1.8)`,
  ];
}
