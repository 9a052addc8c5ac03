import { ethnicity } from './ethnicity.ts';
import { referralSource } from './referral-source.ts';

/** Returns codes with the letters of Annex A, which follow the order of the DfE's codes (domain 3.10). */
function lettered(codes: readonly string[]): [string, string][] {
  return codes.map((code, place) => [code, String.fromCharCode(97 + place)]);
}

/** `a) WBRI` to `t) NOBT`. Without a record: `u) UNKNOWN`. */
const ETHNICITY = new Map(lettered(ethnicity.codes.map(({ code }) => code)));

/** `a) 1A` to `p) 5C`, then 5D, which came later, as `p1`, then `q) 6` to `u) 10`. */
const SOURCE = new Map([
  ...lettered(referralSource.codes.map(({ code }) => code).filter((code) => code !== '5D')),
  ['5D', 'p1'],
]);

/** The letters of sex, under the heading "Gender". Unknown and unborn are "not stated" (domain 3.3). */
const GENDER: ReadonlyMap<string, string> = new Map([
  ['M', 'a'],
  ['F', 'b'],
  ['U', 'c'],
]);

/** Returns the letter of an ethnic origin in Ofsted's Annex A; `u`, unknown, for a code that Annex A does not have. */
export function annexAEthnicity(code: string): string {
  return ETHNICITY.get(code) ?? 'u';
}

/** Returns the letter of a referral's source in Ofsted's Annex A; `u`, unknown, for a code that Annex A does not have. */
export function annexASource(code: string): string {
  return SOURCE.get(code) ?? 'u';
}

/** Returns the letter of a sex in Ofsted's Annex A; `c`, not stated or recorded, for any other code. */
export function annexAGender(code: string): string {
  return GENDER.get(code) ?? 'c';
}
