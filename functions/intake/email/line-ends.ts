import { headerLength } from './header-end.ts';

const [CR, LF] = [0x0d, 0x0a];

/** Whether a carriage return stands there alone: neither a line feed nor another return follows. */
function bareReturnIn(bytes: Uint8Array): boolean {
  return bytes.some((byte, at) => byte === CR && at + 1 < bytes.length && bytes[at + 1] !== CR && bytes[at + 1] !== LF);
}

/**
 * A message whose header lines end in CR alone is one endless line to others: its line ends become LF. Any other message
 * is given back as it is, so that 8-bit content stays untouched. Copies the message (up to 41 MB) only then.
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
    // Returns before a line feed belong to it; others were line ends each.
    if (byte !== LF) while (returns-- > 0) out[filled++] = LF;
    returns = 0;
    if (byte !== undefined) out[filled++] = byte;
  }
  return out.subarray(0, filled);
}
