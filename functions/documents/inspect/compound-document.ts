import type { FileType } from '#schemas/document.ts';
import { type CompoundEntry, type CompoundFile, openCompoundFile } from './compound-file.ts';
import type { Findings } from './findings.ts';
import { latin1 } from './signatures.ts';
import { judgeWordBinary } from './word-binary.ts';

const VBA = /(?:^|\/)(?:_VBA_PROJECT(?:_CUR)?|Macros|VBA)(?:\/|$)/i;
/** Objects of Word stand in `ObjectPool`, those of Excel and PowerPoint in `MBD…`; the native stream is a packed file. */
const OBJECT = /(?:^|\/)(?:ObjectPool\/.+|MBD[0-9A-F]{8}(?:\/.*)?|.Ole10Native|.Ole10ItemName|Package)$/i;
const CONTROL = /(?:^|\/)(?:.OCX(?:NAME|DATA|PROPS)|Ctls)$/i;

/** Inspects an OLE compound file: what it is, and what [MS-OFFCRYPTO], [MS-DOC] and [MS-OVBA] say must be looked for. */
export function inspectCompound(bytes: Uint8Array, findings: Findings): FileType {
  const opened = openCompoundFile(bytes, findings.limits.compoundEntries);
  if (typeof opened === 'string') {
    findings.hold(opened === 'truncated' ? 'truncated' : opened === 'too_many_entries' ? 'bomb' : 'damaged');
    return 'unknown';
  }
  const { file } = opened;
  const type = typeOf(file.entries);
  if (type === 'encrypted_office') findings.hold('password_protected');
  if (type === 'msg') findings.hold('message_file');
  if (type === 'unknown') findings.hold('unknown_type');
  if (type === 'doc') judgeWordBinary(file, bytes.length, findings);
  if (type === 'xls') judgeExcelBinary(file, bytes.length, findings);
  if (type === 'ppt') judgePowerPoint(file, findings);
  if (type !== 'msg') judgeEntries(file.entries, findings);
  judgeLinkBase(file, findings);
  return type;
}

function typeOf(entries: readonly CompoundEntry[]): FileType {
  const has = (path: string): boolean => entries.some((entry) => entry.path.toLowerCase() === path);
  if (has('encryptedpackage') || has('\u0006dataspaces')) return 'encrypted_office';
  if (has('__properties_version1.0') || has('__nameid_version1.0')) return 'msg';
  if (has('worddocument')) return 'doc';
  if (has('workbook') || has('book')) return 'xls';
  return has('powerpoint document') ? 'ppt' : 'unknown';
}

function judgeEntries(entries: readonly CompoundEntry[], findings: Findings): void {
  const controls = entries.some(({ path }) => CONTROL.test(path));
  findings.holdIf(
    entries.some(({ path }) => VBA.test(path)),
    'macros',
  );
  findings.holdIf(controls, 'active_control');
  findings.holdIf(!controls && entries.some(({ path }) => OBJECT.test(path)), 'embedded_object');
}

const PROPERTIES = '\u0005DocumentSummaryInformation';
const PROPERTY_BYTES = 256 * 1024;
const LINK_BASE = /_PID_LINKBASE|_\0P\0I\0D\0_\0L\0I\0N\0K\0B\0A\0S\0E/;
const SHARE = /\\\0?\\\0?\w|f\0?i\0?l\0?e\0?:\0?\/\0?\/\0?\w/i;

/**
 * Judges the base of all links (the user-defined property _PID_LINKBASE, [MS-OSHARED]): a share there makes every
 * harmless-looking link lead to it.
 */
function judgeLinkBase(file: CompoundFile, findings: Findings): void {
  const properties = latin1(file.read(PROPERTIES, PROPERTY_BYTES) ?? new Uint8Array(0));
  findings.holdIf(LINK_BASE.test(properties) && SHARE.test(properties), 'dangerous_link');
}

/** Judges a .ppt by the token of `Current User`, which says whether the document is encrypted ([MS-PPT] 2.3.2). */
function judgePowerPoint(file: CompoundFile, findings: Findings): void {
  const user = file.read('Current User', 16);
  const token = user === undefined ? 0 : new DataView(user.buffer, user.byteOffset, user.length).getUint32(12, true);
  findings.holdIf(token === 0xf3d1c4df, 'password_protected');
}

const BOUND_SHEET = 0x0085;
const FILE_PASS = 0x002f;
const MACRO_SHEET = 1;
/** The records that matter stand in the workbook's globals, before the first of its sheets ends. */
const END_OF_SUBSTREAM = 0x000a;

/** Judges a .xls: its password record and its Excel 4 macro sheets ([MS-XLS] 2.4.28, 2.4.117). */
export function judgeExcelBinary(file: CompoundFile, fileSize: number, findings: Findings): void {
  const book = file.read('Workbook', fileSize) ?? file.read('Book', fileSize);
  if (book === undefined) {
    findings.hold('truncated');
    return;
  }
  const view = new DataView(book.buffer, book.byteOffset, book.byteLength);
  for (let at = 0; at + 4 <= book.length; ) {
    const kind = view.getUint16(at, true);
    if (kind === END_OF_SUBSTREAM) return;
    if (kind === FILE_PASS) findings.hold('password_protected');
    if (kind === BOUND_SHEET && at + 10 <= book.length && view.getUint8(at + 9) === MACRO_SHEET)
      findings.hold('macros');
    at += 4 + view.getUint16(at + 2, true);
  }
}
