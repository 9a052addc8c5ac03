import type { Residence } from '#schemas/api/staff/residence.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { AuthorityOf } from './postcode-table.ts';

/** The council's own area, and the authority of every postcode. */
export interface Area {
  /** ONS code of the council itself: Leicester's is E06000016. */
  readonly home: string;
  readonly authorityOf: AuthorityOf;
}

const WORDS: Readonly<Record<Residence['residence'], string>> = {
  in_area: 'The home address is in our area.',
  out_of_area:
    'The home address is in another authority’s area. A child who is found in the city counts as ours even so: never refuse. Think of handing over, and have it confirmed by a person there.',
  unchecked: 'Nobody knows yet whose area the home address is in: ask, or look it up.',
};

/** Returns where each child of each form lives. `secret`: nobody may learn where the family is. */
export function residenceOf(forms: readonly FormRecord[], area: Area, secret: boolean): Residence[] {
  return forms.flatMap(({ number, answers }) => {
    const values = new Map(answers.map(({ path, value }) => [path, value]));
    const places = new Set(answers.flatMap(({ path }) => /^\/children\/(\d+)\//.exec(path)?.[1] ?? []));
    return [...places]
      .map(Number)
      .sort((a, b) => a - b)
      .map((index) => {
        const postcode = values.get(`/children/${index}/homePostcode`);
        return { form: number, child: index + 1, ...livesIn(postcode, secret, area) };
      });
  });
}

function livesIn(postcode: unknown, secret: boolean, area: Area): Omit<Residence, 'form' | 'child'> {
  const authority = typeof postcode === 'string' ? area.authorityOf(postcode) : undefined;
  const residence = authority === undefined ? 'unchecked' : authority === area.home ? 'in_area' : 'out_of_area';
  const away = residence === 'out_of_area';
  return {
    residence,
    authority: away && !secret && authority !== undefined ? authority : null,
    suggests: away ? 'redirect' : null,
    words: WORDS[residence],
  };
}
