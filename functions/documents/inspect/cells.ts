import type { Findings } from './findings.ts';
import { textOf } from './signatures.ts';

/**
 * A cell that Excel, LibreOffice Calc or Google Sheets takes for a formula when the text is opened as a table: it begins
 * with = + - @ (or their full-width forms), behind a separator, quotes and blanks. `+44 …`, `-2` and `@handle` begin so
 * too; only what follows makes them dangerous.
 */
const FORMULA = /(?:^|[,;\t"])[ \t"]{0,20}[+\-@\uff0b\uff0d\uff20]/;
/** Nothing but a formula begins with = behind these. */
const EQUALS = /(?:^|[,;\t"|:~^])[ \t"]{0,20}[=\uff1d]/;

/** `cmd|' /C calc'!A0`: program, topic, item. Excel starts the program (DDE). */
const DDE = /[\w.)'"\]]\|(?:\s{0,5}(['"])[^\r\n]{0,250}?\1\s{0,5}|[^\s|'"][^\r\n]{0,250}?)!['"\w]/;
/** Functions that fetch an address, or hand over cells to it, as soon as the table is calculated. */
const FETCHES =
  /(?:WEBSERVICE|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|FILTERXML|SQL\.REQUEST|RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC|IMAGE)\s?\(\s{0,9}["'\w]/i;
/** The same words are words of a list ("- call (mum)"), so without = only what nobody writes in a sentence counts. */
const FETCHES_ONLY =
  /(?:WEBSERVICE|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|FILTERXML|SQL\.REQUEST)\s?\(|(?:RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC|IMAGE)\("/i;
const LINK = /\bHYPERLINK\s?\(/i;
/** A cell of another workbook, which is opened when the links are updated: `'\\server\share\[b.xlsx]S'!A1`. */
const OTHER_BOOK = /'(?:\\\\|\/\/|https?:|file:)[^'\r\n]{0,300}'(?:#\$[^!\r\n]{0,80}\.|!)/i;
/** SYLK, which Excel takes for a table with macros whatever it is called: the record ID;P, cells or options, and the record E. */
const SYLK = [/^ID;P/, /^[CO];/m, /^E\s*$/m];

/** Judges a plain text as the table it may be opened as. Where a cell ends does not matter: what follows a formula in its line counts. */
export function judgeCells(bytes: Uint8Array, findings: Findings): void {
  const text = textOf(bytes) ?? '';
  findings.holdIf(
    SYLK.every((part) => part.test(text)),
    'macros',
  );
  for (const line of text.split(/[\r\n]+/)) {
    judgeFormula(line, line.search(EQUALS), FETCHES, findings);
    judgeFormula(line, line.search(FORMULA), FETCHES_ONLY, findings);
  }
}

function judgeFormula(line: string, from: number, fetches: RegExp, findings: Findings): void {
  if (from < 0) return;
  const formula = line.slice(from);
  findings.holdIf(DDE.test(formula), 'dde');
  findings.holdIf(fetches.test(formula), 'external_content');
  findings.holdIf(LINK.test(formula), 'dangerous_link');
  findings.holdIf(OTHER_BOOK.test(formula), 'linked_object');
}
