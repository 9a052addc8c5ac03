import type { SectionDefinition } from '../definition.ts';

/** How early help ended, when it has (domain 2.2). */
export const closure: SectionDefinition = {
  id: 'closure',
  title: 'Closing early help',
  intro: 'Leave this blank while the work goes on.',

  synonyms: [
    'Closure',
    'Case closure',
    'Closing summary',
    'Closure of early help',
    'Closure details',
    'Case closed',
    'Ending early help',
    'Closing the early help assessment',
  ],
  fields: [
    {
      id: 'reason',
      label: 'Why does early help end?',
      type: 'choice',
      codes: 'closureReason',
      need: 'optional',
      synonyms: [
        'Closure reason',
        'Reason for closure',
        'Reason for closing',
        'Reason for ending',
        'Reason case closed',
        'Closure code',
      ],
    },
    {
      id: 'date',
      label: 'When does it end?',
      type: 'date',
      need: 'optional',
      synonyms: [
        'Closure date',
        'Date of closure',
        'Date closed',
        'Date of closing',
        'Date early help ended',
        'Date case closed',
      ],
    },
    {
      id: 'safeguardingConcern',
      label: 'If the family withdrew: are you worried that a child is at risk?',
      hint: 'If you are, tell us now: a child at risk is referred without agreement',
      type: 'yes_no_unknown',
      need: 'expected',
      onlyIf: { field: 'reason', isOneOf: ['consent_withdrawn'] },
      synonyms: ['Safeguarding concern', 'Any safeguarding concern?'],
    },
    {
      id: 'details',
      label: 'What was achieved, and who helps from now on?',
      type: 'long_text',
      need: 'optional',
      maxLength: 5_000,
      synonyms: [
        'Closure summary',
        'Summary at closure',
        'Comments',
        'Outcome at closure',
        'Summary of work at closure',
      ],
    },
  ],
};
