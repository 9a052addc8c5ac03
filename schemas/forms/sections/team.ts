import type { SectionDefinition } from '../definition.ts';

/** The team around the family: two or more people, with the lead professional. The family is part of it (domain S25). */
export const team: SectionDefinition = {
  id: 'team',
  title: 'Team around the family',
  intro: 'Everyone who does something for the plan, the lead professional and the family themselves.',
  // Twenty-five people: one for each of twenty agencies, and five of the family.
  repeat: { min: 0, max: 25, itemLabel: 'Member', printed: 4 },
  fields: [
    {
      id: 'name',
      label: 'Name',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'role',
      label: 'Role, or relationship to the children',
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
      need: 'optional',
    },
    {
      id: 'isLead',
      label: 'Is this the lead professional?',
      type: 'yes_no',
      need: 'optional',
    },
  ],
};
