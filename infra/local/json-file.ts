import { readFile, rename, writeFile } from 'node:fs/promises';
import type * as z from 'zod';

/** Returns the content of a JSON file, or undefined when it is missing, half written or of another shape. */
export async function readJson<S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S> | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces a JSON file as a whole. Only its owner may read it. */
export async function writeJson(file: string, content: unknown): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
