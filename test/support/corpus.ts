import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Public files kept outside the project, for robustness only: Word files in `docx`, messages in `eml`. */
export const corpusFolder = process.env.FRONT_DOOR_CORPUS ?? '../shared/corpus';

/** Returns the names of a folder's files; none when it is not on this machine. */
export function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Returns the files of one kind, by name, and their folder; none when they are not on this machine. */
export function corpus(kind: 'docx' | 'eml'): { readonly folder: string; readonly files: readonly string[] } {
  const folder = join(corpusFolder, kind);
  return { folder, files: filesIn(folder) };
}
