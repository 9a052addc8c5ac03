import type { SectionDefinition } from '../definition.ts';

/** The risks to visiting staff, and how to contact the family safely. */
export const safety: SectionDefinition = {
  id: 'safety',
  title: 'Safety',
  fields: [
    {
      id: 'staffRisks',
      label: 'Are there risks to staff who visit?',
      type: 'choices',
      codes: 'staffRisks',
      need: 'expected',
    },
    {
      id: 'staffRiskDetails',
      label: 'Say more about these risks',
      type: 'long_text',
      need: 'expected',
      onlyIf: { field: 'staffRisks', isOneOf: ['violence', 'dogs', 'weapons', 'substances', 'health', 'other'] },
      maxLength: 5_000,
    },
    {
      id: 'safeContactRules',
      label: 'How can we contact the family safely?',
      hint: 'Who must not know, which number, which times, letters or not',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
    },
  ],
};
