import type { CodeSet } from './code-set.ts';

/** The level of need that the referrer suggests (domain S29, 4.4). It is only advice. Areas word the levels differently. */
export const suggestedLevel: CodeSet = {
  id: 'suggestedLevel',
  codes: [
    {
      code: '1',
      label: '1 Universal',
      synonyms: ['Universal', 'Level 1', 'Level 1 Universal', 'Tier 1', '1 - Universal'],
    },
    { code: '2', label: '2 Early help', synonyms: ['Early help', 'Level 2', 'Level 2 Early help', 'Tier 2'] },
    {
      code: '3',
      label: '3 Targeted or complex',
      synonyms: ['Targeted', 'Complex', 'Level 3', 'Level 3 Targeted', 'Tier 3', 'Targeted early help'],
    },
    {
      code: '4',
      label: '4 Statutory (section 17 or 47)',
      synonyms: ['Statutory', 'Level 4', 'Level 4 Statutory', 'Tier 4', 'Level 4 Specialist', 'Specialist'],
    },
  ],
};
