import type { SectionDefinition } from '../definition.ts';

/** The agencies to invite to the panel. Only agencies that attend get its papers (domain 2.3, S34). */
export const invitations: SectionDefinition = {
  id: 'invitations',
  title: 'Agencies to invite',
  // Twenty, as many as the agencies that know the family.
  repeat: { min: 0, max: 20, itemLabel: 'Invitation', printed: 3 },
  fields: [
    {
      id: 'agency',
      label: 'Agency',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'person',
      label: 'Who should come?',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'telephone',
      label: 'Telephone',
      type: 'telephone',
      need: 'optional',
    },
    { id: 'email', label: 'Email address', type: 'email', need: 'expected' },
    {
      id: 'why',
      label: 'Why?',
      type: 'text',
      need: 'optional',
      maxLength: 1_000,
    },
  ],
};
