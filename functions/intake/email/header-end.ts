/** Real header blocks are 2 to 30 KB; 256 KB leaves room for long lists of recipients, and bounds memory. */
export const HEADER_AT_MOST = 256 * 1024;
const CR = 0x0d;
const LF = 0x0a;

/** A header block, what was read beyond it, whether an empty line ended it, and whether it was cut at the limit. */
export type Gathered = { block: Uint8Array; rest: Uint8Array[]; ended: boolean; tooLong: boolean };

/**
 * Collects bytes until the first empty line, at most `HEADER_AT_MOST`; CRLF, LF and CR each end a line.
 * What it answers does not depend on how the bytes were cut.
 */
export function headerGatherer() {
  const held = Buffer.alloc(HEADER_AT_MOST);
  let filled = 0;
  let lineHasContent = false;
  let returns = 0;
  const cut = (at: number, rest: Uint8Array, ended: boolean, tooLong: boolean): Gathered => ({
    block: held.subarray(0, at),
    rest: [held.subarray(at, filled), rest],
    ended,
    tooLong,
  });
  return {
    /** Null while the header goes on. */
    take(chunk: Uint8Array): Gathered | null {
      for (let i = 0; i < chunk.length; i++) {
        // Cut after the last whole line: half a field must not be read as a field.
        if (filled === HEADER_AT_MOST) return cut(held.lastIndexOf(LF) + 1, chunk.subarray(i), false, true);
        const byte = chunk[i] ?? 0;
        if (byte === CR) {
          returns++;
        } else if (byte === LF) {
          returns = 0;
          held[filled++] = byte;
          if (!lineHasContent) return cut(filled, chunk.subarray(i + 1), true, false);
          lineHasContent = false;
          continue;
        } else {
          // Returns without a line feed were line ends: the second in a row, or one after an empty line, was the empty line.
          const needed = lineHasContent ? 2 : 1;
          if (returns >= needed) return cut(filled - returns + needed, chunk.subarray(i), true, false);
          if (returns > 0) returns = 0;
          lineHasContent = true;
        }
        held[filled++] = byte;
      }
      return null;
    },
    end: (): Gathered => cut(filled, new Uint8Array(0), false, false),
  };
}

/** The header block of bytes that are all there; see `headerGatherer`. */
export function headerOf(bytes: Uint8Array): Gathered {
  const gatherer = headerGatherer();
  return gatherer.take(bytes) ?? gatherer.end();
}
