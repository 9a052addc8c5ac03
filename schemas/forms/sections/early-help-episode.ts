import type { SectionDefinition } from '../definition.ts';

/** The current early help. The panel accepts only open cases, and statutory work goes elsewhere (domain S33). */
export const earlyHelpEpisode: SectionDefinition = {
  id: 'earlyHelpEpisode',
  title: 'The early help now',

  fields: [
    {
      id: 'isOpen',
      label: 'Is there an open early help case?',
      type: 'yes_no',
      need: 'mandatory',
    },
    {
      id: 'agency',
      label: 'Which agency holds it?',
      type: 'text',
      need: 'mandatory',
    },
    {
      id: 'startedOn',
      label: 'When did it start?',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'lastReviewOn',
      label: 'When was the plan last reviewed?',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'openToSocialCare',
      label: 'Does the family have a social worker now?',
      type: 'yes_no_unknown',
      need: 'expected',
    },
  ],
};
