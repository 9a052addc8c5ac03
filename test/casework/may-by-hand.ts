import type { Action } from '#functions/casework/roles.ts';
import type { Role } from '#schemas/actor.ts';
import type { Team } from '#schemas/case.ts';

/** What each role may do, said once more by hand: a change of the table must be made twice to be believed. */
const SEES: readonly Action[] = [
  'list_colleagues',
  'list_cases',
  'read_case',
  'list_tasks',
  'open_document',
  'search',
  'say_related',
];
/** What whoever works cases does to them, and what is kept for social workers and for those who decide. */
const WORKS: readonly Action[] = [
  'accept',
  'assign',
  'reroute',
  'set_priority',
  'note',
  'raise_task',
  'finish_task',
  'file_case',
  'set_liquidlogic',
  'record_answer',
  'converse',
  'preview_confirmation',
  'set_flag',
  'record_contact',
  'record_reading',
  'link',
  'unlink',
  'judge_match',
  'call_query',
  'answer_query',
  'call_concern',
  'report_misdirected',
];
/** What the panel and governance can do with a case of their own. */
export const OWNS: readonly Action[] = ['accept', 'assign', 'reroute', 'note', 'raise_task', 'finish_task'];
/** Whose cases a role works; the duty team's for the others. */
export const TEAM_OF = new Map<Role, Team>([
  ['eh_coordinator', 'early_help_coordinator'],
  ['masp_chair', 'masp'],
  ['ig_officer', 'information_governance'],
]);
/** What protects a family, lifted and seen through by social workers alone. */
const PROTECTS: readonly Action[] = ['lift_flag', 'unmask'];
const DECIDES: readonly Action[] = ['recommend', 'close', 'reopen', 'ask', 'approve_confirmation', 'break_glass'];
export const EXPECTED: Record<Role, { freely: readonly Action[]; forAReason: readonly Action[] }> = {
  screening_officer: { freely: [...SEES, ...WORKS, 'see_catalogue'], forAReason: [] },
  duty_social_worker: {
    freely: [...PROTECTS, ...SEES, ...WORKS, ...DECIDES, 'see_catalogue'],
    forAReason: ['open_message', 'hand_over'],
  },
  team_manager: {
    freely: [...PROTECTS, ...SEES, ...WORKS, ...DECIDES, 'decide', 'set_access', 'see_catalogue', 'read_online_form'],
    forAReason: ['open_message', 'open_original', 'hand_over'],
  },
  eh_coordinator: {
    freely: [...SEES, ...WORKS, ...DECIDES, 'see_catalogue', 'edit_catalogue'],
    forAReason: ['hand_over'],
  },
  masp_chair: { freely: [...SEES.filter((action) => action !== 'search'), ...OWNS], forAReason: [] },
  ig_officer: {
    freely: ['read_online_form', 'set_online_form', 'set_clock', 'list_colleagues'],
    forAReason: [
      ...SEES.filter((action) => action !== 'list_colleagues'),
      ...OWNS,
      'open_message',
      'open_original',
      'unmask',
      'set_access',
      'report_misdirected',
    ],
  },
  system_admin: {
    freely: [
      'set_clock',
      'see_catalogue',
      'edit_catalogue',
      'set_levels',
      'read_online_form',
      'list_colleagues',
      'edit_colleagues',
    ],
    forAReason: [],
  },
};
