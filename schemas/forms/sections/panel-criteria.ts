import type { SectionDefinition } from '../definition.ts';

/** Why the panel should discuss the case: at least one criterion, with evidence (domain S33). */
export const panelCriteria: SectionDefinition = {
  id: 'panelCriteria',
  title: 'Why this is a case for the panel',

  fields: [
    {
      id: 'criteria',
      label: 'Which of these is the case?',
      type: 'choices',
      codes: 'panelCriteria',
      need: 'mandatory',
    },
    {
      id: 'evidence',
      label: 'What shows it?',
      hint: 'Give evidence for each that you ticked',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 10_000,
    },
    {
      id: 'costInformation',
      label: 'If it is high cost: what does it cost, and who pays?',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 5_000,
      onlyIf: { field: 'criteria', isOneOf: ['high_cost'] },
    },
  ],
};
