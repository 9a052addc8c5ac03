/** What taking one message apart may cost. Whatever a limit leaves out is named as a problem, and stands in the raw message. */
export type OpeningLimits = {
  /** Bytes of a raw message. SES takes 40 MB (S3 action) and our listener the same; headers that carriers add come on top. */
  rawBytes: number;
  /** Files of one message. A school sends some ten; each part costs an upload and a scan. */
  parts: number;
  /** Bytes of all files together: 40 MB of mail are 30 MB of files, and a zip of Word files holds about as much again. */
  partBytes: number;
  /** Messages within messages. A forwarded forward is two; deeper ones are kept whole. */
  depth: number;
  /** Characters of text: some 1,000 pages. What a case shows at once is cut shorter by its store. */
  textCharacters: number;
  /** Lines of a raw message: 40 MB of base64 have 550,000. postal-mime keeps an object for each line of 8-bit text: this many take 200 MB. */
  lines: number;
  /** Lines that begin with two dashes, as every part does: postal-mime takes 3 KB and more for each part. */
  delimiters: number;
};

const MIB = 1024 * 1024;

export const openingLimits: OpeningLimits = {
  rawBytes: 41 * MIB,
  parts: 100,
  partBytes: 96 * MIB,
  depth: 3,
  textCharacters: 2_000_000,
  lines: 1_000_000,
  delimiters: 10_000,
};

/** Why a message, or one within it, is not taken apart. */
export type UnreadableReason =
  | 'too_large'
  | 'too_many_lines'
  | 'too_many_parts'
  | 'nested_too_deep'
  | 'header_too_large'
  | 'not_understood';

/** Whether parsing the message would cost too much, before it is tried: one pass over the bytes, no copies. */
export function refusal(raw: Uint8Array, limits: OpeningLimits): UnreadableReason | null {
  if (raw.length > limits.rawBytes) return 'too_large';
  let lines = 0;
  let delimiters = 0;
  for (let at = raw.indexOf(0x0a); at !== -1; at = raw.indexOf(0x0a, at + 1)) {
    lines++;
    if (raw[at + 1] === 0x2d && raw[at + 2] === 0x2d) delimiters++;
    if (lines > limits.lines) return 'too_many_lines';
    if (delimiters > limits.delimiters) return 'too_many_parts';
  }
  return null;
}
