import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { floor } from './floor.ts';
import type { WordFile } from './word-file.ts';

/** The bound: referral forms are below 100 KB, and pictures say nothing about a reader. */
const MOST_BYTES = 400_000;

/** The .docx files of a folder that are small enough and whose main part can be inflated and parsed, largest first. */
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
    // Damaged, or no XML: there is no floor under it.
    return undefined;
  }
}

/** Of Word documents alone: a spreadsheet of another name is none. */
function mainPartOf(bytes: Uint8Array): string | undefined {
  const { type, package: facts } = inspectFile(bytes);
  return /^do[ct][xm]$/.test(type) ? facts?.mainPart : undefined;
}
