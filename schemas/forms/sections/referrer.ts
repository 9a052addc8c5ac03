import type { SectionDefinition } from '../definition.ts';

/** The referrer, how to reach them safely, and what the family must not know (S8, S33). */
export const referrer: SectionDefinition = {
  id: 'referrer',
  title: 'Who is making this referral',
  fields: [
    {
      id: 'referrerType',
      label: 'Who are you?',
      type: 'choice',
      codes: 'referrerType',
      need: 'mandatory',
    },
    {
      id: 'name',
      label: 'Your name',
      type: 'text',
      need: 'mandatory',
      exceptIf: { field: 'referrerType', isOneOf: ['anonymous', 'young_person'] },
    },
    {
      id: 'role',
      label: 'Your role or job title',
      type: 'text',
      need: 'mandatory',
      onlyIf: { field: 'referrerType', isOneOf: ['professional'] },
    },
    {
      id: 'agency',
      label: 'Your agency or organisation',
      type: 'text',
      need: 'mandatory',
      onlyIf: { field: 'referrerType', isOneOf: ['professional'] },
    },
    {
      id: 'sourceCode',
      label: 'Type of agency or person',
      type: 'choice',
      codes: 'referralSource',
      need: 'mandatory',
      onlyIf: { field: 'referrerType', isOneOf: ['professional'] },
    },
    {
      id: 'telephone',
      label: 'Your telephone number',
      type: 'telephone',
      need: 'mandatory',
      exceptIf: { field: 'referrerType', isOneOf: ['anonymous', 'member_of_public', 'young_person'] },
    },
    {
      id: 'email',
      label: 'Your email address',
      type: 'email',
      need: 'mandatory',
      // A parent may have no email address. A professional always has one, and gets the outcome there.
      onlyIf: { field: 'referrerType', isOneOf: ['professional'] },
    },
    {
      id: 'emailIsSafe',
      label: 'Is it safe for us to email you at this address?',
      hint: 'Answer no if anyone who should not know about this could read it',
      type: 'yes_no',
      need: 'expected',
    },
    {
      id: 'safeTimes',
      label: 'When is it safe to call you?',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'address',
      label: 'Your address',
      type: 'text',
      need: 'optional',
    },
    {
      id: 'relationshipToChild',
      label: 'How do you know the child or family?',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'howLongKnown',
      label: 'How long have you known them?',
      type: 'text',
      need: 'expected',
    },
    {
      id: 'identityWithheld',
      label: 'Do you want your identity kept from the family?',
      hint: 'We cannot always promise this, for example if a court asks',
      type: 'yes_no',
      need: 'expected',
    },
    {
      id: 'thirdPartyInformation',
      label: 'Does this include information from someone who wants to stay anonymous?',
      type: 'yes_no',
      need: 'expected',
    },
    {
      id: 'thirdPartyDetails',
      label: 'Which information is that?',
      type: 'long_text',
      need: 'optional',
      maxLength: 5_000,
    },
  ],
};
