import type { CodeSet } from './code-set.ts';

/** Whether the child's name is known. An unborn or unknown child can be referred too (domain 2.1, section 2). */
export const childIdentity: CodeSet = {
  id: 'childIdentity',
  codes: [
    { code: 'known', label: 'The child’s name is known', synonyms: ['Known'] },
    { code: 'unborn', label: 'The child is not born yet', synonyms: ['Unborn'] },
    { code: 'unknown', label: 'We do not know the child’s name', synonyms: ['Unknown'] },
  ],
};
