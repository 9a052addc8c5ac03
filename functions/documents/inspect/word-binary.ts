import type { CompoundFile } from './compound-file.ts';
import { judgeField } from './fields.ts';
import type { Findings } from './findings.ts';
import { latin1 } from './signatures.ts';
import { classifyTarget, reachesOut } from './targets.ts';

const WORD_97 = 0xa5ec;
const WORD_6_OR_95 = 0xa5dc;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
/** Byte offset in the FIB of fcSttbfAssoc, the 33rd pair of FibRgFcLcb97 ([MS-DOC] 2.5.6). */
const ASSOCIATIONS = 0x9a + 32 * 8;
/** Places in that table ([MS-DOC] 2.9.276): the template, and the data and headers of a mail merge. */
const TEMPLATE = 1;
const MERGE_SOURCES = [8, 9];
const MOST_STRINGS = 18;

/**
 * Judges a .doc: its password flag, fields, attached template and sources of a mail merge ([MS-DOC] 2.5.1). The caller judges
 * objects and macros.
 */
export function judgeWordBinary(file: CompoundFile, fileSize: number, findings: Findings): void {
  const main = file.read('WordDocument', fileSize);
  if (main === undefined || main.length < 32) {
    findings.hold('truncated');
    return;
  }
  const view = new DataView(main.buffer, main.byteOffset, main.byteLength);
  const kind = view.getUint16(0, true);
  if (kind !== WORD_97 && kind !== WORD_6_OR_95) {
    findings.hold('damaged');
    return;
  }
  const flags = view.getUint16(10, true);
  if ((flags & ENCRYPTED) !== 0) {
    findings.hold('password_protected');
    return;
  }
  judgeFields(main, findings);
  findings.holdIf(kind === WORD_6_OR_95 && holdsWordBasic(main), 'macros');
  if (kind !== WORD_97 || main.length < ASSOCIATIONS + 8) return;
  const table = file.read((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table', fileSize);
  if (table === undefined) {
    findings.hold('truncated');
    return;
  }
  const from = view.getUint32(ASSOCIATIONS, true);
  const strings = readStrings(table.subarray(from, from + view.getUint32(ASSOCIATIONS + 4, true)));
  findings.holdIf(
    MERGE_SOURCES.some((index) => (strings[index] ?? '') !== ''),
    'external_content',
  );
  const template = strings[TEMPLATE] ?? '';
  if (reachesOut(template)) findings.hold('remote_template');
  else if (classifyTarget(template) === 'local' && template.includes('\\')) findings.note('local_reference');
}

/** What a field that reaches out begins with, in one or two bytes a character. */
const KEYWORD = new RegExp(
  ['DDE', 'INCLUDE', 'LINK', 'IMPORT', 'RD', 'DATABASE'].flatMap((word) => [word, [...word].join('\\0')]).join('|'),
  'i',
);

/**
 * Judges field instructions, which follow the character 0x13 in the text, in one or two bytes a character. The text of a document
 * that was saved in pieces is searched piece by piece, as it lies.
 */
function judgeFields(main: Uint8Array, findings: Findings): void {
  const text = latin1(main);
  for (let at = text.indexOf('\x13'); at >= 0; at = text.indexOf('\x13', at + 1)) {
    const wide = text[at + 1] === '\0';
    const piece = text.slice(at + (wide ? 2 : 1), at + 1_024);
    if (!KEYWORD.test(piece.slice(0, 64))) continue;
    // The characters 0x14 and 0x15 end it.
    const [instruction = ''] = (wide ? piece.replaceAll(/([^\0])\0/g, '$1') : piece)
      .replace('\x15', '\x14')
      .split('\x14');
    judgeField(instruction, findings);
  }
}

/** Returns the SttbfAssoc string table: two-byte characters, each string led by its length. */
function readStrings(table: Uint8Array): string[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const found: string[] = [];
  if (table.length < 6 || view.getUint16(0, true) !== 0xffff) return found;
  for (let at = 6; at + 2 <= table.length && found.length < MOST_STRINGS; ) {
    const end = at + 2 + view.getUint16(at, true) * 2;
    found.push(new TextDecoder('utf-16le').decode(table.subarray(at + 2, end)));
    at = end;
  }
  return found;
}

/** Byte offset of fcCmds in the header of Word 6 and 95, the command table: 0xff, then records led by their kind. */
const COMMANDS = 0x118;
const COMMANDS_MARK = 0xff;
/**
 * Sizes of the records that may come before the list of macros, each led by its count (key maps, menus); as in ClamAV's
 * `cli_wm_readdir`.
 */
const RECORD_SIZES: Readonly<Record<number, number>> = { 2: 4, 3: 14, 5: 12 };
const MACROS = 1;

/** Tells whether a document of Word 6 or 95 brings WordBasic macros, which later versions of Word translate and run (AutoOpen). */
function holdsWordBasic(main: Uint8Array): boolean {
  const view = new DataView(main.buffer, main.byteOffset, main.byteLength);
  if (main.length < COMMANDS + 8) return false;
  const from = view.getUint32(COMMANDS, true);
  const end = Math.min(main.length, from + view.getUint32(COMMANDS + 4, true));
  if (from + 4 > end || main[from] !== COMMANDS_MARK) return false;
  for (let at = from + 1; at + 3 <= end; ) {
    const [kind = 0, count] = [main[at], view.getUint16(at + 1, true)];
    if (kind === MACROS) return count > 0;
    const size = RECORD_SIZES[kind];
    if (size === undefined) return false;
    at += 3 + count * size;
  }
  return false;
}
