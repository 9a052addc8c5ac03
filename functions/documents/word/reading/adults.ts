import { PARENTS } from '#schemas/codes/relationship.ts';
import { MOVED_TO_HOUSEHOLD } from '#schemas/forms/answer.ts';
import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { Cell, Table } from '../document.ts';
import type { Item, Items, Reading } from './items.ts';
import type { Ledger, Placed } from './ledger.ts';
import type { LeftHere } from './merge-readings.ts';
import { understand } from './understand-answer.ts';
import { yearsBefore } from './withhold-readings.ts';

/** From this age on nobody is a child (Children Act 1989, s. 105). */
const GROWN_UP = 18;
/** Roles that only a grown-up has, as codes of the relationship. */
const ELDERS: ReadonlySet<string> = new Set([...PARENTS, 'parents_partner', 'grandparent']);
/** The same in words around which more is said: "Birth mother, main carer". */
const ELDER =
  /\b(?:mother|mum|mam|father|dad|parents?|step-?(?:mother|father|mum|dad)|carer|guardian|grand(?:mother|father|parent|ma|pa|ad|dad)|nan|gran|granny|uncle|aunt(?:ie|y)?|lodger)\b/i;
/** Words by which it is somebody else's: "Mother’s son", "Young carer", "Lives with dad", "Child of mother". */
const NOT_THEIRS =
  /[’']s\b|[?/]|\b(?:of|to|with|by|for|from|young|not|no|son|daughter|child|children|sibling|brother|sister|cousin|niece|nephew|pupil|student|baby|twin|subject)\b/i;
/** A role by which somebody is a child. */
const CHILD = /\b(?:child|young person|son|daughter|pupil|student|baby|subject|sibling|brother|sister|twin)\b/i;
/** What a cell is called in which a row says who somebody is. */
const ROLE =
  /\b(?:relationships?|relation|role|who (?:is|are) (?:this|they)|status in (?:the )?(?:family|household))\b/i;
/** It asks for a role in something else. */
const OTHER_ROLE = /\b(?:job|referr|professional|work|agency|occupation|marital)/i;
const LONGEST_ROLE = 60;
/** A table of more cells is a register and no list of a family. */
const MOST_CELLS = 2_000;

const NAMES: ReadonlySet<string> = new Set(['fullName', 'firstName', 'lastName', 'knownAs']);
/** What only a child has. */
const CHILDS_OWN: ReadonlySet<string> = new Set([
  'school',
  'upn',
  'specialNeedsSupport',
  'expectedDate',
  'concernForChild',
]);
const ASKED_OF_CHILD = /\b(?:child|young person|pupil|baby)/i;
/** Where a child's answer goes in a member of the household, where that is called otherwise. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['homeAddress', 'address'],
  ['currentWhereabouts', 'address'],
  ['homePostcode', 'postcode'],
]);

interface Spot {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly text: string;
}

function spotsIn(table: Table): Spot[] {
  const spots = table.rows.flatMap(({ cells }, row) =>
    cells.map((cell) => {
      const lines = cell.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
      return { row, column: cell.column, cell, text: lines.join(' ').trim() };
    }),
  );
  return spots.length > MOST_CELLS ? [] : spots;
}

function isRole(text: string): boolean {
  return text.length <= LONGEST_ROLE && ROLE.test(text) && !OTHER_ROLE.test(text);
}

/** Returns the places of an item's answers in a table. */
function placesOf({ readings }: Item, table: Table, spots: readonly Spot[]): Spot[] {
  return readings.flatMap(({ place: { placed }, implied }) =>
    placed.table === table && !implied ? (spots.find(({ cell }) => cell.blocks.includes(placed.paragraph)) ?? []) : [],
  );
}

/** A cell that says who somebody is, and whom it says it of. */
interface Role {
  readonly item: Item;
  readonly spot: Spot;
}

/** Returns the cells that give a person's role, each with its person: the one in its row, its column or its block. */
function rolesIn(table: Table, items: readonly Item[]): Role[] {
  const spots = spotsIn(table);
  const here = items.map((item) => ({ item, places: placesOf(item, table, spots) })).filter(({ places }) => places[0]);
  return spots.flatMap((spot): Role[] => {
    if (spot.text === '' || spot.text.length > LONGEST_ROLE || isRole(spot.text)) return [];
    const left = spots.filter(({ row, column }) => row === spot.row && column < spot.column);
    if (!left.some(({ text }) => isRole(text))) {
      const heads = spots.filter(({ row, column }) => row < spot.row && column === spot.column);
      const owners = heads.some(({ text }) => isRole(text))
        ? here.filter(({ places }) => places.some(({ row }) => row === spot.row))
        : [];
      return owners.length === 1 && owners[0] ? [{ item: owners[0].item, spot }] : [];
    }
    const beside = (places: readonly Spot[]) =>
      left.length > 1 && isRole(left.at(-1)?.text ?? '')
        ? places.some(({ row }) => row === spot.row)
        : places.some(({ row }) => row === spot.row - 1) ||
          (places.some(({ row }) => row === spot.row + 1) && places.every(({ row }) => row > spot.row));
    const inColumn = here.filter(({ places }) => places.every(({ column }) => column === spot.column));
    const inBlock = here.filter(({ places }) => beside(places));
    const owners = inColumn.length === 1 && here.length > 1 ? inColumn : inBlock;
    const [owner, ...more] = owners;
    return owner && more.length === 0 ? [{ item: owner.item, spot }] : [];
  });
}

function relationshipOf(household: SectionDefinition, text: string) {
  const field = household.fields.find(({ id }) => id === 'relationship');
  const said = { paragraphs: [{ kind: 'paragraph', text, marks: [] } as const], text, fields: [] };
  const outcome = field ? understand(field, said) : 'unsure';
  if (!field || outcome === 'blank' || outcome === 'unsure') return undefined;
  return typeof outcome.value === 'string' && outcome.rest === undefined ? { field, value: outcome.value } : undefined;
}

function isElder(household: SectionDefinition, text: string): boolean {
  const code = relationshipOf(household, text)?.value;
  if (code !== undefined) return ELDERS.has(code);
  return ELDER.test(text) && !NOT_THEIRS.test(text);
}

function bornOn({ readings }: Item): string | undefined {
  const born = readings
    .filter(({ field, value }) => field.id === 'dateOfBirth' && typeof value === 'string')
    .sort((one, other) => other.confidence - one.confidence)[0]?.value;
  return typeof born === 'string' ? born : undefined;
}

function isNamed({ readings }: Item): boolean {
  return readings.some(({ field }) => NAMES.has(field.id));
}

/** Tells whether anything else says that somebody is a child: their heading, a label, their role, or what only children have. */
function isCalledChild({ readings, called }: Item, roles: readonly Role[]): boolean {
  return (
    called ||
    readings.some(({ field, asked }) => CHILDS_OWN.has(field.id) || ASKED_OF_CHILD.test(asked ?? '')) ||
    roles.some(({ spot }) => CHILD.test(spot.text))
  );
}

/**
 * Moves adults from the children of a form that we did not make into its household: people whose row gives a role such as
 * parent or carer, or whose date of birth makes them 18 on `today`, with no other sign of a child. People under 18 stay. All
 * stay when no child would be left. Returns a note for each move, for the person who compares the form.
 */
export function moveAdults(
  items: Items,
  sections: readonly SectionDefinition[],
  ledger: Ledger,
  today: string,
): LeftHere[] {
  const [children, household] = ['children', 'household'].map((id) => sections.find((section) => section.id === id));
  if (!children || !household) return [];
  const all = items.answered(children);
  const tables = new Set(all.flatMap(({ readings }) => readings.flatMap(({ place }) => place.placed.table ?? [])));
  const roles = [...tables].flatMap((table) => rolesIn(table, all));
  const grown = yearsBefore(today, GROWN_UP);
  const adults = all.filter((item) => {
    const born = bornOn(item);
    if (item.tagged || !isNamed(item) || (born !== undefined && born > grown)) return false;
    const own = roles.filter((role) => role.item === item);
    if (own.some(({ spot }) => isElder(household, spot.text))) return true;
    return born !== undefined && !isCalledChild(item, own);
  });
  if (!all.some((item) => isNamed(item) && !adults.includes(item))) return [];
  return adults.flatMap((item) =>
    moveOne(
      items,
      item,
      household,
      ledger,
      roles.filter((role) => role.item === item),
    ),
  );
}

function moveOne(
  items: Items,
  item: Item,
  household: SectionDefinition,
  ledger: Ledger,
  roles: readonly Role[],
): LeftHere[] {
  const [first] = item.readings;
  if (!first) return [];
  const adult = items.add(household, first.place.placed, false);
  adult.at = Math.min(...item.readings.map(({ place }) => place.placed.at));
  const left: LeftHere[] = [];
  for (const reading of item.readings.splice(0)) {
    const id = FIELDS.get(reading.field.id) ?? reading.field.id;
    const field = household.fields.find((one) => one.id === id && one.type === reading.field.type);
    if (field) adult.readings.push({ ...reading, field });
    else if (reading.words !== undefined && !reading.implied)
      left.push({ place: reading.place, label: reading.asked ?? reading.field.label, text: reading.words });
  }
  for (const { spot } of roles) {
    const said = relationshipOf(household, spot.text);
    const placed = placedIn(ledger, spot.cell);
    if (!said || !placed) continue;
    const place = { placed, start: 0 };
    adult.readings.push({ ...said, source: 'table', confidence: first.confidence, place, words: spot.text });
    ledger.takeSpan(placed, 0, placed.paragraph.text.length);
  }
  return [...left, { place: first.place, label: MOVED_TO_HOUSEHOLD, text: nameOf(adult) }];
}

function placedIn(ledger: Ledger, { blocks }: Cell): Placed | undefined {
  const [only, ...more] = blocks.filter((block) => block.kind === 'paragraph' && block.text.trim() !== '');
  return only?.kind === 'paragraph' && more.length === 0 ? ledger.of(only) : undefined;
}

function nameOf({ readings }: Item): string {
  const said = (id: string): Reading['value'] => readings.find(({ field }) => field.id === id)?.value;
  return ['fullName', 'firstName', 'lastName'].flatMap((id) => said(id) ?? []).join(' ');
}
