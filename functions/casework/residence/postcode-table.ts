import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';
import { MOST_AUTHORITIES } from '#schemas/settings.ts';

/** The file cannot be used: it names the line and the fault. Found when the stack is made, never at a desk. */
export class BadPostcodesError extends Error {
  override readonly name = 'BadPostcodesError';
}

/** Returns the authority of a postcode; `undefined` for one that the council's file does not cover. */
export type AuthorityOf = (postcode: string) => string | undefined;

/** A city has ten thousand postcodes, England 9 000 sectors: this many are read in some 30 ms when a function starts. */
export const MOST_POSTCODES = 60_000;

/** Each postcode of our own table takes eight characters or fewer. */
const MOST_UNPACKED = MOST_POSTCODES * 10;

/** A whole postcode (`ZZ1 1AA`), its sector (`ZZ1 1`) or its district (`ZZ1`). */
const WHOLE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
const SECTOR = /^[A-Z]{1,2}\d[A-Z\d]? \d$/;
const DISTRICT = /^[A-Z]{1,2}\d[A-Z\d]?$/;
/** A code of the ONS register, as `E06000016`. */
const AUTHORITY = /^[EWSN]\d{8}$/;

/** What keeps a line from use. */
export interface LineFault {
  readonly line: number;
  readonly code:
    | 'no_columns'
    | 'too_many_lines'
    | 'no_postcode'
    | 'no_authority'
    | 'two_authorities'
    | 'too_many_authorities';
  readonly detail: string;
}

/** A council's postcodes: the authority of each postcode, sector or district. */
export type Postcodes = ReadonlyMap<string, string>;

/** The most faults that an answer names: they show the person who cut the file what is wrong with the rest. */
const MOST_FAULTS = 20;

/**
 * Reads a council's own table. It is CSV with a heading row that names `pcds` (a postcode, sector or district) and `lad` (the
 * authority's ONS code), as in the ONS Postcode Directory. Other columns are ignored. A file with a fault is not used in part.
 */
export function readPostcodes(csv: string): { readonly known: Postcodes; readonly faults: readonly LineFault[] } {
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const heading = cells(lines[0] ?? '').map((name) => name.toLowerCase());
  const postcodeAt = heading.indexOf('pcds');
  const authorityAt = heading.findIndex((name) => /^lad(\d{2}cd|cd)?$/.test(name));
  const known = new Map<string, string>();
  const only = (line: number, code: LineFault['code'], detail: string) => ({ known, faults: [{ line, code, detail }] });
  if (postcodeAt < 0 || authorityAt < 0) return only(1, 'no_columns', 'name the columns pcds and lad');
  if (lines.length > MOST_POSTCODES + 2)
    return only(MOST_POSTCODES + 2, 'too_many_lines', `more than ${MOST_POSTCODES} lines`);
  const authorities = new Set<string>();
  const faults: LineFault[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const fault = (code: LineFault['code'], detail: string) => faults.push({ line: index + 1, code, detail });
    const row = cells(line);
    const key = keyOf(row[postcodeAt] ?? '');
    const authority = (row[authorityAt] ?? '').toUpperCase();
    if (key === undefined) fault('no_postcode', 'no postcode, sector or district');
    else if (!AUTHORITY.test(authority)) fault('no_authority', 'no code of an authority');
    else if (known.has(key) && known.get(key) !== authority)
      fault('two_authorities', 'named before, with another authority');
    else if (authorities.add(authority).size > MOST_AUTHORITIES)
      fault('too_many_authorities', `more than ${MOST_AUTHORITIES} authorities`);
    else known.set(key, authority);
    if (faults.length === MOST_FAULTS) break;
  }
  return { known, faults };
}

/** Returns a lookup in a council's table. The most exact row counts. */
export function authorityIn(known: Postcodes): AuthorityOf {
  return (postcode) => {
    const [district, inward] = tidyPostcode(postcode).split(' ');
    if (district === undefined || inward === undefined) return undefined;
    return known.get(district + inward) ?? known.get(`${district} ${inward.charAt(0)}`) ?? known.get(district);
  };
}

/** Returns a lookup in the text of a council's table. @throws BadPostcodesError that names the first fault */
export function postcodeTable(csv: string): AuthorityOf {
  const { known, faults } = readPostcodes(csv);
  const [first] = faults;
  if (first !== undefined) throw new BadPostcodesError(`line ${first.line}: ${first.detail}`);
  return authorityIn(known);
}

/** Returns how many lines name each authority, most first. */
export function linesByAuthority(known: Postcodes): { readonly authority: string; readonly lines: number }[] {
  const lines = new Map<string, number>();
  for (const authority of known.values()) lines.set(authority, (lines.get(authority) ?? 0) + 1);
  return [...lines].map(([authority, count]) => ({ authority, lines: count })).sort((a, b) => b.lines - a.lines);
}

/**
 * Packs a table for one item: a line an authority, its postcodes in order, deflated. 60 000 postcodes of 30 authorities take some
 * 200 KB, and an item holds 400.
 */
export function packPostcodes(known: Postcodes): Uint8Array {
  const groups = new Map<string, string[]>();
  for (const [key, authority] of known) {
    const group = groups.get(authority);
    if (group === undefined) groups.set(authority, [key]);
    else group.push(key);
  }
  return deflateRawSync([...groups].map(([authority, keys]) => [authority, ...keys.sort()].join(',')).join('\n'));
}

/** Returns the table that was packed. */
export function unpackPostcodes(packed: Uint8Array): Postcodes {
  const lines = inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }).toString().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [authority = '', ...keys] = line.split(',');
      return keys.map((key) => [key, authority] as const);
    }),
  );
}

/** No column that we read holds a comma or a quotation mark. */
const cells = (line: string) =>
  line.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );

/**
 * Returns the key of a postcode. A whole postcode loses its space, which ONS files write in three ways. A sector keeps it: `ZZ1 1`
 * is not `ZZ11`.
 */
function keyOf(text: string): string | undefined {
  const written = text.toUpperCase().trim().replace(/\s+/g, ' ');
  const joined = withoutSpacing(written);
  if (WHOLE.test(joined)) return joined;
  return SECTOR.test(written) || DISTRICT.test(written) ? written : undefined;
}
