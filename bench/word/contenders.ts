import type { WordFile } from './word-file.ts';

export const CONTENDERS = ['floor', 'ours', 'mammoth', 'officeparser'] as const;
export type Contender = (typeof CONTENDERS)[number];

/** What a program does with one file; what it throws on a file is its own way of ending. */
export type Read = (file: WordFile) => unknown;

/** A program, loaded alone: none has another's code in its memory. */
export async function contender(name: Contender): Promise<Read> {
  if (name === 'floor') return (await import('./floor.ts')).floor;
  if (name === 'ours') return (await import('./ours.ts')).ours;
  const peers = await import('./peers.ts');
  const read = name === 'mammoth' ? peers.mammoth() : peers.officeparser();
  return ({ bytes }) => read(bytes);
}
