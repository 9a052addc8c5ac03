import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const LOCAL = join(ROOT, '.local');
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');
export const PYTHON = join(LOCAL, 'python', 'bin', 'python');

/** Reports something that a person must change: its message is printed without a stack. */
export class PlainError extends Error {}

export const say = (text) => process.stderr.write(`${text}\n`);

/** Returns a file's text, or undefined when it cannot be read. */
export function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Parses JSON that may be missing or half written: then it returns undefined. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
