import type { Archive } from '../archive/archive.ts';
import { fieldInstructions, judgeField } from './fields.ts';
import type { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { reachesOut } from './targets.ts';
import { tagPattern, tagsNamed } from './xml-tags.ts';
import { isByteSearchable, markupOf, prologueOf } from './xml-text.ts';

/** Enough of a part for any honest beginning. */
export const BEGINNING = 512;

/** What a part must contain to hold a field, or a picture that names its own file. */
const INSTRUCTION = Buffer.from('nstrText');
const SIMPLE_FIELD = Buffer.from('fldSimple');
const PICTURE = Buffer.from('imagedata');
const PICTURE_TAG = tagPattern('imagedata');

/** Judges a text part of a Word document: its beginning, its fields, its old-style pictures. Most parts hold none and cost three searches. */
export function judgeStory(part: Uint8Array, findings: Findings, limits: InspectionLimits): void {
  judgePrologue(part, findings);
  const bytes = isByteSearchable(part) ? Buffer.from(part.buffer, part.byteOffset, part.byteLength) : undefined;
  if (bytes === undefined || bytes.includes(INSTRUCTION) || bytes.includes(SIMPLE_FIELD)) {
    const { instructions, complete } = fieldInstructions(markupOf(part), limits.instructionChars);
    findings.holdIf(!complete, 'xml_tricks');
    for (const instruction of instructions) judgeField(instruction, findings);
  }
  if (bytes === undefined || bytes.includes(PICTURE)) judgePictures(markupOf(part), findings);
}

/** VML pictures may name their file outright, past the relationships. */
function judgePictures(markup: string, findings: Findings): void {
  for (const { attributes } of tagsNamed(markup, PICTURE_TAG)) {
    const named = [attributes.get('src'), attributes.get('href')].filter((target) => target !== undefined);
    // `r:href` is an id such as rId7, which reads as a file beside the document and so reaches nowhere.
    findings.holdIf(named.some(reachesOut), 'external_content');
  }
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
