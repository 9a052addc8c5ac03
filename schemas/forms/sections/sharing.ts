import type { SectionDefinition } from '../definition.ts';

/** What could go wrong when agencies read this, and which papers they read (domain 2.3). */
export const sharing: SectionDefinition = {
  id: 'sharing',
  title: 'Sharing with the panel',

  synonyms: [
    'Information sharing',
    'Risks to sharing',
    'Information governance',
    'Confidentiality',
    'Risks of sharing information',
    'Information sharing with the panel',
  ],
  fields: [
    {
      id: 'risks',
      label: 'Would sharing this put anyone at risk?',
      hint: 'Who must not read it, or not know who else does',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
      synonyms: [
        'Risks to sharing',
        'Risks of sharing information',
        'Risk in sharing',
        'Any risks to sharing?',
        'Are there any risks in sharing this information?',
        'Any risk in sharing information?',
        'Are there any risks to sharing information?',
        'Information that must not be shared',
        'Risk of sharing',
      ],
    },
    {
      id: 'documents',
      label: 'Which papers do you send with this form?',
      hint: 'For example the assessment, the plan, the last review',
      type: 'long_text',
      need: 'expected',
      maxLength: 2_000,
      synonyms: [
        'Documents',
        'Documents attached',
        'Attachments',
        'Supporting documents',
        'Reports attached',
        'Documents enclosed',
        'Reports enclosed',
        'Papers attached',
        'List of documents attached',
        'Attached documents',
        'Supporting documents attached',
      ],
    },
  ],
};
