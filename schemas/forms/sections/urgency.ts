import type { SectionDefinition } from '../definition.ts';

/** Whether anyone is in danger now, and what was done about it. */
export const urgency: SectionDefinition = {
  id: 'urgency',
  title: 'Is anyone in danger now?',
  intro: 'If a child is in immediate danger, call 999 now. Do not wait to finish this form.',
  fields: [
    {
      id: 'immediateDanger',
      label: 'Is a child in immediate danger?',
      type: 'yes_no',
      need: 'mandatory',
    },
    {
      id: 'calledEmergencyServices',
      label: 'Have you called 999?',
      type: 'yes_no',
      need: 'mandatory',
      onlyIf: { field: 'immediateDanger', isOneOf: ['yes'] },
    },
    { id: 'calledAt', label: 'When did you call 999?', type: 'date_time', need: 'optional' },
    {
      id: 'spokeToFrontDoor',
      label: 'Have you already spoken to us about this?',
      type: 'yes_no',
      need: 'expected',
    },
    {
      id: 'spokeAt',
      label: 'When did you speak to us?',
      type: 'date_time',
      need: 'expected',
      onlyIf: { field: 'spokeToFrontDoor', isOneOf: ['yes'] },
    },
    {
      id: 'spokeTo',
      label: 'Which role did you speak to?',
      hint: 'For example, duty social worker',
      type: 'text',
      need: 'expected',
      onlyIf: { field: 'spokeToFrontDoor', isOneOf: ['yes'] },
    },
    {
      id: 'spokeReference',
      label: 'Reference that you were given',
      type: 'text',
      need: 'expected',
      onlyIf: { field: 'spokeToFrontDoor', isOneOf: ['yes'] },
      maxLength: 60,
    },
  ],
};
