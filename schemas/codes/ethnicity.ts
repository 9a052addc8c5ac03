import type { CodeSet } from './code-set.ts';

/** Ethnic origin: CIN and school census, N00177 (domain 3.2). The last two say that there is no answer, and why. */
export const ethnicity: CodeSet = {
  id: 'ethnicity',
  codes: [
    { code: 'WBRI', label: 'White British' },
    { code: 'WIRI', label: 'White Irish' },
    { code: 'WIRT', label: 'Traveller of Irish heritage', synonyms: ['Irish Traveller'] },
    { code: 'WOTH', label: 'Any other White background', synonyms: ['White other', 'Other White'] },
    { code: 'WROM', label: 'Gypsy or Roma', synonyms: ['Gypsy/Roma', 'Gypsy', 'Roma'] },
    { code: 'MWBC', label: 'White and Black Caribbean' },
    { code: 'MWBA', label: 'White and Black African' },
    { code: 'MWAS', label: 'White and Asian' },
    { code: 'MOTH', label: 'Any other Mixed background', synonyms: ['Mixed other', 'Other Mixed'] },
    { code: 'AIND', label: 'Indian', synonyms: ['Asian Indian', 'British Indian'] },
    { code: 'APKN', label: 'Pakistani', synonyms: ['Asian Pakistani', 'British Pakistani'] },
    { code: 'ABAN', label: 'Bangladeshi', synonyms: ['Asian Bangladeshi', 'British Bangladeshi'] },
    { code: 'AOTH', label: 'Any other Asian background', synonyms: ['Asian other', 'Other Asian'] },
    { code: 'BCRB', label: 'Black Caribbean', synonyms: ['Caribbean'] },
    { code: 'BAFR', label: 'Black African', synonyms: ['African'] },
    { code: 'BOTH', label: 'Any other Black background', synonyms: ['Black other', 'Other Black'] },
    // The SSD guidance misspells it CNHE, so files made from that guidance say so too.
    { code: 'CHNE', label: 'Chinese', synonyms: ['CNHE'] },
    { code: 'OOTH', label: 'Any other ethnic background', synonyms: ['Any other ethnic group', 'Other ethnic group'] },
    { code: 'REFU', label: 'Refused', missing: 'declined' },
    { code: 'NOBT', label: 'Information not yet obtained', synonyms: ['Not yet obtained'], missing: 'not_known' },
  ],
};
