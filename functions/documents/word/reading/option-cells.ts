import type { Paragraph } from '../document.ts';
import type { Pair } from './gathering.ts';
import { type GridRow, linesIn, lookAt, type Rows, type Slot } from './grid.ts';
import { type Asked, labelText } from './labels.ts';
import type { HeaderRun } from './table-plan.ts';
import type { WrittenAnswer } from './written-answer.ts';
import { boxIn, hasBox } from './written-lines.ts';

/** Tells whether a field is answered by marking one of several options. */
export function isMarked({ meaning }: Asked): boolean {
  return ['yes_no', 'yes_no_unknown', 'choice', 'choices'].includes(meaning.field.type);
}

/** Returns options and their boxes in separate cells as one list, with the box before its option. */
export function writtenGrid(slots: readonly (readonly Slot[])[]): WrittenAnswer | undefined {
  const texts: string[] = [];
  let boxes = 0;
  for (const row of slots) {
    const boxFirst = boxIn(row[0]?.text ?? '') !== undefined;
    for (let at = 0; at + 1 < row.length; at += 2) {
      const [box, option] = boxFirst ? [row[at], row[at + 1]] : [row[at + 1], row[at]];
      const state = boxIn(box?.text ?? '');
      if (!box || !option || option.text === '' || hasBox(option.text) || state === undefined) return undefined;
      boxes += 1;
      texts.push(`${state === 'ticked' ? '☒' : '☐'} ${labelText(option.text.replaceAll('\n', ' '))}`);
    }
    if (row.length % 2 === 1 && row.at(-1)?.text !== '') return undefined;
  }
  return boxes === 0 ? undefined : writtenList(texts);
}

/** Returns lines of text as an answer in a document. */
function writtenList(texts: readonly string[]): WrittenAnswer {
  const paragraphs = texts.map((text): Paragraph => ({ kind: 'paragraph', text, marks: [] }));
  return { paragraphs, text: texts.join('\n'), fields: [] };
}

/** Tells whether a cell is an option that is highlighted or struck out. */
export function isMarkedByHand({ lines }: Slot): boolean {
  return lines.some(({ placed }) => placed.paragraph.marks.some(({ struck, highlighted }) => struck || highlighted));
}

/** Tells whether a row of words alone, among rows of boxes, heads its columns: "White", "Mixed", "Asian". */
function isTitles({ slots }: GridRow): boolean {
  return slots.every(({ text }) => text !== '' && !hasBox(text) && boxIn(text) === undefined);
}

/** Reads rows of options with their boxes, under a label that asks to mark them. */
export function optionsUnder({ gathering, rows, context }: Omit<Rows, 'table'>, asked: Asked): Pair | undefined {
  if (!isMarked(asked)) return undefined;
  const marked = rows.filter((row) => !isTitles(row));
  const slots = marked.map((row) => row.slots);
  const all = slots.flat();
  if (!all.some(({ text }) => hasBox(text) || boxIn(text) === 'ticked')) return undefined;
  if (all.some((slot) => lookAt(slot, context, gathering).kind === 'labelled')) return undefined;
  return gathering.pair(asked, linesIn(all), context, writtenGrid(slots));
}

/** Reads a header whose columns are options, "Yes | No", with questions under it and a mark in one column of each row. */
export function optionColumns({ gathering, rows, context }: Rows, at: number): HeaderRun | undefined {
  const [, ...options] = rows[at]?.slots ?? [];
  const named = options.filter(({ text }) => text !== '' && text.length <= 40 && !hasBox(text));
  if (named.length < 2 || named.length !== options.length) return undefined;
  if (options.some((slot) => ['label', 'labelled', 'several'].includes(lookAt(slot, context, gathering).kind)))
    return undefined;
  const pairs: Pair[] = [];
  let count = 1;
  for (const { slots } of rows.slice(at + 1)) {
    const [question, ...cells] = slots;
    if (!question || cells.length !== options.length) break;
    count += 1;
    const look = lookAt(question, context, gathering);
    if (look.kind !== 'label') continue;
    const marks = cells.map((cell) => ({ cell, option: named.find(({ column }) => column === cell.column) }));
    const boxes = marks.filter(({ cell, option }) => option !== undefined && boxIn(cell.text) !== undefined);
    if (boxes.length < 2 || !boxes.some(({ cell }) => boxIn(cell.text) === 'ticked')) continue;
    const written = writtenList(
      boxes.map(({ cell, option }) => `${boxIn(cell.text) === 'ticked' ? '☒' : '☐'} ${labelText(option?.text ?? '')}`),
    );
    pairs.push(gathering.pair(look.asked, linesIn(boxes.map(({ cell }) => cell)), context, written));
  }
  return pairs.length === 0
    ? undefined
    : { pairs, lost: 0, odd: 0, rows: count, adjacent: true, heads: [], foreign: false };
}
