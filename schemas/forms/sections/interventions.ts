import type { SectionDefinition } from '../definition.ts';

/** What has been tried so far, when, and what it changed (domain 2.3). */
export const interventions: SectionDefinition = {
  id: 'interventions',
  title: 'What has been tried',
  synonyms: ['Interventions', 'Interventions tried', 'Previous interventions', 'Support to date', 'Work undertaken'],
  // Twenty: the panel hears cases of some years' work; more are told as a chronology.
  repeat: { min: 0, max: 20, itemLabel: 'Intervention', printed: 3 },
  fields: [
    {
      id: 'what',
      label: 'What was tried?',
      type: 'text',
      need: 'expected',
      maxLength: 2_000,
      synonyms: ['Intervention', 'Support offered', 'Service', 'Support', 'Work undertaken'],
    },
    {
      id: 'agency',
      label: 'By which agency?',
      type: 'text',
      need: 'expected',
      synonyms: ['Agency', 'Organisation', 'By whom', 'Provider'],
    },
    {
      id: 'startedOn',
      label: 'From',
      type: 'date',
      need: 'expected',
      synonyms: ['Start date', 'Date started', 'Date from', 'Date'],
    },
    { id: 'endedOn', label: 'Until', type: 'date', need: 'optional', synonyms: ['End date', 'Date ended', 'Date to'] },
    {
      id: 'effect',
      label: 'What did it change?',
      type: 'long_text',
      need: 'expected',
      maxLength: 5_000,
      synonyms: ['Effect', 'Outcome', 'Impact', 'Result', 'Effectiveness'],
    },
  ],
};
