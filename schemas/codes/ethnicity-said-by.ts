import type { CodeSet } from './code-set.ts';

/** Who gave the ethnic origin. Only the child, parent or carer can; another person's impression is marked as such (domain 3.2). */
export const ethnicitySaidBy: CodeSet = {
  id: 'ethnicitySaidBy',
  codes: [
    { code: 'child_or_family', label: 'The child, or a parent or carer' },
    { code: 'referrer', label: 'Reported by the referrer' },
  ],
};
