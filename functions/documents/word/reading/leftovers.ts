import { keptLeftover, type Leftover } from '#schemas/forms/answer.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Field } from '../document.ts';
import { WORDING } from '../wording.ts';
import { councilsOwn } from './boilerplate.ts';
import type { Gathering } from './gathering.ts';
import { fieldsOf, IN_MARGIN, type Ledger, type Remaining, STRUCK } from './ledger.ts';
import type { LeftHere, PathOf } from './merge.ts';
import { saysSomething } from './pieces.ts';
import { isOption } from './struck-options.ts';

/** What a document's store holds for a field, where that shows something else. */
export function storedValue({ tag, title, stored, ticked }: Field): Leftover | undefined {
  if (stored === undefined) return undefined;
  const text = ticked === undefined ? stored : `“${stored}” of a tick box`;
  return { label: `Stored value of “${title === '' ? tag : title}”`, text };
}

/** More than any form has; what is after them is in the document itself. */
const MOST = 20_000;

/** All that is neither label, answer nor the form's own words, in the document's order; `cut` when there are too many. */
export function leftoversOf(
  definition: FormDefinition,
  { ledger, furniture, tagged }: Gathering,
  others: readonly LeftHere[],
  pathOf: PathOf,
): { readonly leftovers: Leftover[]; readonly cut: boolean } {
  const left: (Omit<Remaining, 'question'> & { path?: string | undefined })[] = [];
  const isMargins = marginWords(ledger, (text) => furniture.of(text) !== undefined);
  let cut = false;
  for (const { question, ...here } of ledger.remaining(
    definition.title,
    (text) => furniture.of(text),
    (field) => tagged.isTaken(field),
  )) {
    const { label, text } = here;
    if (label === IN_MARGIN && isMargins(text)) continue;
    if (label === STRUCK && (!saysSomething(text) || furniture.of(text) !== undefined || isOption(text))) continue;
    cut = left.length >= MOST;
    if (cut) break;
    left.push({ ...here, path: question && pathOf(question) });
  }
  for (const { field, placed, start } of fieldsOf(ledger.placed)) {
    // A tagged field's answer has both.
    const stored = tagged.isTaken(field) ? undefined : storedValue(field);
    if (stored) left.push({ at: placed.at, start, ...stored });
  }
  for (const { place, label, text, question } of others)
    left.push({ at: place.placed.at, start: place.start, label, text, path: question && pathOf(question) });
  left.sort((one, other) => one.at - other.at || one.start - other.start);
  return { leftovers: left.map(keptLeftover), cut };
}

/** "Page 2 of 7", and the number alone: at most three digits, so that no telephone number is taken for one. */
const PAGE = /^(?:(?:page|tudalen)\s*)?\d{0,3}(?:\s*(?:of|o|\/)\s*\d{0,3})?$/i;

/** Tells the words of headers and footers that are the form's own, a page's number, or said already: sections repeat them. */
function marginWords(ledger: Ledger, isOwn: (text: string) => boolean): (text: string) => boolean {
  // The council's name stands at the head of each page, and on the first page whole.
  const councils = ledger.placed.flatMap(({ margin, paragraph }) =>
    margin ? [] : [councilsOwn(paragraph.text.trim()) ?? ''],
  );
  const isCouncils = (part: string) => {
    const its = part.startsWith(WORDING.due) ? part.slice(WORDING.due.length).trim() : part;
    return councils.some((own) => own === its || own.startsWith(`${its}, `));
  };
  const said = new Set<string>();
  return (text) => {
    const isKnown = said.has(text);
    said.add(text);
    return (
      isKnown ||
      text
        .split('\t')
        .map((part) => part.trim())
        .every((part) => part === '' || PAGE.test(part) || isOwn(part) || isCouncils(part))
    );
  };
}
