import type { CodeSet } from './code-set.ts';

/** The kind of a referrer: the four of the public page (domain S28), and everyone else whom the front door accepts (S4). */
export const referrerType: CodeSet = {
  id: 'referrerType',
  codes: [
    { code: 'young_person', label: 'A young person, about myself', synonyms: ['Young person'] },
    { code: 'parent', label: 'A parent', synonyms: ['Parent'] },
    { code: 'carer', label: 'A carer', synonyms: ['Carer'] },
    {
      code: 'professional',
      label: 'A professional',
      synonyms: ['Professional', 'Practitioner', 'Professional referral'],
    },
    {
      code: 'member_of_public',
      label: 'A member of the public',
      synonyms: ['Member of the public', 'Public', 'Member of public'],
    },
    { code: 'anonymous', label: 'I do not want to say who I am', synonyms: ['Anonymous'] },
    { code: 'other', label: 'Someone else', synonyms: ['Other'] },
  ],
};
