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
const TEMPLATE = 1;

/** A .doc: its password flag, its fields and its attached template ([MS-DOC] 2.5.1). Objects and macros are judged by the caller. */
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
  if (kind !== WORD_97 || main.length < ASSOCIATIONS + 8) return;
  const table = file.read((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table', fileSize);
  if (table === undefined) {
    findings.hold('truncated');
    return;
  }
  const from = view.getUint32(ASSOCIATIONS, true);
  const template = readTemplate(table.subarray(from, from + view.getUint32(ASSOCIATIONS + 4, true)));
  if (reachesOut(template)) findings.hold('remote_template');
  else if (classifyTarget(template) === 'local' && template.includes('\\')) findings.note('local_reference');
}

/** What a field that reaches out begins with, in one or two bytes a character. */
const KEYWORD = new RegExp(
  ['DDE', 'INCLUDE', 'LINK', 'IMPORT', 'RD', 'DATABASE'].flatMap((word) => [word, [...word].join('\\0')]).join('|'),
  'i',
);

/**
 * Field instructions stand in the text after the character 0x13, in one or two bytes a character. The text of a document
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

/** The path of the template in the SttbfAssoc string table: two-byte characters, each string led by its length. */
function readTemplate(strings: Uint8Array): string {
  const view = new DataView(strings.buffer, strings.byteOffset, strings.byteLength);
  if (strings.length < 6 || view.getUint16(0, true) !== 0xffff) return '';
  let at = 6;
  for (let index = 0; at + 2 <= strings.length; index += 1) {
    const end = at + 2 + view.getUint16(at, true) * 2;
    if (index === TEMPLATE) return new TextDecoder('utf-16le').decode(strings.subarray(at + 2, end));
    at = end;
  }
  return '';
}
