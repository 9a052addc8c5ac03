import { decodeWords } from 'postal-mime';

/** One header field of a message. Fields keep their order. */
export type HeaderField = {
  /** In lower case. */
  name: string;
  /** Unfolded, white space collapsed, one character a byte: the delivery key is taken over this. */
  raw: string;
  /** Unfolded and read as UTF-8, or as windows-1252 when it is not UTF-8. Encoded words are left as they are. */
  value: string;
};

export type HeaderBlock = {
  fields: HeaderField[];
  /** Lines that are neither a field nor a continuation, as `raw`. Mail without a header has its words here. */
  oddLines: string[];
  hasControlCharacters: boolean;
  /** The header has a carriage return alone. We read it as a line end and others may not, so its From is not certain. */
  hasBareReturns: boolean;
};

/** RFC 5322 3.6.8: printable ASCII without the colon. Blanks before the colon are obsolete but still occur. */
const FIELD = /^([!-9;-~]+)[ \t]*:/;
/** Only ASCII blanks: byte 0xA0 is part of many UTF-8 letters. */
const BLANKS = /[\t\n\v\f\r ]+/g;
/** Everything below a space, and DEL: none of these may reach a page, a log or another header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROLS = /[\u0000-\u001f\u007f]+/g;
/**
 * The most characters of a field in which encoded words are decoded. RFC 5322 allows 998 a line, and folded subjects have a few
 * lines.
 */
const DECODE_AT_MOST = 8_000;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin = new TextDecoder('windows-1252');

/** Returns bytes as text: UTF-8 when they are UTF-8, else windows-1252, which maps every byte. Never fails. */
export function readBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin.decode(bytes);
  }
}

/** Turns control characters and runs of blanks into one space. */
export function tidy(text: string): string {
  return text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();
}

function toField(name: string, line: string): HeaderField {
  const raw = line.replace(BLANKS, ' ').trim();
  return { name: name.toLowerCase(), raw, value: tidy(readBytes(Buffer.from(raw, 'latin1'))) };
}

/**
 * Reads a header block (the bytes above the first empty line). Accepts CRLF, bare LF and bare CR, folded lines (RFC 5322 2.2.3),
 * 8-bit text, NUL bytes and lines that are not a header. Never fails.
 */
export function readHeaderBlock(bytes: Uint8Array): HeaderBlock {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const fields: HeaderField[] = [];
  const oddLines: string[] = [];
  let name: string | null = null;
  let lines: string[] = [];
  const close = () => {
    if (name !== null) fields.push(toField(name, lines.join('')));
    name = null;
    lines = [];
  };
  for (const line of text.split(/\r*\n|\r/)) {
    if (/^[ \t]/.test(line) && name !== null) {
      lines.push(line);
      continue;
    }
    close();
    const match = FIELD.exec(line);
    if (match?.[1] !== undefined) {
      name = match[1];
      lines = [line.slice(match[0].length)];
    } else if (line.trim() !== '') {
      oddLines.push(line.replace(BLANKS, ' ').trim());
    }
  }
  close();
  return {
    fields,
    oddLines,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
    hasControlCharacters: /[\u0000-\u0008\u000e-\u001f\u007f]/.test(text),
    hasBareReturns: /\r(?![\r\n])/.test(text),
  };
}

/** Returns the first field of that name, or null. */
export function firstField(fields: readonly HeaderField[], name: string): HeaderField | null {
  return fields.find((field) => field.name === name) ?? null;
}

/** Returns the value of the first field of that name, or the empty string. */
export function headerText(fields: readonly HeaderField[], name: string): string {
  return firstField(fields, name)?.value ?? '';
}

/** Returns text for people: RFC 2047 words decoded, control characters removed, at most `length` characters. Never fails. */
export function decodeText(value: string, length: number): string {
  const decoded = tidy(decodeWords(value.slice(0, DECODE_AT_MOST)));
  // A cut may split the two halves of a character beyond U+FFFF.
  return decoded.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** A header such as Content-Type in its pieces: the value and the parameter names in lower case (RFC 2045 5.1). */
export type Structured = { value: string; params: Readonly<Record<string, string>> };

/** A boundary has 70 characters; a file name has 255 and may be split and encoded. We do not act on a longer header. */
const STRUCTURED_AT_MOST = 8_000;

/** Takes a structured header value apart. The first of two equal parameters counts. Reads at most 100 parameters. */
export function readStructured(value: string): Structured {
  const pieces = value.slice(0, STRUCTURED_AT_MOST).match(/(?:"(?:\\.|[^"\\])*"?|[^;"])+/g) ?? [];
  const params = new Map<string, string>();
  for (const piece of pieces.slice(1, 101)) {
    const at = piece.indexOf('=');
    const name = (at < 0 ? piece : piece.slice(0, at)).trim().toLowerCase();
    const given = at < 0 ? '' : piece.slice(at + 1).trim();
    const plain = given.startsWith('"') ? given.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : given;
    if (name !== '' && !params.has(name)) params.set(name, plain);
  }
  return {
    value: (pieces[0] ?? '')
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    params: Object.fromEntries(params),
  };
}
