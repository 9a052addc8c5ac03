import type { SectionDefinition } from '../definition.ts';

/** The risks of sharing with agencies, and the papers to share (domain 2.3). */
export const sharing: SectionDefinition = {
  id: 'sharing',
  title: 'Sharing with the panel',

  fields: [
    {
      id: 'risks',
      label: 'Would sharing this put anyone at risk?',
      hint: 'Who must not read it, or not know who else does',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
    },
    {
      id: 'documents',
      label: 'Which papers do you send with this form?',
      hint: 'For example the assessment, the plan, the last review',
      type: 'long_text',
      need: 'expected',
      maxLength: 2_000,
    },
  ],
};
