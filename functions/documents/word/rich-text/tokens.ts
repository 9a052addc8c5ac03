/** What one pass over a .rtf tells (RTF 1.9.1, "RTF Syntax"). */
export interface RichTextEvents {
  /** A group begins, or ends, at this place. */
  open(at: number): void;
  close(at: number): void;
  /** A control word, and its number when it has one. */
  word(name: string, number: number | undefined): void;
  /** A control symbol: one character that is no letter, such as `~`. */
  symbol(sign: string): void;
  /** One character of the code page, from `\'hh`. */
  coded(byte: number): void;
  /** Bytes of text as they stand, without line ends. */
  text(bytes: Uint8Array): void;
  /** Bytes that are not text, after `\bin`. */
  plain?(bytes: Uint8Array): void;
  /** Is what comes now of no use? Then only where it ends is told. */
  readonly isSkipping: boolean;
  /** Is text of no use here, though groups are? A picture's bytes, with its description in a group of its own. */
  readonly isSilent: boolean;
}

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const QUOTE = 0x27;
const MINUS = 0x2d;
const SPACE = 0x20;

/**
 * Control words and groups that are looked at, outside of what is skipped: our form of 19 pages has some 45,000. A file of
 * nothing else would take a minute.
 */
const MOST_TOKENS = 2_000_000;
/** The longest control word has some 30 letters. */
const LONGEST_WORD = 40;
/** Numbers are of 32 bits. */
const LONGEST_NUMBER = 11;

/** Goes through the bytes of a .rtf once, until its outermost group ends; false when it never does, or has more in it than is looked at. */
export function passOver(bytes: Uint8Array, events: RichTextEvents): boolean {
  let depth = 0;
  let at = 0;
  for (let tokens = 0; at < bytes.length && tokens < MOST_TOKENS; ) {
    const byte = bytes[at] ?? 0;
    const isMark = byte === OPEN || byte === CLOSE || byte === BACKSLASH;
    if (!events.isSkipping && (isMark || !events.isSilent)) tokens += 1;
    switch (byte) {
      case OPEN:
        depth += 1;
        events.open(at);
        at += 1;
        break;
      case CLOSE:
        depth -= 1;
        events.close(at);
        at += 1;
        if (depth <= 0) return true;
        break;
      case BACKSLASH:
        at = control(bytes, at + 1, events);
        break;
      case CARRIAGE_RETURN:
      case LINE_FEED:
      case 0:
        at += 1;
        break;
      default: {
        const end = textEnd(bytes, at);
        if (!events.isSkipping && !events.isSilent) events.text(bytes.subarray(at, end));
        at = end;
      }
    }
  }
  return false;
}

function textEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (
      byte === BACKSLASH ||
      byte === OPEN ||
      byte === CLOSE ||
      byte === CARRIAGE_RETURN ||
      byte === LINE_FEED ||
      byte === 0
    )
      return at;
  }
  return bytes.length;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Reads the word or symbol after a backslash; returns the position after it. */
function control(bytes: Uint8Array, from: number, events: RichTextEvents): number {
  const first = bytes[from] ?? 0;
  if (first === QUOTE) return coded(bytes, from, events);
  if (!isLetter(first)) {
    // A backslash at the end of a line ends the paragraph.
    if (first === CARRIAGE_RETURN || first === LINE_FEED) events.word('par', undefined);
    else events.symbol(String.fromCharCode(first));
    return from + 1;
  }
  let at = from;
  while (at - from < LONGEST_WORD && isLetter(bytes[at] ?? 0)) at += 1;
  const name = ascii(bytes, from, at);
  const numberFrom = at;
  if (bytes[at] === MINUS && isDigit(bytes[at + 1] ?? 0)) at += 1;
  while (at - numberFrom < LONGEST_NUMBER && isDigit(bytes[at] ?? 0)) at += 1;
  const number = at > numberFrom ? Number(ascii(bytes, numberFrom, at)) : undefined;
  if (bytes[at] === SPACE) at += 1;
  // Bytes of a picture follow: they are not text, whatever they look like.
  if (name === 'bin') {
    const end = at + Math.max(0, number ?? 0);
    events.plain?.(bytes.subarray(at, end));
    return end;
  }
  events.word(name, number);
  return at;
}

function coded(bytes: Uint8Array, from: number, events: RichTextEvents): number {
  const digits = ascii(bytes, from + 1, from + 3);
  if (!/^[0-9a-f]{2}$/i.test(digits)) return from + 1;
  if (!events.isSkipping) events.coded(Number.parseInt(digits, 16));
  return from + 3;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to && at < bytes.length; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
