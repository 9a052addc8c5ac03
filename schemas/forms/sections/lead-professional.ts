import type { SectionDefinition } from '../definition.ts';

/** Who coordinates the early help, often a person outside the council (domain S21). */
export const leadProfessional: SectionDefinition = {
  id: 'leadProfessional',
  title: 'Lead professional',
  intro: 'The person who keeps the plan together and whom the family can call.',

  fields: [
    {
      id: 'name',
      label: 'Name of the lead professional',
      type: 'text',
      need: 'mandatory',
    },
    {
      id: 'role',
      label: 'Role',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'agency',
      label: 'Agency or organisation',
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
      need: 'expected',
    },
  ],
};
