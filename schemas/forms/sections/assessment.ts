import type { SectionDefinition } from '../definition.ts';

/** Why there is an assessment, whose it is, and its dates: Annex A list 2 asks for them (domain S23, S26, 3.10). */
export const assessment: SectionDefinition = {
  id: 'assessment',
  title: 'The assessment',
  synonyms: ['Assessment', 'Assessment details', 'About this assessment'],
  fields: [
    {
      id: 'reason',
      label: 'Why is this assessment being made?',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 10_000,
      synonyms: ['Reason for assessment', 'Reason', 'What has led to this assessment?', 'Reason for the assessment'],
    },
    {
      id: 'startedOn',
      label: 'Started on',
      type: 'date',
      need: 'expected',
      synonyms: ['Assessment start date', 'Date of assessment', 'Date started', 'Start date'],
    },
    {
      id: 'completedOn',
      label: 'Completed on',
      type: 'date',
      need: 'expected',
      synonyms: ['Assessment completion date', 'Date completed', 'Completion date', 'Date assessment completed'],
    },
    {
      id: 'organisation',
      label: 'Organisation that makes the assessment',
      type: 'text',
      need: 'expected',
      synonyms: ['Organisation completing assessment', 'Agency completing assessment'],
    },
    {
      id: 'firstReviewDate',
      label: 'When will the plan first be reviewed?',
      hint: 'At most three months after the start',
      type: 'date',
      need: 'expected',
      synonyms: ['Review date', 'Date of first review', 'Date of next review', 'First review date'],
    },
  ],
};
