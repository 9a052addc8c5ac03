import type { SectionDefinition } from '../definition.ts';

/** Why the panel should hear the case: at least one criterion, with what shows it (domain S33). */
export const panelCriteria: SectionDefinition = {
  id: 'panelCriteria',
  title: 'Why this is a case for the panel',
  synonyms: ['Criteria', 'MASP criteria', 'Reason for referral to the panel', 'Criteria for referral', 'Eligibility'],
  fields: [
    {
      id: 'criteria',
      label: 'Which of these is the case?',
      type: 'choices',
      codes: 'panelCriteria',
      need: 'mandatory',
      synonyms: ['Criteria', 'Criteria met', 'Referral criteria', 'Which criteria are met?'],
    },
    {
      id: 'evidence',
      label: 'What shows it?',
      hint: 'Give evidence for each that you ticked',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 10_000,
      synonyms: ['Evidence', 'Evidence for criteria', 'Please give evidence'],
    },
    {
      id: 'costInformation',
      label: 'If it is high cost: what does it cost, and who pays?',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 5_000,
      onlyIf: { field: 'criteria', isOneOf: ['high_cost'] },
      synonyms: ['Cost', 'Costs', 'Cost information', 'Details of cost', 'Financial information'],
    },
  ],
};
