import type { SectionDefinition } from '../definition.ts';

/** The panel's terms of reference: the version, and whether the referrer accepts them (domain S37). */
export const termsOfReference: SectionDefinition = {
  id: 'termsOfReference',
  title: 'Terms of reference',
  fields: [
    {
      id: 'acknowledged',
      label: 'Have you read the panel’s terms of reference, and do you accept them?',
      type: 'yes_no',
      need: 'mandatory',
    },
    {
      id: 'version',
      label: 'Which version of them?',
      hint: 'Its number or date',
      type: 'text',
      need: 'expected',
      maxLength: 60,
    },
  ],
};
