import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

async function filesUnder(path: string): Promise<string[]> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined) return [];
  if (!about.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Returns the SHA-256 of the names and contents of these files and folders, and of `also`. A missing path counts as empty. Files
 * in `except` don't count.
 */
export async function fingerprintOf(
  root: string,
  { paths, except }: { readonly paths: readonly string[]; readonly except: string },
  also: string,
): Promise<string> {
  const found = (await Promise.all(paths.map((path) => filesUnder(join(root, path))))).flat().sort();
  const files = found.filter((file) => !relative(root, file).startsWith(except));
  const hash = createHash('sha256').update(also);
  for (const file of files) {
    hash.update(`\0${relative(root, file)}\0`);
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return hash.digest('hex');
}
