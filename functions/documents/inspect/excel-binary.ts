import type { CompoundFile } from './compound-file.ts';
import type { Findings } from './findings.ts';

const BOUND_SHEET = 0x0085;
const FILE_PASS = 0x002f;
const MACRO_SHEET = 1;
/** The records that matter stand in the workbook's globals, before the first of its sheets ends. */
const END_OF_SUBSTREAM = 0x000a;

/** A .xls: its password record and its Excel 4 macro sheets ([MS-XLS] 2.4.28, 2.4.117). */
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
