import { judgeField } from './fields.ts';
import type { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { latin1 } from './signatures.ts';
import { classifyTarget, reachesOut } from './targets.ts';

/** Objects within RTF (RTF 1.9.1, "Objects"): their data, and the words that make a reader refresh or load them. */
const OBJECT = /\\(?:objdata|objemb|objhtml|objocx|objicemb)(?![a-z])/;
const LINK = /\\(?:objlink|objautlink|objupdate|objsub|objpub|linkself)(?![a-z])/;
const TEMPLATE = /\\\*?\s*\\template(?![a-z])\s*/g;
const FIELD = /\\fldinst(?![a-z])/g;

/** Inspects RTF: embedded and linked objects, a template from elsewhere, and its fields. RTF itself has no macros. */
export function inspectRichText(bytes: Uint8Array, findings: Findings, limits: InspectionLimits): void {
  const text = latin1(bytes);
  findings.holdIf(OBJECT.test(text), 'embedded_object');
  findings.holdIf(LINK.test(text), 'linked_object');
  for (const match of text.matchAll(TEMPLATE)) {
    const target = groupText(text, match.index + match[0].length, limits.instructionChars).replaceAll('\\\\', '\\');
    if (reachesOut(target)) findings.hold('remote_template');
    else if (classifyTarget(target) === 'local') findings.note('local_reference');
  }
  for (const match of text.matchAll(FIELD)) {
    judgeField(groupText(text, match.index + match[0].length, limits.instructionChars), findings);
  }
}

/** The plain text from here to the end of the group: inner groups opened, control words left out, coded letters resolved. */
function groupText(text: string, from: number, maxChars: number): string {
  const token =
    /\\'([0-9a-f]{2})|\\u(-?\d{1,6})\s?\??|\\([\\{}])|\\[a-z]{1,32}-?\d{0,10} ?|\\.|[{}]|[\r\n]+|[^\\{}\r\n]+|\\/gi;
  const slice = text.slice(from, from + maxChars * 4);
  let depth = 0;
  let found = '';
  for (const [piece, coded, unicode, literal] of slice.matchAll(token)) {
    if (piece === '{') depth += 1;
    else if (piece === '}' && depth === 0) break;
    else if (piece === '}') depth -= 1;
    else if (coded !== undefined) found += String.fromCharCode(Number.parseInt(coded, 16));
    else if (unicode !== undefined) found += String.fromCharCode(Number(unicode) & 0xffff);
    else if (literal !== undefined) found += literal;
    else if (!piece.startsWith('\\') && !/^[\r\n]/.test(piece)) found += piece;
    if (found.length > maxChars) break;
  }
  return found;
}
