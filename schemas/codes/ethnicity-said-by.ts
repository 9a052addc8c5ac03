import type { CodeSet } from './code-set.ts';

/** Who gave the ethnic origin: only the child, parent or carer can; another's impression is kept as that (domain 3.2). */
export const ethnicitySaidBy: CodeSet = {
  id: 'ethnicitySaidBy',
  codes: [
    { code: 'child_or_family', label: 'The child, or a parent or carer' },
    { code: 'referrer', label: 'Reported by the referrer' },
  ],
};
