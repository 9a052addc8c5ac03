import type { SectionDefinition } from '../definition.ts';

/** What the child and the parents say themselves (domain 2.2, S2b). */
export const views: SectionDefinition = {
  id: 'views',
  title: 'What the family says',
  synonyms: ['Views', 'Views of the family', 'Child and family views', 'Voice of the family'],
  fields: [
    {
      id: 'childsView',
      label: 'What does each child say, in their own words?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
      synonyms: [
        'Child’s view',
        'Child’s views',
        'Voice of the child',
        'Views of the child',
        'Wishes and feelings',
        'Child or young person’s views',
      ],
    },
    {
      id: 'parentsView',
      label: 'What do the parents or carers say?',
      type: 'long_text',
      need: 'expected',
      maxLength: 10_000,
      synonyms: [
        'Parent’s view',
        'Parents’ views',
        'Parent/carer views',
        'Views of parents',
        'Parent or carer’s views',
      ],
    },
  ],
};
