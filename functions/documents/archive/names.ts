import type { ArchiveProblemCode } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * A member's name as the program uses it: forward slashes, no leading slash (some producers write `/word/document.xml`
 * or `word\document.xml`; APPNOTE 4.4.17 allows neither, Word reads both). Names are UTF-8 with or without the flag;
 * older tools wrote a code page, whose non-ASCII letters we keep as they come.
 */
export function memberName(bytes: Uint8Array): string {
  const name = decode(bytes);
  const slashed = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  return slashed.startsWith('/') ? slashed.slice(1) : slashed;
}

function decode(bytes: Uint8Array): string {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (ASCII.test(plain)) return plain;
  try {
    return utf8.decode(bytes);
  } catch {
    return plain;
  }
}

/** Two names that Windows or an OPC reader (ECMA-376 part 2, 6.2.2.3) would take for one. */
export function sameName(name: string): string {
  return name.toLowerCase();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u001f]|^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i;

/** `unsafe_name` when unpacking the name could write outside its folder: `..`, a drive, a network share, a NUL. */
export function nameProblem(name: string): ArchiveProblemCode | undefined {
  return UNSAFE.test(name) ? 'unsafe_name' : undefined;
}
