import type { Block, Cell, Field, Mark, Paragraph, ReadDocument, Table } from '#functions/documents/word/document.ts';
import { readForm, type WordReading } from '#functions/documents/word/index.ts';
import { readAs } from '#functions/documents/word/reading/form-reading.ts';
import { Ledger } from '#functions/documents/word/reading/ledger.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';

/** A paragraph; `marks` are of parts of its text. */
export function paragraph(text: string, marks: readonly Mark[] = []): Paragraph {
  return { kind: 'paragraph', text, marks };
}

/** A heading of the document's own. */
export function heading(text: string, level = 1): Paragraph {
  return { ...paragraph(text), heading: level };
}

/** A field with what it shows. */
export function field(tag: string, text: string, more: Partial<Field> = {}): Field {
  return {
    kind: 'control',
    tag,
    title: '',
    text,
    guidance: false,
    ticked: undefined,
    fullDate: undefined,
    options: undefined,
    item: undefined,
    ...more,
  };
}

/** A paragraph whose words are a field's, with text before and after it. */
export function holding(its: Field, before = '', after = ''): Paragraph {
  const end = before.length + its.text.length;
  return paragraph(`${before}${its.text}${after}`, [{ start: before.length, end, field: its }]);
}

/** What a cell is made of: its lines, or blocks; `wide` columns and merged cells where they matter. */
export type MadeCell =
  | string
  | readonly Block[]
  | { readonly text: string; readonly span?: number; readonly continues?: boolean };

function cellOf(made: MadeCell, column: number): Cell {
  if (typeof made === 'string')
    return { column, span: 1, continues: false, blocks: made.split('\n').map((line) => paragraph(line)) };
  if ('text' in made) {
    const { text, span = 1, continues = false } = made;
    return { column, span, continues, blocks: text.split('\n').map((line) => paragraph(line)) };
  }
  return { column, span: 1, continues: false, blocks: made };
}

/** A table by its rows; a row of one cell goes over the whole width. */
export function table(rows: readonly (readonly MadeCell[])[]): Table {
  const width = Math.max(1, ...rows.map((row) => row.length));
  return {
    kind: 'table',
    rows: rows.map((row) => {
      const cells: Cell[] = [];
      let column = 0;
      for (const made of row) {
        const cell = cellOf(made, column);
        cells.push(row.length === 1 ? { ...cell, span: width } : cell);
        column += cell.span;
      }
      return { cells };
    }),
  };
}

/** A document of these blocks. */
export function documentOf(blocks: readonly Block[], more: Partial<ReadDocument> = {}): ReadDocument {
  return { blocks, margins: [], asides: [], ...more };
}

/** What is read of blocks that are our form’s, by its property: so that a test needs no more of a form than it is about. */
export function readingOf(blocks: readonly Block[]): WordReading {
  return readForm(documentOf(blocks, { property: `fd:${form.id}:${form.version}` }));
}

/** Its answers by path; a missing-reason in brackets. */
export function answersIn(blocks: readonly Block[]): Record<string, unknown> {
  const reading = readingOf(blocks);
  if (reading.status !== 'read') throw new Error(`${reading.status} ${reading.fault ?? ''}`);
  return Object.fromEntries(
    reading.answers.map(({ path, value, missing }) => [path, missing === undefined ? value : `[${missing}]`]),
  );
}

/** What was left over of blocks, as "label: text". */
export function leftIn(blocks: readonly Block[]): string[] {
  return readingOf(blocks).leftovers.map(({ label, text }) => `${label}: ${text}`);
}

/** The answers of blocks that are of a form which we did not make, by path, and what was left over. */
export function foreignIn(blocks: readonly Block[]): {
  readonly answers: Record<string, unknown>;
  readonly left: string;
} {
  const document = documentOf(blocks);
  const { answers, leftovers } = readAs(form, document, new Ledger(document), undefined);
  return {
    answers: Object.fromEntries(answers.map(({ path, value }) => [path, value])),
    left: leftovers.map(({ label, text }) => `${label}: ${text}`).join('\n'),
  };
}
