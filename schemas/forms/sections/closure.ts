import type { SectionDefinition } from '../definition.ts';

/** How early help ended, when it has (domain 2.2). */
export const closure: SectionDefinition = {
  id: 'closure',
  title: 'Closing early help',
  intro: 'Leave this blank while the work goes on.',

  fields: [
    {
      id: 'reason',
      label: 'Why does early help end?',
      type: 'choice',
      codes: 'closureReason',
      need: 'optional',
    },
    {
      id: 'date',
      label: 'When does it end?',
      type: 'date',
      need: 'optional',
    },
    {
      id: 'safeguardingConcern',
      label: 'If the family withdrew: are you worried that a child is at risk?',
      hint: 'If you are, tell us now: a child at risk is referred without agreement',
      type: 'yes_no_unknown',
      need: 'expected',
      onlyIf: { field: 'reason', isOneOf: ['consent_withdrawn'] },
    },
    {
      id: 'details',
      label: 'What was achieved, and who helps from now on?',
      type: 'long_text',
      need: 'optional',
      maxLength: 5_000,
    },
  ],
};
