import type { CodeSet } from './code-set.ts';

/** Religion: Census 2021 (domain 3.9). "Any other" has a write-in beside it on the form (Jain is common locally). */
export const religion: CodeSet = {
  id: 'religion',
  codes: [
    { code: 'none', label: 'No religion', synonyms: ['None'] },
    { code: 'christian', label: 'Christian', synonyms: ['Church of England', 'Catholic', 'Roman Catholic'] },
    { code: 'buddhist', label: 'Buddhist' },
    { code: 'hindu', label: 'Hindu' },
    { code: 'jewish', label: 'Jewish' },
    { code: 'muslim', label: 'Muslim', synonyms: ['Islam', 'Islamic'] },
    { code: 'sikh', label: 'Sikh' },
    { code: 'other', label: 'Any other religion' },
    { code: 'not_answered', label: 'Not answered', missing: 'not_asked' },
  ],
};
