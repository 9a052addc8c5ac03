import type { SectionDefinition } from '../definition.ts';

/** The early help that goes on now: the panel takes open cases alone, and statutory work goes elsewhere (domain S33). */
export const earlyHelpEpisode: SectionDefinition = {
  id: 'earlyHelpEpisode',
  title: 'The early help now',
  synonyms: ['Current early help', 'Current early help episode', 'Early help case details', 'Current involvement'],
  fields: [
    {
      id: 'isOpen',
      label: 'Is there an open early help case?',
      type: 'yes_no',
      need: 'mandatory',
      synonyms: ['Open early help case', 'Is the case open to early help?', 'Open to early help?', 'Open EHA?'],
    },
    {
      id: 'agency',
      label: 'Which agency holds it?',
      type: 'text',
      need: 'mandatory',
      synonyms: ['Agency', 'Lead agency', 'Agency providing early help', 'Service'],
    },
    {
      id: 'startedOn',
      label: 'When did it start?',
      type: 'date',
      need: 'expected',
      synonyms: ['Start date', 'Date opened', 'Early help start date', 'Date early help started'],
    },
    {
      id: 'lastReviewOn',
      label: 'When was the plan last reviewed?',
      type: 'date',
      need: 'expected',
      synonyms: ['Last review', 'Date of last review', 'Last review date', 'Date of last TAF'],
    },
    {
      id: 'openToSocialCare',
      label: 'Does the family have a social worker now?',
      type: 'yes_no_unknown',
      need: 'expected',
      synonyms: ['Open to social care?', 'Is the family open to children’s social care?', 'Open to social worker?'],
    },
  ],
};
