import type { CodeSet } from './code-set.ts';

/** How a person is related to the children (domain 2.1, section 3); differences between siblings are written in words. */
export const relationship: CodeSet = {
  id: 'relationship',
  codes: [
    { code: 'mother', label: 'Mother', synonyms: ['Mum'] },
    { code: 'father', label: 'Father', synonyms: ['Dad'] },
    { code: 'parent', label: 'Parent' },
    { code: 'step_parent', label: 'Step-parent', synonyms: ['Stepmother', 'Stepfather', 'Step mum', 'Step dad'] },
    { code: 'adoptive_parent', label: 'Adoptive parent' },
    { code: 'foster_carer', label: 'Foster carer' },
    { code: 'guardian', label: 'Special guardian or other carer', synonyms: ['Guardian', 'Carer', 'Special guardian'] },
    { code: 'parents_partner', label: 'Partner of a parent', synonyms: ['Parent’s partner'] },
    { code: 'grandparent', label: 'Grandparent', synonyms: ['Grandmother', 'Grandfather', 'Nan', 'Grandad'] },
    {
      code: 'sibling',
      label: 'Brother or sister',
      synonyms: ['Brother', 'Sister', 'Sibling', 'Half brother', 'Half sister'],
    },
    { code: 'other_relative', label: 'Other relative', synonyms: ['Aunt', 'Uncle', 'Cousin'] },
    { code: 'not_related', label: 'Not related', synonyms: ['Lodger', 'Friend'] },
  ],
};

/** The people whose details answer "parents' details" (domain S8). */
export const PARENTS = [
  'mother',
  'father',
  'parent',
  'step_parent',
  'adoptive_parent',
  'foster_carer',
  'guardian',
] as const;
