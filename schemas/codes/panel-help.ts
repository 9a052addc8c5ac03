import type { CodeSet } from './code-set.ts';

/** What the panel can give, in the words of the public page (domain S35). */
export const panelHelp: CodeSet = {
  id: 'panelHelp',
  codes: [
    { code: 'scrutiny_challenge', label: 'Scrutiny and challenge', synonyms: ['Scrutiny', 'Challenge'] },
    { code: 'guidance', label: 'Guidance', synonyms: ['Advice'] },
    { code: 'resources', label: 'Access to resources', synonyms: ['Resources', 'Resource', 'Funding'] },
  ],
};
