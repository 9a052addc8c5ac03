import type { SectionDefinition } from '../definition.ts';

/** Who confirms the form, and when. */
export const declaration: SectionDefinition = {
  id: 'declaration',
  title: 'Declaration',
  intro: 'I have given what I know truthfully, and understand that it may be shared to protect a child.',
  fields: [
    {
      id: 'name',
      label: 'Name',
      type: 'text',
      need: 'mandatory',
      exceptIf: { field: 'referrer.referrerType', isOneOf: ['anonymous', 'young_person'] },
    },
    {
      id: 'date',
      label: 'Date',
      type: 'date',
      need: 'mandatory',
    },
    {
      id: 'lineManager',
      label: 'Line manager or designated safeguarding lead',
      hint: 'For professionals',
      type: 'text',
      // Not mandatory: a referral at night does not wait for a manager.
      need: 'expected',
    },
  ],
};
