import type { Archive } from '../archive/archive.ts';
import { fieldInstructions, holdsFields, judgeField } from './fields.ts';
import type { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { reachesOut } from './targets.ts';
import { tagNames, tagsNamed } from './xml-tags.ts';
import { markupOf, prologueOf } from './xml-text.ts';

/** Enough of a part for any honest beginning. */
export const BEGINNING = 512;

const PICTURE = tagNames('imagedata');
/** The end of that name: its first letter is rarer in such parts, which makes the search twice as fast. */
const PICTURE_END = Buffer.from('gedata');

/** Judges a text part of a Word document: its beginning, its fields, its old-style pictures. Most parts hold none and cost two short searches. */
export function judgeStory(part: Uint8Array, findings: Findings, limits: InspectionLimits): void {
  const markup = markupOf(part);
  judgePrologue(part, findings);
  if (holdsFields(markup)) {
    const { instructions, complete } = fieldInstructions(markup, limits.instructionChars);
    findings.holdIf(!complete, 'xml_tricks');
    for (const instruction of instructions) judgeField(instruction, findings);
  }
  if (!markup.includes(PICTURE_END)) return;
  // VML pictures may name their file outright, past the relationships.
  for (const { attributes } of tagsNamed(markup, PICTURE)) {
    // `r:href` is an id such as rId7, which reads as a file beside the document and so reaches nowhere.
    findings.holdIf([attributes.get('src'), attributes.get('href')].some(names), 'external_content');
  }
}

function names(target: string | undefined): boolean {
  return target !== undefined && reachesOut(target);
}

/** Judges what stands before the root element of a part, given its beginning, or the whole of it when that does not suffice. */
export function judgePrologue(
  beginning: Uint8Array,
  findings: Findings,
  whole: () => ReturnType<Archive['read']> = () => ({ ok: true, bytes: beginning }),
): void {
  const first = prologueOf(markupOf(beginning.subarray(0, BEGINNING)));
  if (first !== 'unfinished') {
    findings.holdIf(first !== 'plain', 'xml_tricks');
    return;
  }
  const part = whole();
  if (!part.ok) {
    findings.holdForArchive(part.problem.code);
    return;
  }
  const full = prologueOf(markupOf(part.bytes));
  if (full === 'unfinished') findings.holdIf(part.bytes.length > 0, 'damaged');
  else findings.holdIf(full !== 'plain', 'xml_tricks');
}
