import type { Field, Mark, Paragraph } from '../document.ts';
import { HIDDEN, type Line, type Placed, shownIn } from './ledger.ts';

/** What a document says in one place: beside a label, under it, or in a cell. */
export interface WrittenAnswer {
  readonly paragraphs: readonly Paragraph[];
  /** What a person takes from it: guidance and struck text left out, paragraphs on lines of their own, no space around. */
  readonly text: string;
  /** The fields in it, in order. */
  readonly fields: readonly Field[];
}

/** Returns a part of a paragraph as a paragraph; what is taken already is blank in it. `fields` are those not taken. */
function partOf({ placed, start, end, masked }: Line, isTaken: (field: Field) => boolean): Paragraph {
  const { paragraph } = placed;
  const taken = paragraph.marks.some(({ field }) => field !== undefined && isTaken(field));
  if (!taken && start === 0 && end === paragraph.text.length) return paragraph;
  const marks: Mark[] = [];
  for (const mark of paragraph.marks) {
    if (mark.end < start || mark.start > end || (mark.field && isTaken(mark.field))) continue;
    // A mark that only touches the part is outside it, unless it is empty and at that place.
    if (mark.end > mark.start && (mark.end === start || mark.start === end)) continue;
    marks.push({ ...mark, start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start });
  }
  const text = taken ? masked.replaceAll(HIDDEN, ' ') : paragraph.text.slice(start, end);
  return { kind: 'paragraph', text, marks };
}

/** Returns what lines say, as an answer is read from it. */
export function writtenAnswer(lines: readonly Line[], isTaken: (field: Field) => boolean = () => false): WrittenAnswer {
  const paragraphs = lines.map((line) => partOf(line, isTaken));
  const text = lines
    .map(shownIn)
    .filter((line) => line !== '')
    .join('\n');
  const fields = new Set<Field>();
  for (const { marks } of paragraphs) for (const { field } of marks) if (field) fields.add(field);
  return { paragraphs, text, fields: [...fields] };
}

/** Returns fields in the order in which they begin, each once, with the place where it does. */
export function fieldsOf(
  placed: readonly Placed[],
): { readonly field: Field; readonly placed: Placed; readonly start: number }[] {
  const found = new Map<Field, { field: Field; placed: Placed; start: number }>();
  for (const here of placed)
    for (const { field, start } of here.paragraph.marks)
      if (field && !found.has(field)) found.set(field, { field, placed: here, start });
  return [...found.values()];
}
