import type { Field, Mark, Paragraph } from '#functions/documents/word/document.ts';
import type { WrittenAnswer } from '#functions/documents/word/reading/written-answer.ts';

/** A field as a form may have it; a test says what is different. */
export function aField(different: Partial<Field>): Field {
  return {
    kind: 'legacy',
    tag: '',
    title: '',
    text: '',
    guidance: false,
    ticked: undefined,
    fullDate: undefined,
    options: undefined,
    item: undefined,
    ...different,
  };
}

/**
 * What a place says, a line a paragraph: `~~so~~` is struck out, `{x}` is a tick box's field that is ticked and `{ }` one
 * that is not.
 */
export function said(text: string, fields: readonly Field[] = []): WrittenAnswer {
  const boxes: Field[] = [];
  const paragraphs = text.split('\n').map((line): Paragraph => {
    const marks: Mark[] = [];
    let shown = '';
    for (const part of line.split(/(~~.*?~~|\{[x ]\})/)) {
      const start = shown.length;
      if (part.startsWith('~~')) {
        shown += part.slice(2, -2);
        marks.push({ start, end: shown.length, struck: true });
      } else if (/^\{[x ]\}$/.test(part)) {
        const field = aField({ ticked: part === '{x}' });
        boxes.push(field);
        marks.push({ start, end: start, field });
      } else shown += part;
    }
    return { kind: 'paragraph', text: shown, marks };
  });
  const read = text
    .replace(/~~.*?~~/g, '')
    .replace(/\{[x ]\}/g, '')
    .trim();
  return { paragraphs, text: read, fields: [...boxes, ...fields] };
}
