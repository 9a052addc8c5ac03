import type { SectionDefinition } from '../definition.ts';

/** What the referrer asks for. The suggested level of need is advice; staff decide. */
export const request: SectionDefinition = {
  id: 'request',
  title: 'What you are asking for',
  fields: [
    {
      id: 'requestType',
      label: 'What are you asking for?',
      type: 'choice',
      codes: 'requestType',
      need: 'expected',
    },
    {
      id: 'desiredOutcome',
      label: 'What do you hope will change?',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
    },
    {
      id: 'suggestedLevel',
      label: 'Which level of need do you suggest?',
      hint: 'See the threshold procedures. We decide the level; yours is advice.',
      type: 'choice',
      codes: 'suggestedLevel',
      need: 'expected',
    },
  ],
};
