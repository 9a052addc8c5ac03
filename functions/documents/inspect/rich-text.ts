import { judgeField } from './fields.ts';
import type { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { latin1 } from './signatures.ts';
import { classifyTarget, reachesOut } from './targets.ts';

/** Objects within RTF (RTF 1.9.1, "Objects"): their data, and the words that make a reader refresh or load them. */
const OBJECT = /\\(?:objdata|objemb|objhtml|objocx|objicemb)(?![a-z])/;
const LINK = /\\(?:objlink|objautlink|objupdate|objsub|objpub|linkself)(?![a-z])/;
const NAMING = /\\(template|fldinst)(?![a-z])/g;

/** Inspects RTF: embedded and linked objects, a template from elsewhere, and its fields. RTF itself has no macros. */
export function inspectRichText(bytes: Uint8Array, findings: Findings, limits: InspectionLimits): void {
  const text = latin1(bytes);
  findings.holdIf(OBJECT.test(text), 'embedded_object');
  findings.holdIf(LINK.test(text), 'linked_object');
  // Groups of real files do not nest so as to be read again and again.
  let budget = text.length * 2;
  for (const match of text.matchAll(NAMING)) {
    const { plain, read } = groupText(text, match.index + match[0].length, limits.instructionChars);
    budget -= read;
    if (budget < 0) {
      findings.hold('bomb');
      return;
    }
    if (match[1] === 'fldinst') judgeField(plain, findings);
    else judgeTemplate(plain, findings);
  }
}

function judgeTemplate(target: string, findings: Findings): void {
  if (reachesOut(target)) findings.hold('remote_template');
  else if (classifyTarget(target) === 'local') findings.note('local_reference');
}

/** The plain text from here to the end of the group: inner groups opened, control words left out, coded letters resolved. */
function groupText(text: string, from: number, maxChars: number): { plain: string; read: number } {
  const token =
    /\\'([0-9a-f]{2})|\\u(-?\d{1,6})\s?\??|\\([\\{}])|\\[a-z]{1,32}-?\d{0,10} ?|\\.|[{}]|[\r\n]+|[^\\{}\r\n]+|\\/gi;
  const slice = text.slice(from, from + maxChars * 4);
  let depth = 0;
  let found = '';
  let read = 0;
  for (const [piece, coded, unicode, literal] of slice.matchAll(token)) {
    read += piece.length;
    if (piece === '{') depth += 1;
    else if (piece === '}' && depth === 0) break;
    else if (piece === '}') depth -= 1;
    else if (coded !== undefined) found += String.fromCharCode(Number.parseInt(coded, 16));
    else if (unicode !== undefined) found += String.fromCharCode(Number(unicode) & 0xffff);
    else if (literal !== undefined) found += literal;
    else if (!piece.startsWith('\\') && !/^[\r\n]/.test(piece)) found += piece;
    if (found.length > maxChars) break;
  }
  return { plain: found, read };
}
