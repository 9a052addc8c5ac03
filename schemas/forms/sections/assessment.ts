import type { SectionDefinition } from '../definition.ts';

/** The reason for an assessment, its author and its dates, which Annex A list 2 asks for (domain S23, S26, 3.10). */
export const assessment: SectionDefinition = {
  id: 'assessment',
  title: 'The assessment',

  fields: [
    {
      id: 'reason',
      label: 'Why is this assessment being made?',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 10_000,
    },
    {
      id: 'startedOn',
      label: 'Started on',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'completedOn',
      label: 'Completed on',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'organisation',
      label: 'Organisation that makes the assessment',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'firstReviewDate',
      label: 'When will the plan first be reviewed?',
      hint: 'At most three months after the start',
      type: 'date',
      need: 'expected',
    },
  ],
};
