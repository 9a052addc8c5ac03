import type { SectionDefinition } from '../definition.ts';

/** What has been tried and what has happened. */
export const history: SectionDefinition = {
  id: 'history',
  title: 'What has been tried',
  fields: [
    {
      id: 'existingInvolvement',
      label: 'Is the family known to the council?',
      type: 'choice',
      codes: 'existingInvolvement',
      need: 'expected',
      synonyms: ['Previous social care involvement', 'Known to social care?'],
    },
    {
      id: 'supportTried',
      label: 'What support has been tried, and how did it go?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
      synonyms: ['Support to date', 'Previous support', 'Interventions tried'],
    },
    {
      id: 'existingPlan',
      label: 'Is there an early help assessment or plan?',
      type: 'yes_no_unknown',
      need: 'expected',
      synonyms: ['Existing EHA', 'Is there an EHA?', 'CAF in place'],
    },
    {
      id: 'existingPlanDetails',
      label: 'Who leads it, and since when?',
      type: 'text',
      need: 'optional',
      maxLength: 1_000,
    },
    {
      id: 'chronology',
      label: 'Main events, with dates',
      type: 'long_text',
      need: 'expected',
      synonyms: ['Chronology', 'Significant events'],
    },
  ],
};
