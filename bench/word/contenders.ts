import type { WordFile } from './word-file.ts';

export const CONTENDERS = ['floor', 'ours', 'mammoth', 'officeparser'] as const;
export type Contender = (typeof CONTENDERS)[number];

/** Reads one file. A program may end by throwing. */
export type Read = (file: WordFile) => unknown;

/** Loads one program, without the code of the others. */
export async function contender(name: Contender): Promise<Read> {
  if (name === 'floor') return (await import('./floor.ts')).floor;
  if (name === 'ours') return (await import('./our-reader.ts')).ours;
  const peers = await import('./peers.ts');
  const read = name === 'mammoth' ? peers.mammoth() : peers.officeparser();
  return ({ bytes }) => read(bytes);
}
