import type { SectionDefinition } from '../definition.ts';

/** Who coordinates the early help: often of another organisation than the council (domain S21). */
export const leadProfessional: SectionDefinition = {
  id: 'leadProfessional',
  title: 'Lead professional',
  intro: 'The person who keeps the plan together and whom the family can call.',
  synonyms: ['Lead practitioner', 'Lead professional details', 'Key worker'],
  fields: [
    {
      id: 'name',
      label: 'Name of the lead professional',
      type: 'text',
      need: 'mandatory',
      synonyms: ['Name', 'Lead professional', 'Lead practitioner', 'Name of lead practitioner', 'Key worker'],
    },
    { id: 'role', label: 'Role', type: 'text', need: 'expected', synonyms: ['Job title', 'Position'] },
    {
      id: 'agency',
      label: 'Agency or organisation',
      type: 'text',
      need: 'expected',
      synonyms: ['Agency', 'Organisation'],
    },
    {
      id: 'telephone',
      label: 'Telephone',
      type: 'telephone',
      need: 'expected',
      synonyms: ['Contact number', 'Phone', 'Telephone number'],
    },
    { id: 'email', label: 'Email address', type: 'email', need: 'expected', synonyms: ['Email'] },
  ],
};
