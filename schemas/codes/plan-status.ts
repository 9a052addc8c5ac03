import type { CodeSet } from './code-set.ts';

/** The progress of an action of a plan (domain S23). */
export const planStatus: CodeSet = {
  id: 'planStatus',
  codes: [
    { code: 'not_started', label: 'Not started', synonyms: ['To do', 'Outstanding'] },
    { code: 'in_progress', label: 'In progress', synonyms: ['Ongoing', 'Started', 'Under way'] },
    { code: 'done', label: 'Done', synonyms: ['Complete', 'Completed', 'Finished'] },
    { code: 'stopped', label: 'Stopped', synonyms: ['Abandoned', 'No longer needed'] },
  ],
};
