import type { SectionDefinition } from '../definition.ts';

/** Who agreed to early help: when, how and to what (domain S22). It is not a legal basis in data protection law (5.1). */
export const agreements: SectionDefinition = {
  id: 'agreements',
  title: 'Agreement, person by person',
  intro:
    'Early help is voluntary. Ask each adult, and each child who is old enough to decide. Say to them: we will share what is needed with the agencies of the plan; you can change your mind at any time; if a child is at risk we must share what we know, whether you agree or not.',
  // Thirty-two people: all the children and all of the family that a form has room for.
  repeat: { min: 1, max: 32, itemLabel: 'Agreement', printed: 3 },
  fields: [
    {
      id: 'name',
      label: 'Who was asked?',
      type: 'text',
      need: 'mandatory',
    },
    {
      id: 'relationship',
      label: 'Relationship to the children',
      hint: 'Or "child" for a child of the family',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'agreed',
      label: 'Do they agree to early help?',
      type: 'yes_no_unknown',
      need: 'mandatory',
    },
    {
      id: 'agreedToShare',
      label: 'Do they agree that agencies share information?',
      type: 'yes_no_unknown',
      need: 'expected',
    },
    {
      id: 'date',
      label: 'When were they asked?',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'how',
      label: 'How did they agree?',
      type: 'choice',
      codes: 'agreementMethod',
      need: 'expected',
      onlyIf: { field: 'agreed', isOneOf: ['yes'] },
    },
    {
      id: 'scope',
      label: 'What have they agreed to, and with whom may it be shared?',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
      onlyIf: { field: 'agreed', isOneOf: ['yes'] },
    },
    {
      id: 'exclusions',
      label: 'What must not be shared, or with whom not?',
      type: 'long_text',
      need: 'optional',
      maxLength: 5_000,
    },
    {
      id: 'withdrawnOn',
      label: 'If they changed their mind, when?',
      type: 'date',
      need: 'optional',
    },
  ],
};
