import type { SectionDefinition } from '../definition.ts';

/** The manager who is responsible for the work, with a date (domain S27). Each review names one too, in `reviews`. */
export const managementOversight: SectionDefinition = {
  id: 'managementOversight',
  title: 'Management oversight',
  intro: 'The manager of the lead professional signs off the start of the work, and every review.',

  fields: [
    {
      id: 'managerName',
      label: 'Name of the manager',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'managerRole',
      label: 'Role of the manager',
      type: 'text',
      need: 'optional',
    },
    {
      id: 'managerTelephone',
      label: 'Telephone of the manager',
      type: 'telephone',
      need: 'expected',
    },
    {
      id: 'managerEmail',
      label: 'Email address of the manager',
      type: 'email',
      need: 'expected',
    },
    {
      id: 'signedOffOn',
      label: 'Signed off on',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'comments',
      label: 'What the manager says',
      type: 'long_text',
      need: 'optional',
      maxLength: 5_000,
    },
  ],
};
