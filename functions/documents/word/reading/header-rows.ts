import type { Gathering, Pair } from './gathering.ts';
import { type GridRow, isLabel, linesIn, lookAt, type Rows } from './grid.ts';
import { type Context, within } from './headings.ts';
import { labelText } from './labels.ts';
import { isSomebodyElses } from './pair-rows.ts';
import { type Head, type HeaderRun, isChoiceSurely, isPlainlySaid, looksLikeAnswer } from './table-plan.ts';

/** Rows under a header that are looked at: the longest list of a form has twenty items; more is a register, for a person. */
const MOST_ANSWERS = 60;

/** Tells whether a row asks more than it answers. Then it is the next header, or a row of pairs. */
function isAsking(row: GridRow, context: Context, gathering: Gathering): boolean {
  const looks = row.slots.map((slot) => lookAt(slot, context, gathering));
  const labels = looks.filter(isLabel).length;
  return labels >= 2 && labels * 2 > looks.filter(({ kind }) => kind !== 'empty').length;
}

function headsOf(row: GridRow, below: GridRow | undefined, context: Context, gathering: Gathering): Head[] | undefined {
  const heads: Head[] = [];
  for (const [at, slot] of row.slots.entries()) {
    const look = lookAt(slot, context, gathering);
    // A label with somebody's answer beside it is one of a row of pairs, and so are the rows under it.
    if (look.kind === 'text' && heads.at(-1)?.slot.end === slot.column && isPlainlySaid(slot.text)) return undefined;
    // A header has a name for every column with something in it, save the one of the rows' own names.
    const filled = below?.slots.some(({ column, text }) => column === slot.column && text !== '') === true;
    if ((look.kind === 'empty' && at > 0 && filled) || look.kind === 'frame' || look.kind === 'several')
      return undefined;
    if (look.kind === 'labelled' && look.inLine) return undefined;
    if (isLabel(look)) heads.push({ slot, asked: look.asked });
  }
  return heads.length > 0 && row.slots.length >= 2 ? heads : undefined;
}

/** Returns the row at `at` as a header with the rows under it as answers; `undefined` when it cannot be one. */
export function headerRun(
  { gathering, rows, context, table }: Rows,
  at: number,
  afterPairs: boolean,
): HeaderRun | undefined {
  const header = rows[at];
  const heads = header && headsOf(header, rows[at + 1], context, gathering);
  if (!header || !heads) return undefined;
  const named = header.slots.filter(({ text }) => text !== '');
  const adjacent = heads.some(({ slot }) => heads.some((other) => other.slot.column === slot.end));
  if (afterPairs && !adjacent && heads.length < named.length) return undefined;
  const answers: GridRow[] = [];
  for (const row of rows.slice(at + 1, at + 1 + MOST_ANSWERS)) {
    const aligned = heads.some(({ slot }) => row.slots.some(({ column }) => column === slot.column));
    if (!aligned || isAsking(row, context, gathering)) break;
    answers.push(row);
  }
  if (answers.length === 0) return undefined;
  const filled = answers.filter(({ slots }) => slots.some(({ text }) => text !== ''));
  const pairs: Pair[] = [];
  let lost = 0;
  for (const [number, row] of filled.entries()) {
    const named = rowTopic(row, heads, gathering);
    for (const { slot, asked } of heads) {
      const { section } = asked.meaning;
      // What is not a list has one answer: the rows after the first are for a person.
      if (number > 0 && !section.repeat) continue;
      const topic = named?.section === section ? within(context.topic, named) : context.topic;
      const place = filled.length > 1 && section.repeat ? `${table} row ${row.slots[0]?.row ?? number}` : context.place;
      const cells = row.slots.filter(({ column }) => column >= slot.column && column < slot.end);
      const pair = gathering.pair(asked, linesIn(cells), { ...context, topic, place });
      const asks = cells.some((cell) => ['label', 'several'].includes(lookAt(cell, context, gathering).kind));
      if (cells.some((cell) => isSomebodyElses(asked, cell))) lost += 1;
      else if (!asks || isChoiceSurely(pair)) pairs.push(pair);
      else lost += 1;
    }
  }
  const colons = named.filter(({ text }) => text.endsWith(':')).length;
  // Where some names have a colon and others have none, those are their answers.
  const plain = colons === 0 ? 0 : named.length - colons;
  const odd = named.filter(({ text }) => looksLikeAnswer(text)).length + plain;
  return { pairs, lost, odd, rows: answers.length + 1, adjacent, heads, foreign: heads.length < named.length };
}

/** Returns whom a row is about, when its first cell says so: "Mother". */
function rowTopic(row: GridRow, heads: readonly Head[], gathering: Gathering) {
  const [first] = row.slots;
  if (!first || first.text === '' || heads.some(({ slot }) => slot.column === first.column)) return undefined;
  const topic = gathering.labels.topicOf(first.text.replaceAll('\n', ' '));
  if (topic) gathering.nameCells(labelText(first.text), first);
  return topic;
}
