import type { CodeSet } from './code-set.ts';

/** Whether the children are already known to the council (domain S5a). An open case is still a new contact. */
export const existingInvolvement: CodeSet = {
  id: 'existingInvolvement',
  codes: [
    { code: 'open_social_worker', label: 'There is a social worker now', synonyms: ['Open to social worker'] },
    { code: 'open_early_help', label: 'There is early help support now', synonyms: ['Open to early help'] },
    { code: 'previously_known', label: 'Known in the past', synonyms: ['Previously known'] },
    { code: 'never_known', label: 'Not known to the council' },
    { code: 'unchecked', label: 'Not checked', synonyms: ['Unchecked'] },
  ],
};
