import type { CodeSet } from './code-set.ts';

/** Primary need: CIN census, N00101 (domain 3.5). Between two, choose the one higher in this list. */
export const primaryNeed: CodeSet = {
  id: 'primaryNeed',
  codes: [
    { code: 'N1', label: 'Abuse or neglect, including domestic violence' },
    { code: 'N2', label: 'Child’s disability' },
    { code: 'N3', label: 'Parental disability or illness' },
    { code: 'N4', label: 'Family in acute stress' },
    { code: 'N5', label: 'Family dysfunction' },
    { code: 'N6', label: 'Socially unacceptable behaviour' },
    { code: 'N7', label: 'Low income' },
    { code: 'N8', label: 'Absent parenting' },
    { code: 'N9', label: 'Cases other than children in need' },
    { code: 'N0', label: 'Not stated' },
  ],
};
