import type { Mark, Paragraph } from '../document.ts';

/** A stretch of a document, by the number of its paragraph in the order of reading; without an end, to the end of its line. */
export interface Stretch {
  readonly at: number;
  readonly start: number;
  readonly end?: number | undefined;
}

/** Returns what a control that nobody understood is called, if it is called anything. */
function nameOf({ field }: Mark): string | undefined {
  if (field === undefined || field.guidance || field.ticked !== undefined) return undefined;
  if (field.title !== '') return field.title;
  return field.kind === 'control' && field.tag !== '' ? field.tag : undefined;
}

/** Returns what is left of a paragraph: a piece for each control with a name, and one for each stretch of text between. */
export function piecesOf(
  paragraph: Paragraph,
  masked: string,
): { readonly start: number; readonly end: number; readonly label: string | undefined; readonly text: string }[] {
  const pieces: { start: number; end: number; label: string | undefined; text: string }[] = [];
  const add = (start: number, end: number, label: string | undefined) => {
    const part = masked.slice(start, end);
    const text = part.replace(GAPS, ' ').trim();
    if (!saysSomething(text)) return;
    const from = start + part.length - part.replace(OPENING, '').length;
    pieces.push({ start: from, end: start + part.replace(ENDING, '').length, label, text });
  };
  let at = 0;
  for (const mark of paragraph.marks) {
    const label = nameOf(mark);
    if (label === undefined || mark.start < at) continue;
    add(at, mark.start, undefined);
    add(mark.start, mark.end, label);
    at = mark.end;
  }
  add(at, masked.length, undefined);
  return pieces;
}

/** Tells whether a text says anything to a person. */
export function saysSomething(text: string): boolean {
  return SAYS.test(text);
}

/** Signs alone, such as the colon after a label, say nothing; a mark in a box does. */
const SAYS = /[\p{L}\p{N}☒☑✓✔✗✘■●]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it marks hidden text
const GAPS = /\u0000+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it marks hidden text
const OPENING = /^[\u0000\s]+/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it marks hidden text
const ENDING = /[\u0000\s]+$/;
