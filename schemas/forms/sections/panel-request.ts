import type { SectionDefinition } from '../definition.ts';

/** The obstacles, and the request to the panel (domain 2.3, S35). */
export const panelRequest: SectionDefinition = {
  id: 'panelRequest',
  title: 'What you ask of the panel',

  fields: [
    {
      id: 'barriers',
      label: 'What stands in the way?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
    {
      id: 'ask',
      label: 'What do you ask the panel to do?',
      type: 'long_text',
      need: 'mandatory',
      maxLength: 5_000,
    },
    {
      id: 'help',
      label: 'Which help is that?',
      type: 'choices',
      codes: 'panelHelp',
      need: 'expected',
    },
  ],
};
