import type { PairActionRule } from '../pair-action.ts';
import type { CasePairPath } from '../paths.ts';
import type { CaseAction } from '../states.ts';
import { link, unlink } from './linking.ts';
import { judgeMatch } from './matching.ts';

/** Every action on two cases: its path below `/admin/cases/{reference}/`, and its rule. */
export const CASE_PAIR_ACTIONS = {
  links: { action: 'link', rule: link },
  'links-removed': { action: 'unlink', rule: unlink },
  matches: { action: 'judge_match', rule: judgeMatch },
} as const satisfies Readonly<Record<CasePairPath, { action: CaseAction; rule: PairActionRule }>>;
