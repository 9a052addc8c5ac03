import type { CodeSet } from './code-set.ts';

/** Disability: CIN census, N00099 (domain 3.4). NONE allows no other, and is never inferred from silence. */
export const disability: CodeSet = {
  id: 'disability',
  codes: [
    { code: 'NONE', label: 'No disability', synonyms: ['None'], exclusive: true },
    { code: 'MOB', label: 'Mobility' },
    { code: 'HAND', label: 'Hand function' },
    { code: 'PC', label: 'Personal care' },
    { code: 'INC', label: 'Incontinence' },
    { code: 'COMM', label: 'Communication' },
    { code: 'LD', label: 'Learning' },
    { code: 'HEAR', label: 'Hearing' },
    { code: 'VIS', label: 'Vision' },
    { code: 'BEH', label: 'Behaviour' },
    { code: 'CON', label: 'Consciousness' },
    { code: 'AUT', label: 'Diagnosed with autism', synonyms: ['Autism'] },
    { code: 'DDA', label: 'Other disability' },
  ],
};
