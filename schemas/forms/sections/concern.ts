import type { SectionDefinition } from '../definition.ts';

/** What the referrer fears or asks for, and how they know. */
export const concern: SectionDefinition = {
  id: 'concern',
  title: 'Why you are making this referral',
  fields: [
    {
      id: 'reason',
      label: 'What are you worried about, or what help is needed?',
      type: 'long_text',
      need: 'mandatory',
    },
    {
      id: 'whatHappened',
      label: 'What has happened, or is happening?',
      type: 'long_text',
      need: 'mandatory',
    },
    {
      id: 'whenHappened',
      label: 'When?',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'informationSource',
      label: 'How do you know?',
      type: 'choices',
      codes: 'informationSource',
      need: 'expected',
    },
    {
      id: 'harmTypes',
      label: 'What kind of harm are you worried about?',
      type: 'choices',
      codes: 'abuseCategory',
      need: 'expected',
    },
    {
      id: 'impactOnChild',
      label: 'How does it affect the child?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
    {
      id: 'childsWords',
      label: 'What has the child said, in their own words?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
    {
      id: 'factors',
      label: 'Which of these play a part?',
      type: 'choices',
      codes: 'factors',
      need: 'optional',
    },
    {
      id: 'worries',
      label: 'What are we worried about?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
    {
      id: 'strengths',
      label: 'What is working well?',
      hint: 'Strengths and what protects the child',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
    {
      id: 'needsToHappen',
      label: 'What needs to happen?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
  ],
};
