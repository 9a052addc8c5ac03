/** Real header blocks are 2 to 30 KB; 256 KB leaves room for long lists of recipients, and bounds memory. */
export const HEADER_AT_MOST = 256 * 1024;

const CR = 0x0d;
const LF = 0x0a;

/** Finds the first empty line byte by byte; CRLF, LF and CR each end a line. */
function lineWatcher() {
  let lineHasContent = false;
  let returns = 0;
  return {
    /** Takes the byte at an index. Returns the index after the empty line once it is known, else -1. */
    see(byte: number, index: number): number {
      if (byte === CR) {
        returns++;
        return -1;
      }
      if (byte === LF) {
        returns = 0;
        if (!lineHasContent) return index + 1;
        lineHasContent = false;
        return -1;
      }
      // Carriage returns without a line feed were line ends. The second in a row, or the first after a line end, was the empty
      // line.
      const needed = lineHasContent ? 2 : 1;
      if (returns >= needed) return index - returns + needed;
      returns = 0;
      lineHasContent = true;
      return -1;
    },
  };
}

/** A header block, the bytes read beyond it, whether an empty line ended it, and whether it was cut at the limit. */
export type Gathered = { block: Uint8Array; rest: Uint8Array[]; ended: boolean; tooLong: boolean };

/**
 * Collects bytes until the first empty line, at most `HEADER_AT_MOST`, from pieces of any size. The result does not depend on how
 * the bytes were cut.
 */
export function headerGatherer() {
  const held = Buffer.alloc(HEADER_AT_MOST);
  const watcher = lineWatcher();
  let filled = 0;
  const cut = (at: number, rest: Uint8Array, ended: boolean, tooLong: boolean): Gathered => ({
    block: held.subarray(0, at),
    rest: [held.subarray(at, filled), rest],
    ended,
    tooLong,
  });
  return {
    /** Returns null while the header goes on. */
    take(chunk: Uint8Array): Gathered | null {
      for (let i = 0; i < chunk.length; i++) {
        // Cuts after the last whole line: half a field must not be read as a field.
        if (filled === HEADER_AT_MOST) return cut(held.lastIndexOf(LF) + 1, chunk.subarray(i), false, true);
        const byte = chunk[i] ?? 0;
        const end = watcher.see(byte, filled);
        if (end !== -1 && end <= filled) return cut(end, chunk.subarray(i), true, false);
        held[filled++] = byte;
        if (end !== -1) return cut(filled, chunk.subarray(i + 1), true, false);
      }
      return null;
    },
    end: (): Gathered => cut(filled, new Uint8Array(0), false, false),
  };
}

/**
 * Returns the length of the header block, including its empty line, of bytes that are all here. Follows the same rules and copies
 * nothing.
 */
export function headerLength(bytes: Uint8Array): number {
  const watcher = lineWatcher();
  const within = Math.min(bytes.length, HEADER_AT_MOST);
  for (let i = 0; i < within; i++) {
    const end = watcher.see(bytes[i] ?? 0, i);
    if (end !== -1) return end;
  }
  return bytes.length <= HEADER_AT_MOST ? bytes.length : bytes.lastIndexOf(LF, HEADER_AT_MOST - 1) + 1;
}
