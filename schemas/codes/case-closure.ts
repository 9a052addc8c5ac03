import type { CodeSet } from './code-set.ts';

/**
 * Why the case of a child in need was closed: CIN census `ReasonForClosure`, N00103 (domain 3.6). Domain 3.6 has the labels of RC8
 * and RC9; the others come from public extracts of the census.
 */
export const caseClosure: CodeSet = {
  id: 'caseClosure',
  codes: [
    { code: 'RC1', label: 'Adopted' },
    { code: 'RC2', label: 'Died' },
    { code: 'RC3', label: 'Child arrangements order', synonyms: ['Residence order'] },
    { code: 'RC4', label: 'Special guardianship order' },
    {
      code: 'RC5',
      label: 'Transferred to services of another local authority',
      synonyms: ['Transferred to services of another LA'],
    },
    {
      code: 'RC6',
      label: 'Transferred to adult social care services',
      synonyms: ['Transferred to adult social services'],
    },
    { code: 'RC7', label: 'Services ceased for any other reason, including child no longer in need' },
    { code: 'RC8', label: 'Case closed after assessment, no further action' },
    { code: 'RC9', label: 'Case closed after assessment, referred to early help' },
  ],
};
