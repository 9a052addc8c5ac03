import type { CodeSet } from './code-set.ts';

/** The codes that mean a current worker, who is also told about a new contact (domain S5b). */
export const OPEN_NOW: readonly string[] = ['open_social_worker', 'open_early_help'];

/** Whether the council already knows the children (domain S5a). With an open case, a referral is still a new contact. */
export const existingInvolvement: CodeSet = {
  id: 'existingInvolvement',
  codes: [
    {
      code: 'open_social_worker',
      label: 'There is a social worker now',
      synonyms: [
        'Open to social worker',
        'Open to social care',
        'Open to children’s social care',
        'Has a social worker',
        'Currently open to social care',
      ],
    },
    { code: 'open_early_help', label: 'There is early help support now', synonyms: ['Open to early help'] },
    {
      code: 'previously_known',
      label: 'Known in the past',
      synonyms: ['Previously known', 'Closed', 'Previously open'],
    },
    {
      code: 'never_known',
      label: 'Not known to the council',
      synonyms: ['Never known', 'Not previously known', 'No previous involvement'],
    },
    { code: 'unchecked', label: 'Not checked', synonyms: ['Unchecked'] },
  ],
};
