import type { CodeSet } from './code-set.ts';

/** Why a case comes to the Multi Agency Support Panel: at least one of these, with evidence (domain S33). */
export const panelCriteria: CodeSet = {
  id: 'panelCriteria',
  codes: [
    { code: 'stuck', label: 'Stuck', synonyms: ['Stuck case', 'No progress'] },
    { code: 'high_cost', label: 'High cost', synonyms: ['High-cost case'] },
    { code: 'escalating', label: 'Escalating', synonyms: ['Escalating need', 'Escalating risk'] },
  ],
};
