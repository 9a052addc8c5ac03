import type { Cell, Table } from '../document.ts';
import { BARE } from '../vocabulary/label-words.ts';
import { namesOf } from '../vocabulary/vocabulary.ts';
import type { Asked, Labels } from './labels.ts';
import type { Placed } from './ledger.ts';
import type { Meaning, Topic } from './meaning.ts';
import { memo } from './memo.ts';
import type { Typography } from './typography.ts';
import { keyOf, labelWords } from './wordbook-words.ts';

const bareLabels = new Set(BARE.map((text) => keyOf(labelWords(text))));

/** Somebody whom a form asks for beside the person whom it is about. */
const PARTY =
  /\b(?:g\.?p|doctor|surgery|dentist|consultant|paediatrician|hospital|clinic|visitor|midwife|nurse|school|nursery|college|academy|head ?teacher|teacher|tutor|employer|workplace|place of work|landlord|solicitor|social worker|officer|manager|supervisor|lead professional|worker|interpreter|next of kin|emergency contact|child ?minder|agency|organisation|team|advocate)\b/i;

/** "Employer’s telephone" asks for all that it wants: what follows it is the person's own again. */
const WHOLE = /\b(?:tel|telephone|phone|mobile|address|e-?mail|postcode|fax|number|no|date|attendance|year|contact)\b/i;

/** What people are, and for whom they work. */
const JOB = /\b(?:job title|role|position|post|profession|designation)\b/i;

/** A label that names somebody is short; a sentence about them is not a label. */
const LONGEST_PARTY = 60;
/** The most details of one person in a row: name, address, postcode, telephone, email. */
const MOST_DETAILS = 5;
/** A table of more cells is a list, and is read by its columns. */
const MOST_CELLS = 400;

function isBare(text: string): boolean {
  return bareLabels.has(keyOf(labelWords(text)));
}

function textOf(cell: Cell | undefined): string {
  return (cell?.blocks ?? []).map((block) => (block.kind === 'paragraph' ? block.text : '')).join(' ');
}

/** Returns the part of a cell or line that may be a label: all of it, or the part before its colon. */
function labelPart(text: string): string {
  const colon = text.indexOf(':');
  return (colon < 0 ? text : text.slice(0, colon)).trim();
}

interface CellInRow {
  readonly cell: Cell;
  readonly row: number;
}

/** Returns the cells of a table in order. */
const cellsOf = memo((table: Table): readonly CellInRow[] =>
  table.rows.flatMap((row, at) => row.cells.map((cell) => ({ cell, row: at }))).filter(({ cell }) => !cell.continues),
);

function placeOf(placed: Placed | undefined): number {
  const { table, paragraph } = placed ?? {};
  return table && paragraph ? cellsOf(table).findIndex(({ cell }) => cell.blocks.includes(paragraph)) : -1;
}

/** Tells whether labels stand over their answers: then the one before a label is another column's. */
function isOver(label: Placed, answer: Placed | undefined): boolean {
  if (!label.table || answer?.table !== label.table) return false;
  const here = cellsOf(label.table);
  return here[placeOf(label)]?.row !== here[placeOf(answer)]?.row;
}

/** Returns the labels before a place, the nearest first: of a table, the cells left of the answers; else the lines above. */
function* labelsBefore(
  placed: Placed,
  start: number,
  all: readonly Placed[],
  typography: Typography,
): Generator<string> {
  const { table, paragraph } = placed;
  if (table) {
    const here = cellsOf(table);
    const at = here.length > MOST_CELLS ? -1 : placeOf(placed);
    for (let before = at - 1; before >= 0; before -= 1) {
      const text = textOf(here[before]?.cell);
      const [first] = here[before]?.cell.blocks ?? [];
      const lead = first?.kind === 'paragraph' ? typography.leadIn(first) : 0;
      if (first?.kind === 'paragraph' && lead > 0 && text.slice(lead).trim() !== '') {
        // A bold label with its answer behind it.
        yield labelPart(first.text.slice(0, lead));
        continue;
      }
      // The cell just before holds the last answer, unless it holds a label with its answer.
      if (text.includes(':') || (at - before) % 2 === 0) yield labelPart(text);
    }
    return;
  }
  const lines = paragraph.text.slice(0, start).split('\n');
  for (const line of lines.reverse()) if (line.trim() !== '') yield labelPart(line);
  for (let before = placed.at - 1; before >= 0; before -= 1) {
    const above = all[before];
    if (!above || above.table || above.paragraph.heading !== undefined) return;
    for (const line of above.paragraph.text.split('\n').reverse()) if (line.trim() !== '') yield labelPart(line);
  }
}

/** "Previous address", "Agency & address": the postcode after it is not part of the address that we ask for. */
const OTHER_ADDRESS = /\baddress\b/i;

function namesParty(label: string, meaning: Meaning | undefined, asked: Meaning): boolean {
  if (label.length <= LONGEST_PARTY && meaning === undefined && OTHER_ADDRESS.test(label)) return true;
  if (label.length > LONGEST_PARTY || !PARTY.test(label)) return false;
  // "Interpreter?" is answered by yes or no, and names nobody.
  if (/\?\s*$/.test(label)) return false;
  if (WHOLE.test(label) && !/\bname\b/i.test(label)) return false;
  // "Job title and organisation" under "Person making the referral" is about that person.
  if (!asked.section.repeat && JOB.test(label)) return false;
  if (meaning?.section !== asked.section) return true;
  // "Agency" is the referrer's own; "GP" and "School" are fields of a child and somebody else.
  return asked.section.repeat !== undefined && namesOf(asked.section) !== undefined;
}

/**
 * Tells whether a bare label, "Address" or "Tel", belongs to somebody named just before it: the child's GP, a school, an
 * employer. Then its answer is not a detail of the child or parent whom the heading is about.
 */
export function isAnothers(
  asked: Asked,
  answer: Placed | undefined,
  all: readonly Placed[],
  labels: Labels,
  topic: Topic | undefined,
): boolean {
  const [line] = asked.lines;
  if (!line || !isBare(asked.label) || isOver(line.placed, answer)) return false;
  let tries = 0;
  for (const label of labelsBefore(line.placed, line.start, all, labels.typography)) {
    const meaning = labels.meaningOf(label, topic);
    if (namesParty(label, meaning, asked.meaning)) return true;
    tries += 1;
    if (tries > MOST_DETAILS || !isBare(label)) return false;
  }
  return false;
}
