import { headerLength } from './header-end.ts';

const [CR, LF] = [0x0d, 0x0a];

/** Returns whether a carriage return is alone: neither a line feed nor another return follows. */
function bareReturnIn(bytes: Uint8Array): boolean {
  return bytes.some((byte, at) => byte === CR && at + 1 < bytes.length && bytes[at + 1] !== CR && bytes[at + 1] !== LF);
}

/**
 * Turns the line ends of a message into LF when its header lines end in CR alone, which others read as one endless line. Returns
 * any other message as it is, so that 8-bit content stays untouched. Copies the message (up to 41 MB) only when needed.
 */
export function mendLineEnds(raw: Uint8Array): Uint8Array {
  if (!bareReturnIn(raw.subarray(0, headerLength(raw)))) return raw;
  const out = new Uint8Array(raw.length);
  let filled = 0;
  let returns = 0;
  for (let at = 0; at <= raw.length; at++) {
    const byte = raw[at];
    if (byte === CR) {
      returns++;
      continue;
    }
    // Returns before a line feed belong to it; each other return was a line end.
    if (byte !== LF) while (returns-- > 0) out[filled++] = LF;
    returns = 0;
    if (byte !== undefined) out[filled++] = byte;
  }
  return out.subarray(0, filled);
}
