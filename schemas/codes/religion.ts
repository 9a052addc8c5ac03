import type { CodeSet } from './code-set.ts';

/** Religion: Census 2021 (domain 3.9). The form asks for the name of any other religion (Jain is common locally). */
export const religion: CodeSet = {
  id: 'religion',
  codes: [
    {
      code: 'none',
      label: 'No religion',
      synonyms: ['None', 'Nil', 'No faith', 'Atheist', 'Agnostic', 'Not religious', 'No religion or belief'],
    },
    {
      code: 'christian',
      label: 'Christian',
      synonyms: [
        'Church of England',
        'Catholic',
        'Roman Catholic',
        'Christianity',
        'C of E',
        'CofE',
        'CE',
        'RC',
        'Anglican',
        'Methodist',
        'Baptist',
        'Protestant',
        'Pentecostal',
        'Church of England (C of E)',
        'Orthodox Christian',
        'Greek Orthodox',
      ],
    },
    { code: 'buddhist', label: 'Buddhist', synonyms: ['Buddhism'] },
    { code: 'hindu', label: 'Hindu', synonyms: ['Hinduism'] },
    { code: 'jewish', label: 'Jewish', synonyms: ['Judaism', 'Jew'] },
    { code: 'muslim', label: 'Muslim', synonyms: ['Islam', 'Islamic', 'Moslem', 'Sunni Muslim', 'Shia Muslim'] },
    { code: 'sikh', label: 'Sikh', synonyms: ['Sikhism'] },
    { code: 'other', label: 'Any other religion', synonyms: ['Other', 'Other religion', 'Another religion'] },
    { code: 'not_answered', label: 'Not answered', missing: 'not_asked' },
  ],
};
