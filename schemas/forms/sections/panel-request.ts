import type { SectionDefinition } from '../definition.ts';

/** What stands in the way, and what the panel is asked for (domain 2.3, S35). */
export const panelRequest: SectionDefinition = {
  id: 'panelRequest',
  title: 'What you ask of the panel',
  synonyms: ['Request to the panel', 'What is asked of the panel', 'Purpose of referral', 'Request to MASP'],
  fields: [
    {
      id: 'barriers',
      label: 'What stands in the way?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
      synonyms: ['Barriers', 'Barriers to progress', 'What are the barriers?', 'Obstacles'],
    },
    {
      id: 'ask',
      label: 'What do you ask the panel to do?',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 5_000,
      synonyms: [
        'What is asked of the panel',
        'What do you want from the panel?',
        'Request',
        'What would you like from the panel?',
      ],
    },
    {
      id: 'help',
      label: 'Which help is that?',
      type: 'choices',
      codes: 'panelHelp',
      need: 'expected',
      synonyms: ['Type of help', 'Support requested', 'Type of request'],
    },
  ],
};
