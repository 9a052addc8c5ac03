import { tidyPostcode, withoutSpacing } from '#schemas/codes/identifiers.ts';

/** The file cannot be used: it names the line and the fault. Found when the stack is made, never at a desk. */
export class BadPostcodesError extends Error {
  override readonly name = 'BadPostcodesError';
}

/** Returns the authority of a postcode; `undefined` for one that the council's file does not cover. */
export type AuthorityOf = (postcode: string) => string | undefined;

/** A city has ten thousand postcodes, England 9 000 sectors: this many are read in some 30 ms when a function starts. */
export const MOST_POSTCODES = 60_000;

/** A whole postcode (`ZZ1 1AA`), its sector (`ZZ1 1`) or its district (`ZZ1`). */
const WHOLE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
const SECTOR = /^[A-Z]{1,2}\d[A-Z\d]? \d$/;
const DISTRICT = /^[A-Z]{1,2}\d[A-Z\d]?$/;
/** A code of the ONS register, as `E06000016`. */
const AUTHORITY = /^[EWSN]\d{8}$/;

/**
 * Returns a lookup in the council's own table. The table is CSV with a heading row that names `pcds` (a postcode, sector or
 * district) and `lad` (the authority's ONS code), as in the ONS Postcode Directory. Other columns are ignored. The most exact row
 * counts.
 * @throws BadPostcodesError
 */
export function postcodeTable(csv: string): AuthorityOf {
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const heading = cells(lines[0] ?? '').map((name) => name.toLowerCase());
  const postcodeAt = heading.indexOf('pcds');
  const authorityAt = heading.findIndex((name) => /^lad(\d{2}cd|cd)?$/.test(name));
  if (postcodeAt < 0 || authorityAt < 0) throw new BadPostcodesError('line 1: name the columns pcds and lad');
  if (lines.length > MOST_POSTCODES + 2) throw new BadPostcodesError(`more than ${MOST_POSTCODES} lines`);
  const known = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const row = cells(line);
    const key = keyOf(row[postcodeAt] ?? '');
    const authority = (row[authorityAt] ?? '').toUpperCase();
    if (key === undefined) throw new BadPostcodesError(`line ${index + 1}: no postcode, sector or district`);
    if (!AUTHORITY.test(authority)) throw new BadPostcodesError(`line ${index + 1}: no code of an authority`);
    if (known.has(key) && known.get(key) !== authority)
      throw new BadPostcodesError(`line ${index + 1}: named before, with another authority`);
    known.set(key, authority);
  }
  return (postcode) => {
    const [district, inward] = tidyPostcode(postcode).split(' ');
    if (district === undefined || inward === undefined) return undefined;
    return known.get(district + inward) ?? known.get(`${district} ${inward.charAt(0)}`) ?? known.get(district);
  };
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
