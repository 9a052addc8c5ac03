import type { SectionDefinition } from '../definition.ts';

/** The support that was tried so far, when, and what it changed (domain 2.3). */
export const interventions: SectionDefinition = {
  id: 'interventions',
  title: 'What has been tried',
  // Twenty: enough for some years of work; a longer history is better as a chronology.
  repeat: { min: 0, max: 20, itemLabel: 'Intervention', printed: 3 },
  fields: [
    {
      id: 'what',
      label: 'What was tried?',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
    },
    {
      id: 'agency',
      label: 'By which agency?',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'startedOn',
      label: 'From',
      type: 'date',
      need: 'expected',
    },
    {
      id: 'endedOn',
      label: 'Until',
      type: 'date',
      need: 'optional',
    },
    {
      id: 'effect',
      label: 'What did it change?',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
    },
  ],
};
