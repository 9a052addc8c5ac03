import type { SectionDefinition } from '../definition.ts';

/** The plan, one action in each row: need, action, who, outcome, by when (domain 2.2, S23, S24). */
export const plan: SectionDefinition = {
  id: 'plan',
  title: 'Plan',
  intro: 'One action at a time: what it is for, who does it, by when.',
  // Thirty actions: two or three for each of twelve people. A family cannot follow a longer plan.
  repeat: { min: 0, max: 30, itemLabel: 'Action', printed: 4 },
  fields: [
    {
      id: 'need',
      label: 'Need',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
    },
    {
      id: 'action',
      label: 'What will be done?',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
    },
    {
      id: 'person',
      label: 'Who will do it?',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'outcome',
      label: 'What will be different?',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
    },
    {
      id: 'completionDate',
      label: 'By when?',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'status',
      label: 'How far is it?',
      type: 'choice',
      codes: 'planStatus',
      need: 'optional',
    },
    {
      id: 'outcomeAchieved',
      label: 'At a review: was the outcome achieved?',
      type: 'choice',
      codes: 'outcomeAchieved',
      need: 'optional',
    },
  ],
};
