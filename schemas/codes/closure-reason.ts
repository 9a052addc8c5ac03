import type { CodeSet } from './code-set.ts';

/** Why early help ended (domain 2.2). If the family withdrew, the form asks about safeguarding first (S22). */
export const closureReason: CodeSet = {
  id: 'closureReason',
  codes: [
    { code: 'outcomes_met', label: 'Outcomes met', synonyms: ['Needs met', 'Goals achieved'] },
    {
      code: 'stepped_up',
      label: 'Stepped up to children’s social care',
      synonyms: ['Stepped up', 'Step up', 'Escalated'],
    },
    {
      code: 'consent_withdrawn',
      label: 'The family withdrew their agreement',
      synonyms: ['Consent withdrawn', 'Agreement withdrawn'],
    },
    { code: 'moved', label: 'The family moved away', synonyms: ['Moved', 'Moved out of area', 'Family moved'] },
    { code: 'other', label: 'Another reason', synonyms: ['Other'] },
  ],
};
