import type { CodeSet } from './code-set.ts';

/** The known dangers to visiting staff (domain 2.1, section 9). */
export const staffRisks: CodeSet = {
  id: 'staffRisks',
  codes: [
    {
      code: 'none_known',
      label: 'None known',
      synonyms: ['None', 'No known risks', 'No risks', 'No', 'None identified'],
      exclusive: true,
    },
    {
      code: 'violence',
      label: 'Violence or threats',
      synonyms: ['Violence', 'Violent', 'Aggression', 'Threats', 'Aggressive behaviour', 'Violence or aggression'],
    },
    {
      code: 'dogs',
      label: 'Dogs or other animals',
      synonyms: ['Dogs', 'Dog', 'Animals', 'Dangerous dogs', 'Pets', 'Aggressive dog'],
    },
    { code: 'weapons', label: 'Weapons', synonyms: ['Weapon', 'Firearms', 'Knives'] },
    {
      code: 'substances',
      label: 'Drug or alcohol use in the home',
      synonyms: ['Drugs', 'Drug use', 'Alcohol', 'Substance misuse', 'Drug or alcohol use'],
    },
    { code: 'health', label: 'Infection or other health risk' },
    { code: 'other', label: 'Another risk', synonyms: ['Other'] },
  ],
};
