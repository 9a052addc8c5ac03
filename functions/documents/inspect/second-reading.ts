import type { FileType } from '#schemas/document.ts';
import type { Findings } from './findings.ts';
import { latin1, shapeOf } from './signatures.ts';

/**
 * A *second reading* is what another program than the one we expect would open in the same bytes. It is dangerous where
 * the two show different things: LibreOffice and browsers open the web page before a zip where Word opens the document
 * behind it; mshta runs a script wherever it is; PDF readers take a header anywhere in the first 1,029 bytes (Chrome) or
 * anywhere at all (Evince, Firefox, both by the file's name).
 */
const WEB_PAGE =
  /<(?:!doctype\s{1,9}(?:html|svg)|html|head|body|script|iframe|svg|object|embed|meta|hta:application|\?php)[\s>/]/i;
/** Unix programs by their first seven bytes, Mach-O by its first eight: four alone come up by chance in large pictures. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the first bytes of programs
const UNIX_PROGRAM = /\x7fELF[\x01\x02][\x01\x02]\x01|[\xce\xcf]\xfa\xed\xfe[\x07\x0c\x12]\0\0[\0\x01]/;
const MZ = Buffer.from('MZ');
const PE_OFFSET = 0x3c;
const PE = 0x00004550;

/** Tells whether a text of one character a byte holds the beginning of a web page or a script. */
export function holdsWebPage(text: string): boolean {
  return WEB_PAGE.test(text);
}

/** Tells whether the bytes hold a web page, a script, a PDF or a program, wherever in them. */
export function holdsSecondReading(bytes: Uint8Array): boolean {
  const text = latin1(bytes);
  return WEB_PAGE.test(text) || text.includes('%PDF-') || UNIX_PROGRAM.test(text) || holdsWindowsProgram(bytes);
}

function holdsWindowsProgram(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf(MZ); at >= 0 && at + PE_OFFSET + 4 <= buffer.length; at = buffer.indexOf(MZ, at + 1)) {
    const header = at + buffer.readUInt32LE(at + PE_OFFSET);
    if (header + 4 <= buffer.length && buffer.readUInt32LE(header) === PE) return true;
  }
  return false;
}

/** Any markup, a saved web archive (Word opens MIME as one), PostScript, or the first line of a batch file. */
const LEADING = /<[a-z!?/]|^MIME-Version:|^%!PS|^@echo\b/im;

/** Judges what comes before a document's own first byte: blank bytes and plain words are harmless, and noted. */
export function judgeLeading(
  leading: Uint8Array,
  note: 'bytes_before_archive' | 'bytes_before_pdf',
  findings: Findings,
): void {
  if (leading.length === 0) return;
  findings.note(note);
  const shape = shapeOf(leading);
  findings.holdIf(shape !== undefined || LEADING.test(latin1(leading)) || holdsSecondReading(leading), 'disguised');
}

/** Judges what comes behind a file's end: video, further pictures and padding are harmless, and noted. */
export function judgeTrailing(trailing: Uint8Array, findings: Findings): void {
  if (trailing.every((byte) => byte <= 0x20)) return;
  findings.note('trailing_data');
  const shape = shapeOf(trailing);
  findings.holdIf(shape !== undefined && PACKED.has(shape), 'disguised');
  findings.holdIf(holdsSecondReading(trailing), 'disguised');
}

const PACKED = new Set<string>(['zip', 'compound', 'rtf', 'archive', 'executable', 'pdf']);

/** A picture whose size or first segment reads as the start of a script's comment: GIF89a/*, BM/*, JPEG and "/*". */
const PICTURE_AND_SCRIPT = /^(?:GIF8[79]a(?:\/\*|=)|BM(?:\/\*|=)|\xff\xd8\xff[\xe0-\xef]\/\*)/;

/** Judges a picture: metadata in it and data behind it are part of everyday photographs; a second document is not. */
export function judgeImage(type: FileType, bytes: Uint8Array, findings: Findings): void {
  findings.holdIf(PICTURE_AND_SCRIPT.test(latin1(bytes.subarray(0, 16))), 'disguised');
  findings.holdIf(holdsSecondReading(bytes), 'disguised');
  const end = type === 'jpeg' ? endOfJpeg(bytes) : type === 'png' ? endOfPng(bytes) : undefined;
  if (end !== undefined) judgeTrailing(bytes.subarray(end), findings);
}

/**
 * Returns the position after the mark EOI (ITU T.81, B.1.1): segments by their length, a scan up to its next mark;
 * `undefined` without an end.
 */
function endOfJpeg(bytes: Uint8Array): number | undefined {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      // Within a scan: 0xff00 is a data byte, and 0xffd0 to 0xffd7 restart it.
      at = bytes.indexOf(0xff, at);
      if (at < 0) return undefined;
    }
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xd9) return at + 2;
    if (mark === 0xff) at += 1;
    else if (mark === 0 || mark === 1 || (mark >= 0xd0 && mark <= 0xd8)) at += 2;
    else at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : undefined;
}

/** Returns the position after the chunk IEND (PNG 5.3). */
function endOfPng(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49454e44) return at + 12;
  }
  return undefined;
}
