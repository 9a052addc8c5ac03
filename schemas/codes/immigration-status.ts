import type { CodeSet } from './code-set.ts';

/** Immigration or asylum status, if it affects the help for a child (domain 2.1, section 2). */
export const immigrationStatus: CodeSet = {
  id: 'immigrationStatus',
  codes: [
    {
      code: 'uk_or_irish',
      label: 'British or Irish citizen',
      synonyms: ['British citizen', 'British', 'UK citizen', 'UK national', 'Irish citizen', 'British national'],
    },
    {
      code: 'settled',
      label: 'Settled or pre-settled status',
      synonyms: ['Settled status', 'Pre-settled status', 'EU settled status', 'Indefinite leave to remain', 'ILR'],
    },
    {
      code: 'asylum_seeker',
      label: 'Seeking asylum, with family',
      synonyms: ['Asylum seeker', 'Asylum seeking', 'Seeking asylum'],
    },
    {
      code: 'unaccompanied',
      label: 'Seeking asylum, unaccompanied',
      synonyms: ['UASC', 'Unaccompanied asylum seeking child'],
    },
    { code: 'refugee', label: 'Refugee or humanitarian protection', synonyms: ['Refugee'] },
    { code: 'no_recourse', label: 'No recourse to public funds', synonyms: ['NRPF'] },
    { code: 'other', label: 'Other', synonyms: ['Visa'] },
  ],
};
