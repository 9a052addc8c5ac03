/** One field of a message's header: its name as written, its value unfolded. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
  /** The bytes of the field, line end included. */
  readonly raw: Buffer;
}

/** The header of a message, and where its body begins (with the empty line before it). */
export interface MessageHeader {
  readonly fields: readonly HeaderField[];
  readonly end: number;
}

const LF = 0x0a;
const WHITE = new Set([0x20, 0x09]);

/** Reads the header at the beginning of `bytes`. The first line that is no field ends it, as in a mail server. */
export function readHeader(bytes: Buffer): MessageHeader {
  const fields: HeaderField[] = [];
  let at = 0;
  while (at < bytes.length) {
    let end = lineEnd(bytes, at);
    while (end < bytes.length && WHITE.has(bytes[end] ?? 0)) end = lineEnd(bytes, end);
    const raw = bytes.subarray(at, end);
    const [, name, value] = /^([!-9;-~]+)[ \t]*:([\s\S]*)$/.exec(raw.toString('utf8')) ?? [];
    if (name === undefined || value === undefined) break;
    fields.push({ name, value: value.replace(/\r?\n(?=[ \t])/g, '').trim(), raw });
    at = end;
  }
  return { fields, end: at };
}

function lineEnd(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(LF, from);
  return found === -1 ? bytes.length : found + 1;
}

/** Returns the value of the first field with this name, in upper or lower case. */
export function fieldNamed(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find((field) => field.name.toLowerCase() === name)?.value;
}
