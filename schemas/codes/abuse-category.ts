import type { CodeSet } from './code-set.ts';

/** Kind of harm feared: CIN abuse categories (domain 3.6). A referrer may choose several; MUL is for returns. */
export const abuseCategory: CodeSet = {
  id: 'abuseCategory',
  codes: [
    { code: 'NEG', label: 'Neglect' },
    { code: 'PHY', label: 'Physical abuse', synonyms: ['Physical'] },
    { code: 'SAB', label: 'Sexual abuse', synonyms: ['Sexual'] },
    { code: 'EMO', label: 'Emotional abuse', synonyms: ['Emotional'] },
    { code: 'MUL', label: 'More than one of these', synonyms: ['Multiple'] },
  ],
};
