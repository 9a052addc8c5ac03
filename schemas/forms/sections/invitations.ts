import type { SectionDefinition } from '../definition.ts';

/** Agencies that should come to the panel; its papers go to those who attend and to nobody else (domain 2.3, S34). */
export const invitations: SectionDefinition = {
  id: 'invitations',
  title: 'Agencies to invite',
  // Twenty, as many as the agencies that know the family.
  repeat: { min: 0, max: 20, itemLabel: 'Invitation', printed: 3 },
  synonyms: [
    'Agencies to be invited',
    'Invitees',
    'Professionals to invite',
    'Who should attend',
    'Professionals to be invited',
    'Who should be invited?',
    'Attendees',
    'Invited agencies',
    'Panel invitees',
    'Please invite',
    'Who should be invited to the panel?',
  ],
  fields: [
    {
      id: 'agency',
      label: 'Agency',
      type: 'text',
      need: 'expected',
      synonyms: ['Organisation', 'Service', 'Name of agency'],
    },
    {
      id: 'person',
      label: 'Who should come?',
      type: 'text',
      need: 'expected',
      synonyms: [
        'Name',
        'Name and role',
        'Representative',
        'Contact person',
        'Professional',
        'Name of professional',
        'Name of worker',
        'Full name',
        'Name of representative',
      ],
    },
    {
      id: 'telephone',
      label: 'Telephone',
      type: 'telephone',
      need: 'optional',
      synonyms: ['Contact number', 'Phone', 'Contact details'],
    },
    { id: 'email', label: 'Email address', type: 'email', need: 'expected', synonyms: ['Email'] },
    {
      id: 'why',
      label: 'Why?',
      type: 'text',
      need: 'optional',
      maxLength: 1_000,
      synonyms: ['Reason for invitation', 'Reason', 'Why should they attend?', 'Reason for attending'],
    },
  ],
};
