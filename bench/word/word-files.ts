import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { floor } from './floor.ts';
import type { WordFile } from './word-file.ts';

/** The largest file. Referral forms are below 100 KB, and pictures are no measure of a reader. */
const MOST_BYTES = 400_000;

/** Returns the .docx files of a folder that are small enough and have a readable main part, largest first. */
export function wordFilesIn(folder: string): readonly WordFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.docx'))
    .flatMap(({ name }) => wordFile(join(folder, name)) ?? [])
    .sort((one, other) => other.bytes.length - one.bytes.length);
}

function wordFile(path: string): WordFile | undefined {
  const bytes = new Uint8Array(readFileSync(path));
  if (bytes.length > MOST_BYTES) return undefined;
  const main = mainPartOf(bytes);
  if (main === undefined) return undefined;
  try {
    floor({ path, bytes, main });
    return { path, bytes, main };
  } catch {
    // It is damaged or no XML, so that it has no floor.
    return undefined;
  }
}

/** Returns whether a file is a Word document, and not another file with its name. */
function mainPartOf(bytes: Uint8Array): string | undefined {
  const { type, package: facts } = inspectFile(bytes);
  return /^do[ct][xm]$/.test(type) ? facts?.mainPart : undefined;
}
