import type { SectionDefinition } from '../definition.ts';

/** The manager who answers for the work, by name and with a date (domain S27); at reviews again, in `reviews`. */
export const managementOversight: SectionDefinition = {
  id: 'managementOversight',
  title: 'Management oversight',
  intro: 'The manager of the lead professional signs off the start of the work, and every review.',
  synonyms: ['Manager’s approval', 'Management sign-off', 'Line manager', 'Manager details'],
  fields: [
    {
      id: 'managerName',
      label: 'Name of the manager',
      type: 'text',
      need: 'expected',
      synonyms: ['Manager', 'Manager’s name', 'Line manager', 'Name of line manager', 'Supervisor', 'Approved by'],
    },
    {
      id: 'managerRole',
      label: 'Role of the manager',
      type: 'text',
      need: 'optional',
      synonyms: ['Manager’s role', 'Role', 'Job title'],
    },
    {
      id: 'managerTelephone',
      label: 'Telephone of the manager',
      type: 'telephone',
      need: 'expected',
      synonyms: ['Manager’s telephone', 'Manager’s contact number', 'Telephone', 'Contact number'],
    },
    {
      id: 'managerEmail',
      label: 'Email address of the manager',
      type: 'email',
      need: 'expected',
      synonyms: ['Manager’s email', 'Email'],
    },
    {
      id: 'signedOffOn',
      label: 'Signed off on',
      type: 'date',
      need: 'expected',
      synonyms: ['Date of sign-off', 'Date signed', 'Date approved', 'Manager sign-off date', 'Date'],
    },
    {
      id: 'comments',
      label: 'What the manager says',
      type: 'long_text',
      need: 'optional',
      maxLength: 5_000,
      synonyms: ['Manager’s comments', 'Management comments'],
    },
  ],
};
