import type { SectionDefinition } from '../definition.ts';

/** The meetings of the team and reviews of the plan, at least every three months, each with a sign-off (domain S25 to S27). */
export const reviews: SectionDefinition = {
  id: 'reviews',
  title: 'Meetings and reviews',
  intro: 'Review the plan at least every three months.',
  // Twenty-four: a meeting a month for two years, or five years of reviews.
  repeat: { min: 0, max: 24, itemLabel: 'Meeting', printed: 2 },
  fields: [
    {
      id: 'date',
      label: 'Date of the meeting',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'kind',
      label: 'What was it?',
      type: 'choice',
      codes: 'meetingKind',
      need: 'expected',
    },
    {
      id: 'present',
      label: 'Who came?',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
    },
    {
      id: 'familyPresent',
      label: 'Was the family there?',
      type: 'yes_no_unknown',
      need: 'expected',
    },
    {
      id: 'summary',
      label: 'What has changed, and what was agreed?',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
    },
    {
      id: 'nextReviewDate',
      label: 'When is the next review?',
      hint: 'At most three months after this one',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'managerName',
      label: 'Manager who signed off this review',
      type: 'text',
      need: 'expected',
      onlyIf: { field: 'kind', isOneOf: ['review'] },
    },
    {
      id: 'managerSignedOffOn',
      label: 'Signed off on',
      type: 'date',
      need: 'expected',
      onlyIf: { field: 'kind', isOneOf: ['review'] },
    },
  ],
};
