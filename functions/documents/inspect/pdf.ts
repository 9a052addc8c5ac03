import type { HoldReasonCode } from '#schemas/document.ts';
import type { Findings } from './findings.ts';
import { PdfActions } from './pdf-actions.ts';
import { compressedObjects, inflated, type PdfObject, pdfObjects } from './pdf-objects.ts';
import { type PdfSecurity, pdfSecurity } from './pdf-security.ts';
import { asArray, asDictionary, asString, type PdfBudget, type PdfDictionary, pdfValueAt } from './pdf-values.ts';
import { holdsWebPage, judgeLeading, judgeTrailing } from './second-reading.ts';
import { latin1 } from './signatures.ts';

/** Names in PDF dictionaries that make a reader do more than show pages (ISO 32000-1, 12.6, 7.11.4, 12.7.8, 13.6). */
const NAMES: readonly [name: RegExp, reason: HoldReasonCode][] = [
  // Three letters turn up in compressed bytes by chance; a form that is scripted has a reference or a list behind them.
  [/\/XFA[\s\0]*(?:\[|\d+[\s\0]+\d+[\s\0]+R)/, 'pdf_script'],
  [/\/Launch\b/, 'pdf_launch'],
  [/\/EmbeddedFiles?\b/, 'attached_file'],
  [/\/RichMedia\b/, 'active_control'],
];
const SCRIPT = /\/JavaScript\b/g;
/** Names that nobody writes in codes but to keep them from being found: the above, and those that lead to them. */
const HIDDEN =
  /^\/(?:JavaScript|JS|XFA|Launch|EmbeddedFiles?|RichMedia|ObjStm|OpenAction|AA|Next|Encrypt|FlateDecode|Filter|Type|URI|GoTo[RE]|SubmitForm|ImportData|Rendition|Movie)$/;
const CODED = /\/[A-Za-z]{0,20}#[2-7][0-9A-Fa-f][A-Za-z#0-9]{0,40}/g;
const ENCRYPT = /\/Encrypt\b[\s\0]*(?=<<|(\d{1,10})[\s\0]+\d{1,5}[\s\0]+R)/;
const FILE_ID = /\/ID[\s\0]*(?=\[)/g;
const MOST_IDS = 5;
/** What an object must not hold when we cannot read it. */
const ACTS = /\/(?:OpenAction|AA|JS|JavaScript)\b/;
const OBJECT_STREAM = /\/ObjStm\b/g;
/** Between a stream's type and the stream itself; an object stream's dictionary is a line or two. */
const DICTIONARY_CHARS = 2_048;
const HEADER_WITHIN = 1_024;

/**
 * Inspects a PDF: the names that matter, in its bytes and in its object streams (compressed dictionaries, PDF 1.5), and
 * what its objects do by themselves. Page content and pictures are not inflated: nothing in them is executed. A file that
 * opens without a password, and is only locked against printing or change, is decrypted; any other is held for it.
 */
export function inspectPdf(bytes: Uint8Array, findings: Findings): void {
  const text = latin1(bytes);
  if (!text.includes('%%EOF') && !text.includes('startxref')) findings.hold('truncated');
  judgeReadings(bytes, text, findings);
  judgeNames(text, findings);
  const budget = { left: findings.limits.pdfValues };
  const { objects, unread } = pdfObjects(text, budget);
  findings.holdIf(
    unread.some((at) => ACTS.test(text.slice(at, at + DICTIONARY_CHARS))),
    'could_not_inspect',
  );
  const security = ENCRYPT.test(text) ? unlock(text, objects, budget) : undefined;
  if (ENCRYPT.test(text) && security === undefined) {
    findings.hold('password_protected');
    findings.holdIf(text.search(SCRIPT) >= 0, 'pdf_script');
    return;
  }
  if (security !== undefined) findings.note('owner_password');
  const inner = objectStreams(bytes, text, objects, security, budget, findings);
  const actions = new PdfActions(bytes, [...objects, ...inner.objects], security);
  const { formatting } = actions.judge(findings);
  const scripts = inner.scripts + (text.match(SCRIPT)?.length ?? 0);
  findings.holdIf(scripts !== formatting, 'pdf_script');
  if (scripts > 0 && scripts === formatting) findings.note('form_scripts');
  findings.holdIf(budget.left < 0, 'too_large');
}

/** Judges a web page, or another file, before the header, right after it or after the last end. */
function judgeReadings(bytes: Uint8Array, text: string, findings: Findings): void {
  judgeLeading(bytes.subarray(0, Math.max(0, text.indexOf('%PDF-'))), 'bytes_before_pdf', findings);
  findings.holdIf(holdsWebPage(text.slice(0, HEADER_WITHIN)), 'disguised');
  const end = text.lastIndexOf('%%EOF');
  if (end >= 0) judgeTrailing(bytes.subarray(end + '%%EOF'.length), findings);
}

function judgeNames(text: string, findings: Findings): void {
  for (const [name, reason] of NAMES) findings.holdIf(name.test(text), reason);
  for (const [coded] of text.matchAll(CODED)) {
    const plain = coded.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    findings.holdIf(HIDDEN.test(plain), 'pdf_script');
  }
}

/** Returns what decrypts the file with no password, proved against each of its dictionaries and identifiers. */
function unlock(text: string, objects: readonly PdfObject[], budget: PdfBudget): PdfSecurity | undefined {
  const found = ENCRYPT.exec(text);
  if (found === null) return undefined;
  const number = found[1] === undefined ? undefined : Number(found[1]);
  const direct = number === undefined ? pdfValueAt(text, found.index + found[0].length, budget)?.value : undefined;
  const dictionaries = [direct, ...objects.filter((object) => object.number === number).map(({ value }) => value)];
  const ids = [...text.matchAll(FILE_ID)].slice(0, MOST_IDS).flatMap(({ index, 0: key }) => {
    const [first] = asArray(pdfValueAt(text, index + key.length, budget)?.value) ?? [];
    return asString(first) ?? [];
  });
  for (const value of dictionaries) {
    const dictionary = asDictionary(value);
    for (const id of dictionary === undefined ? [] : [...ids, '']) {
      const security = dictionary === undefined ? undefined : pdfSecurity(dictionary, id);
      if (security !== undefined) return security;
    }
  }
  return undefined;
}

/** Returns the objects of all object streams, and how often they name a script. */
function objectStreams(
  bytes: Uint8Array,
  text: string,
  objects: readonly PdfObject[],
  security: PdfSecurity | undefined,
  budget: PdfBudget,
  findings: Findings,
): { readonly objects: readonly PdfObject[]; readonly scripts: number } {
  const byStart = new Map(
    objects.flatMap((object) => (object.stream === undefined ? [] : [[object.stream.from, object]])),
  );
  const found: PdfObject[] = [];
  let [room, done, scripts] = [findings.limits.pdfInflatedBytes, 0, 0];
  for (const { index } of text.matchAll(OBJECT_STREAM)) {
    // Each stream once, however often its type is written before it.
    if (index < done) continue;
    const keyword = /stream\r?\n/.exec(text.slice(index, index + DICTIONARY_CHARS));
    if (keyword === null) continue;
    const from = index + keyword.index + keyword[0].length;
    const end = text.indexOf('endstream', from);
    done = end < 0 ? text.length : end;
    const written = text.slice(text.lastIndexOf('obj', index) + 'obj'.length, from);
    const owner = byStart.get(from);
    const stored = bytes.subarray(from, owner?.stream?.to ?? done);
    const data = (owner !== undefined && security?.stream(stored, owner.number, owner.generation)) || stored;
    const packed = written.includes('/Filter');
    const dictionaries = packed ? inflated(data, room) : data;
    // A predictor, or a key that we cannot tell, would hide the names from the search.
    if (
      dictionaries === undefined ||
      written.includes('/Predictor') ||
      (security !== undefined && owner === undefined)
    ) {
      findings.hold('could_not_inspect');
      continue;
    }
    room -= dictionaries.length;
    const inside = latin1(dictionaries);
    judgeNames(inside, findings);
    // As written it was counted with the rest of the file.
    if (packed || security !== undefined) scripts += inside.match(SCRIPT)?.length ?? 0;
    const dictionary: PdfDictionary = asDictionary(pdfValueAt(written, 0, budget)?.value) ?? new Map();
    found.push(...compressedObjects(dictionary, inside, budget).objects);
    if (room <= 0) {
      findings.hold('too_large');
      break;
    }
  }
  return { objects: found, scripts };
}
