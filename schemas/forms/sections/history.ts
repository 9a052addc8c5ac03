import type { SectionDefinition } from '../definition.ts';

/** The support that was tried, and the main events. */
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
    },
    {
      id: 'supportTried',
      label: 'What support has been tried, and how did it go?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
    {
      id: 'existingPlan',
      label: 'Is there an early help assessment or plan?',
      type: 'yes_no_unknown',
      need: 'expected',
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
    },
  ],
};
