import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { Around } from './around.ts';
import type { Gathering, Pair } from './gathering.ts';
import type { GridRow } from './grid.ts';
import { topicOn } from './heading-topics.ts';
import { labelText } from './labels.ts';
import { linesIn } from './pair-rows.ts';
import type { Plan } from './weigh.ts';

/** One row may be named like a part of the form by chance. */
const LEAST_ROWS = 2;
/** A form has some ten such parts; a table of more rows is something else. */
const MOST_ROWS = 40;

/**
 * A table whose rows are parts of the form and whose columns are the questions that each of them asks: "Health | strengths | needs
 * | score". `undefined` when fewer than two rows name such parts, or two columns ask nothing that all of them ask.
 */
export function sectionRows(gathering: Gathering, rows: readonly GridRow[], around: Around): Plan | undefined {
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
      const pair = pairOf(gathering, section, head, row, around);
      if (!pair) continue;
      asked.add(head.column);
      pairs.push(pair);
    }
  if (asked.size < 2) return undefined;
  for (const { row, section } of named)
    for (const line of linesIn(row.slots.slice(0, 1))) gathering.ledger.name(line, section.title);
  return { pairs, lost: 0, odd: 0 };
}

function pairOf(
  gathering: Gathering,
  section: SectionDefinition,
  head: GridRow['slots'][number],
  { slots }: GridRow,
  around: Around,
): Pair | undefined {
  const topic = topicOn(section);
  const meaning = gathering.labels.meaningOf(head.text.replaceAll('\n', ' '), topic);
  if (meaning?.section !== section) return undefined;
  const cells = slots.filter(({ column }) => column >= head.column && column < head.end);
  const asked = { lines: linesIn([head]), label: labelText(head.text), meaning };
  return gathering.pair(asked, linesIn(cells), { ...around, topic });
}
