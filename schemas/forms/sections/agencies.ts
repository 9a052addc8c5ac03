import type { SectionDefinition } from '../definition.ts';

/** The agencies that know the family, and whether they know about this form. */
export const agencies: SectionDefinition = {
  id: 'agencies',
  title: 'Other agencies that know the family',
  // Twenty agencies: the fullest multi-agency plans list twelve to fifteen.
  repeat: { min: 0, max: 20, itemLabel: 'Agency', printed: 3 },
  fields: [
    {
      id: 'agency',
      label: 'Name of the agency',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'type',
      label: 'Kind of agency',
      type: 'choice',
      codes: 'agencyType',
      need: 'expected',
    },
    {
      id: 'worker',
      label: 'Worker’s name and role',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'telephone',
      label: 'Telephone',
      type: 'telephone',
      need: 'expected',
    },
    {
      id: 'email',
      label: 'Email address',
      type: 'email',
      need: 'optional',
    },
    {
      id: 'whom',
      label: 'Which child or adult do they work with?',
      type: 'text',
      need: 'optional',
    },
    {
      id: 'status',
      label: 'Are they working with the family now?',
      type: 'choice',
      codes: 'agencyStatus',
      need: 'expected',
    },
    {
      id: 'awareOfReferral',
      label: 'Do they know of this referral?',
      type: 'yes_no_unknown',
      need: 'expected',
    },
  ],
};
