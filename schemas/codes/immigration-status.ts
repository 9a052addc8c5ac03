import type { CodeSet } from './code-set.ts';

/** Immigration or asylum status, where it matters to the help a child can have (domain 2.1, section 2). */
export const immigrationStatus: CodeSet = {
  id: 'immigrationStatus',
  codes: [
    { code: 'uk_or_irish', label: 'British or Irish citizen' },
    { code: 'settled', label: 'Settled or pre-settled status' },
    { code: 'asylum_seeker', label: 'Seeking asylum, with family', synonyms: ['Asylum seeker'] },
    { code: 'unaccompanied', label: 'Seeking asylum, unaccompanied', synonyms: ['UASC'] },
    { code: 'refugee', label: 'Refugee or humanitarian protection', synonyms: ['Refugee'] },
    { code: 'no_recourse', label: 'No recourse to public funds', synonyms: ['NRPF'] },
    { code: 'other', label: 'Other', synonyms: ['Visa'] },
  ],
};
