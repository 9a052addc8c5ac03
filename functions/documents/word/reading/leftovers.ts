import { keptLeftover, type Leftover } from '#schemas/forms/answer.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Field } from '../document.ts';
import { COUNCIL_TAG, formOf, isOwnTag, REFERENCE_TAG } from '../tags.ts';
import { WORDING } from '../wording.ts';
import { councilsOwn, councilTexts } from './boilerplate.ts';
import type { Gathering } from './gathering.ts';
import { HIGHLIGHTED, IN_MARGIN, type Ledger, type Remaining, STRUCK } from './ledger.ts';
import type { LeftHere, PathOf } from './merge-readings.ts';
import { type Stretch, saysSomething } from './pieces.ts';
import { tagOf } from './tagged-fields.ts';
import { isOption } from './understand-options.ts';
import { fieldsOf } from './written-answer.ts';

/** Returns what a document's store holds for a field, where that shows something else. */
export function storedValue({ tag, title, stored, ticked }: Field): Leftover | undefined {
  if (stored === undefined) return undefined;
  const text = ticked === undefined ? stored : `“${stored}” of a tick box`;
  return { label: `Stored value of “${title === '' ? tag : title}”`, text };
}

/** More than any form has; what is after them is in the document itself. */
const MOST = 20_000;

/**
 * Returns all that is neither label, answer nor the form's own words, in the document's order, and where each stood; `cut` when there
 * are too many.
 */
export function leftoversOf(
  definition: FormDefinition,
  { ledger, furniture, tagged }: Gathering,
  others: readonly LeftHere[],
  pathOf: PathOf,
): { readonly leftovers: Leftover[]; readonly left: readonly Stretch[][]; readonly cut: boolean } {
  const left: (Omit<Remaining, 'question'> & { path?: string | undefined; fills?: readonly Stretch[] | undefined })[] =
    [];
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
    // Of words that are left over anyway only which option was meant is told so.
    if (label === HIGHLIGHTED && !isOption(text)) continue;
    cut = left.length >= MOST;
    if (cut) break;
    left.push({ ...here, path: question && pathOf(question) });
  }
  const fields = fieldsOf(ledger.placed);
  const isOwn = ownControls(fields.map(({ field }) => field));
  for (const { field, placed, start } of fields) {
    const { title, tag, text } = field;
    // A tagged field's answer has both.
    const stored = tagged.isTaken(field) ? undefined : storedValue(field);
    if (stored) left.push({ at: placed.at, start, ...stored });
    if (tagged.isTaken(field) && !isOwn(field))
      left.push({ at: placed.at, start, label: title === '' ? tag : title, text: text.trim() });
  }
  for (const { place, label, text, question } of others)
    left.push({
      at: place.placed.at,
      start: place.start,
      label,
      text,
      path: question && pathOf(question),
      fills: place.fills,
    });
  left.sort((one, other) => one.at - other.at || one.start - other.start);
  return {
    leftovers: left.map(keptLeftover),
    left: left.map(({ at, start, end, fills = [{ at, start, end }] }) => [...fills]),
    cut,
  };
}

/** The shape of a reference: whether it is one, and whose, is asked elsewhere. */
const REFERENCE = /^[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}$/i;

/** Tells the fields that hold no words of a sender's: answers, and the form's own controls with what the form put there. */
function ownControls(fields: readonly Field[]): (field: Field) => boolean {
  const councils = councilTexts(fields.flatMap((field) => (tagOf(field) === COUNCIL_TAG ? [field.text.trim()] : [])));
  return (field) => {
    const [tag = '', text] = [tagOf(field), field.text.trim()];
    if (!isOwnTag(tag) || text === '' || field.guidance) return true;
    if (tag === COUNCIL_TAG) return councils(text);
    if (tag === REFERENCE_TAG) return REFERENCE.test(text);
    const named = formOf(tag);
    return named === undefined || WORDING.form(named.formId, named.version).startsWith(text);
  };
}

/** "Page 2 of 7", and the number alone: at most three digits, so that no telephone number is taken for one. */
const PAGE = /^(?:(?:page|tudalen)\s*)?\d{0,3}(?:\s*(?:of|o|\/)\s*\d{0,3})?$/i;

/** Tells the words of headers and footers that are the form's own, a page's number, or said already: sections repeat them. */
function marginWords(ledger: Ledger, isOwn: (text: string) => boolean): (text: string) => boolean {
  // The council's name is at the head of each page, and whole on the first page.
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
