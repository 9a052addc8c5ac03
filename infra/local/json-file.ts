import { readFile, rename, writeFile } from 'node:fs/promises';
import type * as z from 'zod';

/** Returns the content of a JSON file, or undefined when there is none or it has another shape. */
export async function readJson<S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data;
}

/** Replaces a JSON file as a whole. Only its owner may read it. */
export async function writeJson(file: string, content: unknown): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
