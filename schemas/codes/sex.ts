import type { CodeSet } from './code-set.ts';

/** Sex: CIN census from 2024 to 2025, N00783 (domain 3.3). An unborn child is U. */
export const sex: CodeSet = {
  id: 'sex',
  codes: [
    { code: 'M', label: 'Male', synonyms: ['Boy', 'Man', 'Male child', 'M (male)'] },
    { code: 'F', label: 'Female', synonyms: ['Girl', 'Woman', 'Female child', 'F (female)'] },
    { code: 'U', label: 'Unknown or unborn', synonyms: ['Unborn', 'Unknown'] },
  ],
};
