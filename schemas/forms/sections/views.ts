import type { SectionDefinition } from '../definition.ts';

/** The views of the child and the parents, in their own words (domain 2.2, S2b). */
export const views: SectionDefinition = {
  id: 'views',
  title: 'What the family says',

  fields: [
    {
      id: 'childsView',
      label: 'What does each child say, in their own words?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
    {
      id: 'parentsView',
      label: 'What do the parents or carers say?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
    },
  ],
};
