import type { CodeSet } from './code-set.ts';

/** The kind of harm feared: CIN abuse categories (domain 3.6). A referrer may choose several; MUL is for returns. */
export const abuseCategory: CodeSet = {
  id: 'abuseCategory',
  codes: [
    { code: 'NEG', label: 'Neglect', synonyms: ['Child neglect'] },
    { code: 'PHY', label: 'Physical abuse', synonyms: ['Physical', 'Physical harm', 'Physical injury'] },
    { code: 'SAB', label: 'Sexual abuse', synonyms: ['Sexual', 'Sexual harm', 'Child sexual abuse', 'CSA'] },
    {
      code: 'EMO',
      label: 'Emotional abuse',
      synonyms: ['Emotional', 'Emotional harm', 'Emotional or psychological abuse', 'Emotional/psychological abuse'],
    },
    { code: 'MUL', label: 'More than one of these', synonyms: ['Multiple'] },
  ],
};
