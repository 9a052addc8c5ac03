import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { Gathering, Pair } from './gathering.ts';
import { type GridRow, isLabel, linesIn, lookAt, type Rows, type Slot } from './grid.ts';
import { topicOn } from './heading-topics.ts';
import { type Context, within } from './headings.ts';
import { labelText } from './labels.ts';
import type { Topic } from './meaning.ts';
import { isEvidence, type Plan } from './table-plan.ts';
import { hasBox } from './written-lines.ts';

/** A head over one column or several that says whom they are about: "Child 2", "Father". */
interface ColumnHead {
  readonly slot: Slot;
  readonly topic: Topic;
  /** The first column that is no longer under it: the empty cells right of a head are its own. */
  readonly end: number;
}

/** A part of a table that is about one item, to be read as a table of its own. */
export interface Strip {
  readonly rows: readonly GridRow[];
  readonly topic: Topic;
  readonly head: Slot;
}

/** Returns the heads of a row, when it names an item over each of its columns but the first. */
function headsIn(row: GridRow, gathering: Gathering): ColumnHead[] | undefined {
  const heads: ColumnHead[] = [];
  for (const [at, slot] of row.slots.entries()) {
    const topic = gathering.labels.topicOf(slot.text.replaceAll('\n', ' '));
    const last = heads.at(-1);
    if (topic?.section.repeat && (topic.number !== undefined || topic.kind !== undefined))
      heads.push({ slot, topic, end: slot.end });
    else if (slot.text === '' && last) heads[heads.length - 1] = { ...last, end: slot.end };
    else if (at > 0) return undefined;
  }
  return heads.length >= 1 && row.slots.length >= 2 ? heads : undefined;
}

function between(row: GridRow, from: number, to: number): Slot[] {
  return row.slots.filter(({ column }) => column >= from && column < to);
}

/**
 * Reads a table whose first row says whom each column is about: side by side blocks with labels of their own (`strips`), or
 * labels in the first column for all of them (`plan`). `undefined` when its first row says no such thing.
 */
export function namedColumns({
  gathering,
  rows,
  context,
  table,
}: Rows): { readonly strips: readonly Strip[] } | { readonly plan: Plan } | undefined {
  const [header, ...below] = rows;
  const heads = header && headsIn(header, gathering);
  if (!heads || below.length === 0) return undefined;
  const strips = heads.map(({ slot, topic, end }) => ({
    head: slot,
    topic,
    rows: below.map((row) => ({
      slots: between(row, slot.column, end),
      reaching: between({ slots: row.reaching, reaching: [] }, slot.column, end),
    })),
  }));
  const asks = (strip: Strip) =>
    strip.rows.some(({ slots }) =>
      slots.some((slot) => isLabel(lookAt(slot, { ...context, topic: strip.topic }, gathering))),
    );
  if (strips.every(asks)) return { strips: heads.length >= 2 ? strips : [] };
  const [first] = heads;
  if (!first || first.slot.column === 0) return undefined;
  const pairs: Pair[] = [];
  for (const row of below) {
    const [label] = row.slots;
    if (!label || label.column >= first.slot.column) continue;
    for (const { slot, topic, end: to } of heads) {
      const here = { ...context, topic: within(context.topic, topic), place: `${table} column ${slot.column}` };
      const look = lookAt(label, here, gathering);
      if (look.kind !== 'label') continue;
      const cells = row.slots.filter(({ column, end }) => column > label.column && column < to && end > slot.column);
      pairs.push(gathering.pair(look.asked, linesIn(cells), here));
    }
  }
  if (pairs.length === 0) return undefined;
  for (const { slot } of heads) gathering.nameCells(labelText(slot.text), slot);
  return { plan: { pairs, lost: 0, odd: 0 } };
}

/**
 * Reads a table with labels in its first column and an item in each of the others, without a head over them. It takes evidence:
 * an answer in a second column that only an answer to its label looks like.
 */
export function unnamedColumns({ gathering, rows, context, table }: Rows): Plan | undefined {
  const pairs: Pair[] = [];
  let asking = 0;
  let evidence = 0;
  for (const { slots } of rows) {
    const [label, ...cells] = slots;
    if (!label || cells.length < 2) continue;
    const look = lookAt(label, context, gathering);
    if (look.kind !== 'label' || !look.asked.meaning.section.repeat) continue;
    const looks = cells.map((cell) => lookAt(cell, context, gathering));
    if (looks.some(isLabel) || cells.some(({ text }) => hasBox(text))) return undefined;
    asking += 1;
    for (const [at, cell] of cells.entries()) {
      const pair = gathering.pair(look.asked, linesIn([cell]), { ...context, place: `${table} column ${cell.column}` });
      pairs.push(pair);
      if (at > 0 && isEvidence(pair)) evidence += 1;
    }
  }
  return asking >= 2 && asking * 2 > rows.length && evidence > 0 ? { pairs, lost: 0, odd: 0 } : undefined;
}

/**
 * Returns a strip for each of two people or more side by side, each with labels of their own, "Name | … | Name | …", and no
 * known head over them, so that no value crosses into another's. It takes two rows that ask the same of each.
 */
export function twinColumns({ gathering, rows, context }: Rows): readonly (readonly GridRow[])[] | undefined {
  let at: readonly number[] | undefined;
  let asking = 0;
  for (const { slots } of rows) {
    const asked = slots.map((slot) => ({ slot, look: lookAt(slot, context, gathering) }));
    const labels = asked.flatMap(({ slot, look }) =>
      look.kind === 'label' && look.asked.meaning.section.repeat ? [{ slot, meaning: look.asked.meaning }] : [],
    );
    const [first, ...others] = labels;
    if (!first || others.length === 0) continue;
    const columns = labels.map(({ slot }) => slot.column);
    const same = others.every(({ meaning }) => meaning.field === first.meaning.field && !meaning.named);
    const apart = labels.every(({ slot }) => !labels.some((other) => other.slot.column === slot.end));
    if (!same || !apart || (at && columns.join() !== at.join())) return undefined;
    at = columns;
    asking += 1;
  }
  const [begin, ...more] = at ?? [];
  if (begin === undefined || asking < 2) return undefined;
  const starts = [0, ...more];
  const straddles = rows.some(({ slots, reaching }) =>
    [...slots, ...reaching].some(({ column, end }) => more.some((start) => column < start && end > start)),
  );
  if (straddles) return undefined;
  return starts.map((start, strip) => {
    const end = starts[strip + 1] ?? Number.POSITIVE_INFINITY;
    return rows.map((row) => ({
      slots: between(row, start, end),
      reaching: between({ slots: row.reaching, reaching: [] }, start, end),
    }));
  });
}

/** One row may be named like a part of the form by chance. */
const LEAST_ROWS = 2;
/** A form has some ten such parts; a table of more rows is something else. */
const MOST_ROWS = 40;

/**
 * Reads a table whose rows are parts of the form and whose columns are the questions that each of them asks: "Health | strengths | needs
 * | score". `undefined` when fewer than two rows name such parts, or two columns ask nothing that all of them ask.
 */
export function sectionRows({ gathering, rows, context }: Rows): Plan | undefined {
  const [header, ...below] = rows;
  if (!header || header.slots.length < 3 || below.length < LEAST_ROWS || below.length > MOST_ROWS) return undefined;
  const named = below.flatMap((row) => {
    const topic = gathering.labels.topicOf(row.slots[0]?.text.replaceAll('\n', ' ') ?? '');
    return topic && topic.section.repeat === undefined ? [{ row, section: topic.section }] : [];
  });
  if (new Set(named.map(({ section }) => section)).size < LEAST_ROWS || named.length * 2 < below.length)
    return undefined;
  const pairs: Pair[] = [];
  const asked = new Set<number>();
  for (const { row, section } of named)
    for (const head of header.slots.slice(1)) {
      const pair = pairOf(gathering, section, head, row, context);
      if (!pair) continue;
      asked.add(head.column);
      pairs.push(pair);
    }
  if (asked.size < 2) return undefined;
  for (const { row, section } of named) gathering.nameCells(section.title, ...row.slots.slice(0, 1));
  return { pairs, lost: 0, odd: 0 };
}

function pairOf(
  gathering: Gathering,
  section: SectionDefinition,
  head: GridRow['slots'][number],
  { slots }: GridRow,
  context: Context,
): Pair | undefined {
  const topic = topicOn(section);
  const meaning = gathering.labels.meaningOf(head.text.replaceAll('\n', ' '), topic);
  if (meaning?.section !== section) return undefined;
  const cells = slots.filter(({ column }) => column >= head.column && column < head.end);
  const asked = { lines: linesIn([head]), label: labelText(head.text), meaning };
  return gathering.pair(asked, linesIn(cells), { ...context, topic });
}
