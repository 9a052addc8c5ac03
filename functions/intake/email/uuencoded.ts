/** A file written out in the words of a message, as old programs did. */
export type Uuencoded = { name: string; bytes: Uint8Array };

const BEGIN = /^begin [0-7]{3,4} (\S[^\n]*)\n/gm;
/** Files in one text; each becomes a part. */
const FILES_AT_MOST = 100;

/**
 * Returns how many bytes a line holds by its first letter, or -1 for a line that is no part of such a file. Blanks at its end may
 * be lost.
 */
function lengthOf(line: string): number {
  const length = (line.charCodeAt(0) - 32) & 63;
  if (line === '' || /[^\x20-\x60]/.test(line)) return -1;
  return line.length - 1 <= Math.ceil(length / 3) * 4 + 2 ? length : -1;
}

function decodeLine(line: string, length: number, out: Uint8Array, from: number): void {
  const value = (at: number) => (at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0);
  for (let i = 0, at = 1; i < length; i += 3, at += 4) {
    const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    for (let k = 0; k < Math.min(3, length - i); k++) out[from + i + k] = (bits >> (16 - 8 * k)) & 0xff;
  }
}

/** Reads the lines after `begin`: their bytes, where they end, and whether `end` closed them. */
function body(text: string, from: number): { bytes: Uint8Array; to: number; whole: boolean } {
  const start = text.slice(from, from + 100).split('\n', 1)[0] ?? '';
  let out = new Uint8Array(0);
  if (lengthOf(start) < 0) return { bytes: out, to: from, whole: false };
  const lines: { at: number; to: number; length: number }[] = [];
  let filled = 0;
  let at = from;
  let whole = false;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const to = newline === -1 ? text.length : newline;
    const line = text.slice(at, Math.min(to, at + 100));
    if (/^end\s*$/.test(line)) {
      at = Math.min(text.length, to + 1);
      whole = true;
      break;
    }
    const length = line.trim() === '' ? 0 : to - at > 99 ? -1 : lengthOf(line);
    if (length < 0) break;
    if (length > 0) lines.push({ at, to, length });
    filled += length;
    at = to + 1;
  }
  out = new Uint8Array(filled);
  filled = 0;
  for (const line of lines) {
    decodeLine(text.slice(line.at, line.to), line.length, out, filled);
    filled += line.length;
  }
  return { bytes: out, to: at, whole };
}

/**
 * Takes files that are written out in a text (uuencode, POSIX) out of it, and names each in its place. `broken`: a file has no end,
 * or has foreign lines; it stays in the text. Goes over the text once. Never fails.
 */
export function takeUuencoded(written: string): { text: string; files: Uuencoded[]; broken: boolean } {
  const text = written.replace(/\r\n?/g, '\n');
  const files: Uuencoded[] = [];
  const kept: string[] = [];
  let broken = false;
  let at = 0;
  for (const match of text.matchAll(BEGIN)) {
    if (match.index < at) continue;
    const from = match.index + match[0].length;
    const { bytes, to, whole } = body(text, from);
    if (whole && files.length < FILES_AT_MOST) {
      const name = (match[1] ?? '').trim();
      files.push({ name, bytes });
      kept.push(text.slice(at, match.index), `[file written out here: ${name}]\n`);
      at = to;
    } else if (whole || to > from) broken = true;
  }
  return { text: files.length === 0 ? written : kept.join('') + text.slice(at), files, broken };
}
