import type { CodeSet } from './code-set.ts';

/** Disability: CIN census, N00099 (domain 3.4). NONE allows no other, and is never inferred from silence. */
export const disability: CodeSet = {
  id: 'disability',
  codes: [
    {
      code: 'NONE',
      label: 'No disability',
      synonyms: ['None', 'No known disability', 'No disabilities', 'None known', 'Not disabled'],
      exclusive: true,
    },
    { code: 'MOB', label: 'Mobility', synonyms: ['Mobility difficulties', 'Mobility impairment'] },
    { code: 'HAND', label: 'Hand function' },
    { code: 'PC', label: 'Personal care' },
    { code: 'INC', label: 'Incontinence' },
    {
      code: 'COMM',
      label: 'Communication',
      synonyms: ['Communication difficulties', 'Speech and language', 'Speech, language and communication'],
    },
    {
      code: 'LD',
      label: 'Learning',
      synonyms: ['Learning disability', 'Learning disabilities', 'Learning difficulties', 'Learning difficulty'],
    },
    { code: 'HEAR', label: 'Hearing', synonyms: ['Hearing impairment', 'Hearing loss', 'Deaf', 'Hearing impaired'] },
    {
      code: 'VIS',
      label: 'Vision',
      synonyms: ['Visual impairment', 'Visually impaired', 'Sight', 'Sight impairment', 'Blind', 'Sight loss'],
    },
    { code: 'BEH', label: 'Behaviour', synonyms: ['Behavioural', 'Behavioural difficulties'] },
    { code: 'CON', label: 'Consciousness' },
    {
      code: 'AUT',
      label: 'Diagnosed with autism',
      synonyms: [
        'Autism',
        'ASD',
        'ASC',
        'Autistic spectrum disorder',
        'Autism spectrum disorder',
        'Autistic',
        'Autistic spectrum condition',
        'Autism diagnosed',
        'Diagnosed autism',
      ],
    },
    { code: 'DDA', label: 'Other disability', synonyms: ['Other'] },
  ],
};
