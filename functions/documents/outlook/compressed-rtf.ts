/** The text that every compressed body may refer back to (MS-OXRTFCP 2.1.2.1). */
const BEGINNING =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const WINDOW = 4096;
const HEADER_SIZE = 16;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
/** A page of RTF is 5 KB. Two bytes of input make at most 17 of output, so the input bounds it too. */
const RTF_AT_MOST = 8 * 1024 * 1024;

/**
 * Returns the RTF in a compressed body (MS-OXRTFCP), or null for other bytes. Reads a truncated body up to its end. At most 8 MB.
 */
export function readCompressedRtf(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < HEADER_SIZE) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = Math.min(view.getUint32(4, true), RTF_AT_MOST);
  const kind = view.getUint32(8, true);
  if (kind === UNCOMPRESSED) return bytes.slice(HEADER_SIZE, HEADER_SIZE + size);
  if (kind !== COMPRESSED) return null;
  const window = Buffer.alloc(WINDOW);
  let write = window.write(BEGINNING, 'latin1');
  // The sender declares the size, so memory grows only with the bytes that really came.
  const out = Buffer.alloc(Math.min(size, bytes.length * 9));
  let filled = 0;
  const put = (byte: number) => {
    out[filled++] = byte;
    window[write] = byte;
    write = (write + 1) % WINDOW;
  };
  let at = HEADER_SIZE;
  while (at < bytes.length && filled < out.length) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && filled < out.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        if (at >= bytes.length) return out.subarray(0, filled);
        put(bytes[at++] ?? 0);
        continue;
      }
      if (at + 1 >= bytes.length) return out.subarray(0, filled);
      const token = view.getUint16(at, false);
      at += 2;
      const offset = token >>> 4;
      if (offset === write) return out.subarray(0, filled);
      for (let i = 0; i < (token & 0xf) + 2 && filled < out.length; i++) put(window[(offset + i) % WINDOW] ?? 0);
    }
  }
  return out.subarray(0, filled);
}
