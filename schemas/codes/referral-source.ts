import type { CodeSet } from './code-set.ts';

/** The code for a child who refers themself. */
export const SELF = '1C';

/** The source of a referral: CIN census `ReferralSource`, N00152 (domain 3.1). */
export const referralSource: CodeSet = {
  id: 'referralSource',
  codes: [
    {
      code: '1A',
      label: 'Individual: family member, relative or carer',
      synonyms: ['Family member', 'Relative', 'Carer'],
    },
    { code: '1B', label: 'Individual: acquaintance (neighbour, childminder)', synonyms: ['Neighbour', 'Childminder'] },
    { code: SELF, label: 'Individual: self', synonyms: ['Self', 'Self-referral'] },
    { code: '1D', label: 'Individual: other (stranger, MP)' },
    { code: '2A', label: 'Schools', synonyms: ['School'] },
    { code: '2B', label: 'Education services' },
    { code: '3A', label: 'Health: GP', synonyms: ['GP', 'General practitioner'] },
    { code: '3B', label: 'Health: health visitor', synonyms: ['Health visitor'] },
    { code: '3C', label: 'Health: school nurse', synonyms: ['School nurse'] },
    { code: '3D', label: 'Health: other primary health services' },
    { code: '3E', label: 'Health: A&E (emergency department)', synonyms: ['A&E', 'Emergency department'] },
    { code: '3F', label: 'Health: other (for example hospice)' },
    { code: '4', label: 'Housing: local authority or housing association', synonyms: ['Housing'] },
    { code: '5A', label: 'Local authority: social care (for example adults)' },
    { code: '5B', label: 'Local authority: other internal' },
    { code: '5C', label: 'Local authority: external (another authority)' },
    { code: '5D', label: 'Local authority: early help' },
    { code: '6', label: 'Police' },
    { code: '7', label: 'Other legal agency (courts, probation, immigration, CAFCASS, prison)' },
    { code: '8', label: 'Other (children’s centres, independent providers, voluntary organisations)' },
    { code: '9', label: 'Anonymous' },
    { code: '10', label: 'Unknown' },
  ],
};
