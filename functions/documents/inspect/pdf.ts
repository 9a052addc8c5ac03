import { constants, inflateSync } from 'node:zlib';
import type { HoldReasonCode } from '#schemas/document.ts';
import type { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { latin1 } from './signatures.ts';

/** Names in PDF dictionaries that make a reader do more than show pages (ISO 32000-1, 12.6, 7.11.4, 12.7.8, 13.6). */
const NAMES: readonly [name: RegExp, reason: HoldReasonCode][] = [
  [/\/JavaScript\b/, 'pdf_script'],
  // Three letters turn up in compressed bytes by chance; a form that is scripted has a reference or a list behind them.
  [/\/XFA[\s\0]*(?:\[|\d+[\s\0]+\d+[\s\0]+R)/, 'pdf_script'],
  [/\/Launch\b/, 'pdf_launch'],
  [/\/EmbeddedFiles?\b/, 'attached_file'],
  [/\/RichMedia\b/, 'active_control'],
];
/** Names that nobody writes in codes but to keep them from being found: the above, and those that lead to them. */
const HIDDEN =
  /^\/(?:JavaScript|JS|XFA|Launch|EmbeddedFiles?|RichMedia|ObjStm|OpenAction|AA|Encrypt|FlateDecode|Filter|Type)$/;
const CODED = /\/[A-Za-z]{0,20}#[2-7][0-9A-Fa-f][A-Za-z#0-9]{0,40}/g;
const ENCRYPT = /\/Encrypt\b[\s\0]*(?:<<|\d+[\s\0]+\d+[\s\0]+R)/;
const OPEN_ACTION = /\/OpenAction\b[\s\0]*(?:(\d{1,10}[\s\0]+\d{1,5})[\s\0]+R|<<([\s\S]{0,500}))/;
/** Actions that leave the document; the ordinary opening action only says which page to show. */
const LEAVES = /\/S[\s\0]*\/(?:URI|GoToR|GoToE|SubmitForm|ImportData|Rendition|Movie)\b/;
const OBJECT_STREAM = /\/Type[\s\0]*\/ObjStm\b/g;
/** Between a stream's type and the stream itself; an object stream's dictionary is a line or two. */
const DICTIONARY_CHARS = 2_048;

/**
 * Inspects a PDF by searching for the names that matter, in its bytes and in its object streams (compressed
 * dictionaries, PDF 1.5). Page content and pictures are not inflated: nothing in them is executed. Object streams of an
 * encrypted file cannot be searched, but that file is held for its password.
 */
export function inspectPdf(bytes: Uint8Array, findings: Findings, limits: InspectionLimits): void {
  const text = latin1(bytes);
  if (!text.includes('%%EOF') && !text.includes('startxref')) findings.hold('truncated');
  judgeNames(text, findings);
  judgeOpening(text, findings);
  if (ENCRYPT.test(text)) findings.hold('password_protected');
  else judgeObjectStreams(bytes, text, findings, limits);
}

function judgeNames(text: string, findings: Findings): void {
  for (const [name, reason] of NAMES) findings.holdIf(name.test(text), reason);
  for (const [coded] of text.matchAll(CODED)) {
    const plain = coded.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    findings.holdIf(HIDDEN.test(plain), 'pdf_script');
  }
}

/** What happens when the file is opened, where it says so outright; scripts and programs are found by name wherever they are. */
function judgeOpening(text: string, findings: Findings): void {
  const action = OPEN_ACTION.exec(text);
  if (action === null) return;
  const number = action[1]?.replaceAll(/[\s\0]+/g, ' ');
  const from = number === undefined ? -1 : text.search(new RegExp(`(?:^|[\\s\\0])${number} obj\\b`));
  const body = action[2] ?? (from < 0 ? '' : text.slice(from, from + 500));
  findings.holdIf(LEAVES.test(body.replace(/endobj[\s\S]*$/, '')), 'pdf_launch');
}

function judgeObjectStreams(bytes: Uint8Array, text: string, findings: Findings, limits: InspectionLimits): void {
  let room = limits.pdfInflatedBytes;
  let done = 0;
  for (const { index } of text.matchAll(OBJECT_STREAM)) {
    // Each stream once, however often its type is written before it.
    if (index < done) continue;
    const keyword = /stream\r?\n/.exec(text.slice(index, index + DICTIONARY_CHARS));
    if (keyword === null) continue;
    const from = index + keyword.index + keyword[0].length;
    const end = text.indexOf('endstream', from);
    done = end < 0 ? text.length : end;
    const dictionaries = inflateStart(bytes.subarray(from, done), room);
    // Without a filter its text has been searched already.
    if (dictionaries === undefined) {
      const whole = text.slice(text.lastIndexOf('obj', index), from);
      findings.holdIf(whole.includes('/Filter'), 'could_not_inspect');
      continue;
    }
    room -= dictionaries.length;
    judgeNames(latin1(dictionaries), findings);
    if (room <= 0) {
      findings.hold('too_large');
      return;
    }
  }
}

/** As much as inflates: a damaged end does not hide the beginning. `undefined` when it is not deflated, or larger than `most`. */
function inflateStart(data: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateSync(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}
