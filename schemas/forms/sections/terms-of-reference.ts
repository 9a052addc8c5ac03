import type { SectionDefinition } from '../definition.ts';

/** The panel's terms of reference: the council's text, by its version, and that whoever refers knows them (domain S37). */
export const termsOfReference: SectionDefinition = {
  id: 'termsOfReference',
  title: 'Terms of reference',
  synonyms: ['ToR', 'Terms of reference of the panel', 'MASP terms of reference'],
  fields: [
    {
      id: 'acknowledged',
      label: 'Have you read the panel’s terms of reference, and do you accept them?',
      type: 'yes_no',
      need: 'mandatory',
      synonyms: [
        'Terms of reference acknowledged',
        'ToR acknowledged',
        'I have read the terms of reference',
        'I have read and accept the terms of reference',
        'Have you read the terms of reference?',
        'Terms of reference read',
        'Terms of reference read and understood',
      ],
    },
    {
      id: 'version',
      label: 'Which version of them?',
      hint: 'Its number or date',
      type: 'text',
      need: 'expected',
      maxLength: 60,
      synonyms: ['Version', 'ToR version', 'Version of terms of reference'],
    },
  ],
};
