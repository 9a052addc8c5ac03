import type { SectionDefinition } from '../definition.ts';

/** The plan, an action a row: need, action, who, outcome, by when (domain 2.2, S23, S24). */
export const plan: SectionDefinition = {
  id: 'plan',
  title: 'Plan',
  intro: 'One action at a time: what it is for, who does it, by when.',
  synonyms: ['Action plan', 'Family plan', 'Early help plan', 'Our plan', 'Delivery plan', 'Agreed actions'],
  // Thirty actions: a family of twelve with two or three each; a plan with more is not one that a family can follow.
  repeat: { min: 0, max: 30, itemLabel: 'Action', printed: 4 },
  fields: [
    {
      id: 'need',
      label: 'Need',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
      synonyms: ['What is the need?', 'Identified need', 'Area of need', 'What needs to change?'],
    },
    {
      id: 'action',
      label: 'What will be done?',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
      synonyms: ['Action', 'Actions', 'Agreed action', 'What are we going to do?'],
    },
    {
      id: 'person',
      label: 'Who will do it?',
      type: 'text',
      need: 'expected',
      synonyms: ['By whom', 'Person responsible', 'Who', 'Owner', 'Responsible person', 'Lead', 'Who will do this?'],
    },
    {
      id: 'outcome',
      label: 'What will be different?',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
      synonyms: ['Outcome', 'Desired outcome', 'Expected outcome', 'Goal', 'Intended outcome'],
    },
    {
      id: 'completionDate',
      label: 'By when?',
      type: 'date',
      need: 'expected',
      synonyms: ['Completion date', 'By when', 'Due date', 'Target date', 'Timescale', 'Date'],
    },
    {
      id: 'status',
      label: 'How far is it?',
      type: 'choice',
      codes: 'planStatus',
      need: 'optional',
      synonyms: ['Status', 'Progress'],
    },
    {
      id: 'outcomeAchieved',
      label: 'At a review: was the outcome achieved?',
      type: 'choice',
      codes: 'outcomeAchieved',
      need: 'optional',
      synonyms: ['Outcome achieved', 'Outcome achieved?', 'Achieved?', 'Outcome met?'],
    },
  ],
};
