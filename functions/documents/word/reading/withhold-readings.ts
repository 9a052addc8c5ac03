import { PARENTS } from '#schemas/codes/relationship.ts';
import { longest, type SectionDefinition } from '#schemas/forms/definition.ts';
import type { Item, Items, Reading } from './items.ts';
import type { LeftHere } from './merge-readings.ts';

/** What several people share, or what says nothing of who somebody is: alone it makes no child, parent or agency. */
const SHARED =
  /address|postcode|telephone|email|language|whereabouts|uprn|school|^gp$|communicationNeeds|livesInHousehold|safe(?:ToContact|Contact)/i;
/** Fields by which a section tells one item from the next. */
const PEOPLE: ReadonlySet<string> = new Set(['children', 'household', 'agencies', 'team']);
/** Those who are a generation or two older than the children. */
const ELDERS: ReadonlySet<string> = new Set([...PARENTS, 'grandparent']);

/** A child of a referral is under 18, or under 25 with a plan (Children and Families Act 2014, s. 46); one year for slips. */
const OLDEST_CHILD = 26;
/** Nobody younger has a child. */
const YOUNGEST_PARENT = 12;
/** Two places as sure as that of two values leave nobody to choose between them. */
const AS_SURE = 0.05;
/** Telling of somebody twice is no contradiction: both are words for a person to read. */
const LONG = 'long_text';

/** Tells whether a date of birth is one that this person cannot have. */
function isOddBirth(item: Item, { field, value }: Reading, today: string): boolean {
  if (field.id !== 'dateOfBirth' || typeof value !== 'string') return false;
  if (value > today) return true;
  if (item.section.id === 'children') return value < yearsBefore(today, OLDEST_CHILD);
  const parent = item.readings.some(
    (other) => other.field.id === 'relationship' && typeof other.value === 'string' && ELDERS.has(other.value),
  );
  return parent && value > yearsBefore(today, YOUNGEST_PARENT);
}

/** Tells whether this is an item of which only shared things are said. */
function isNobody({ section, readings }: Item): boolean {
  return PEOPLE.has(section.id) && readings.every(({ field }) => SHARED.test(field.id));
}

function letters(value: Reading['value']): string {
  return JSON.stringify(value ?? null)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isElsewhere(one: Reading, other: Reading): boolean {
  return one.place.placed !== other.place.placed || one.place.start !== other.place.start;
}

/** Tells whether two places that are as sure give different answers to one field. */
function isContradicted(one: Reading, other: Reading): boolean {
  if (one.field !== other.field || one.field.type === LONG || one.implied || other.implied) return false;
  if (one.source !== other.source || one.exact !== other.exact || !isElsewhere(one, other)) return false;
  // Counted in hundredths, so that 0.9 and 0.85 are 0.05 apart.
  if (Math.round(Math.abs(one.confidence - other.confidence) * 100) > AS_SURE * 100) return false;
  const [a, b] = [letters(one.value), letters(other.value)];
  // "7 Mill Lane" and "7 Mill Lane, Ottermere" are the same, told shorter.
  return a !== b && !(longest(one.field) > 0 && (a.startsWith(b) || b.startsWith(a)));
}

/** Readings of which each contradicts the surest of its field: it goes with them. */
function contradictionsIn({ readings }: Item): Set<Reading> {
  const odd = new Set<Reading>();
  for (const field of new Set(readings.map((reading) => reading.field))) {
    const of = readings.filter((reading) => reading.field === field);
    const most = Math.max(...of.map(({ exact, confidence }) => confidence + (exact ? AS_SURE : 0)));
    const surest = of.filter(({ exact, confidence }) => confidence + (exact ? AS_SURE : 0) === most);
    for (const first of surest) {
      const against = of.filter((other) => isContradicted(first, other));
      if (against.length > 0) for (const one of of) odd.add(one);
    }
  }
  return odd;
}

/**
 * Looks at a form that we did not make for the last time, before its answers are put together: takes out of the items what cannot be
 * so, or is said twice and differently by places as sure, and gives its words as leftovers. `today` is an ISO date.
 */
export function withholdReadings(items: Items, sections: readonly SectionDefinition[], today: string): LeftHere[] {
  const left: LeftHere[] = [];
  for (const section of sections)
    for (const item of items.answered(section)) {
      if (item.tagged) continue;
      const contradicted = contradictionsIn(item);
      const out = new Set(
        item.readings.filter((reading) => contradicted.has(reading) || isOddBirth(item, reading, today)),
      );
      take(item, (reading) => out.has(reading), left);
      if (isNobody(item)) take(item, () => true, left);
    }
  return left;
}

function take(item: Item, isOut: (reading: Reading) => boolean, left: LeftHere[]): void {
  const { section } = item;
  const all = item.readings.splice(0);
  for (const reading of all) {
    if (!isOut(reading)) item.readings.push(reading);
    else if (reading.words !== undefined && !reading.implied)
      left.push({
        place: reading.place,
        label: reading.asked ?? reading.field.label,
        text: reading.words,
        question: { section, field: reading.field, item },
      });
  }
}

/** Returns the day a number of years before an ISO date. */
export function yearsBefore(today: string, years: number): string {
  return `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
}
