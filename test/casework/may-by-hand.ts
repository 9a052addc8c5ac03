import type { Action } from '#functions/casework/permissions.ts';
import type { Role } from '#schemas/actor.ts';
import type { Team } from '#schemas/case.ts';

/** What each role may do, written a second time by hand: a change of the table must be made twice. */
const SEES: readonly Action[] = [
  'see_council',
  'list_colleagues',
  'list_cases',
  'read_case',
  'list_tasks',
  'open_document',
  'search',
  'say_related',
];
/** Actions of those who work cases, and actions only for social workers and those who decide. */
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
/** Actions of the panel and governance on a case of their own. */
export const OWNS: readonly Action[] = ['accept', 'assign', 'reroute', 'note', 'raise_task', 'finish_task'];
/** The team whose cases a role works; the duty team's for the others. */
export const TEAM_OF = new Map<Role, Team>([
  ['eh_coordinator', 'early_help_coordinator'],
  ['masp_chair', 'masp'],
  ['ig_officer', 'information_governance'],
]);
/** Protections of a family that only social workers lift or see through. */
const PROTECTS: readonly Action[] = ['lift_flag', 'unmask'];
const DECIDES: readonly Action[] = [
  'recommend',
  'close',
  'reopen',
  'ask',
  'approve_confirmation',
  'break_glass',
  'say_same_parents',
];
export const EXPECTED: Record<Role, { freely: readonly Action[]; forAReason: readonly Action[] }> = {
  screening_officer: { freely: [...SEES, ...WORKS, 'see_catalogue'], forAReason: [] },
  duty_social_worker: {
    freely: [...PROTECTS, ...SEES, ...WORKS, ...DECIDES, 'see_catalogue'],
    forAReason: ['open_message', 'hand_over'],
  },
  team_manager: {
    freely: [
      ...PROTECTS,
      ...SEES,
      ...WORKS,
      ...DECIDES,
      'decide',
      'set_access',
      'see_catalogue',
      'read_online_form',
      'read_settings',
      'read_activity',
    ],
    forAReason: ['open_message', 'open_original', 'hand_over', 'who_looked'],
  },
  eh_coordinator: {
    freely: [...SEES, ...WORKS, ...DECIDES, 'see_catalogue', 'edit_catalogue'],
    forAReason: ['hand_over'],
  },
  masp_chair: { freely: [...SEES.filter((action) => action !== 'search'), ...OWNS], forAReason: [] },
  ig_officer: {
    freely: [
      'read_online_form',
      'set_online_form',
      'set_clock',
      'list_colleagues',
      'see_council',
      'read_settings',
      'read_activity',
    ],
    forAReason: [
      ...SEES.filter((action) => action !== 'list_colleagues' && action !== 'see_council'),
      ...OWNS,
      'open_message',
      'open_original',
      'unmask',
      'set_access',
      'report_misdirected',
      'who_looked',
      'list_restricted',
    ],
  },
  system_admin: {
    freely: [
      'set_clock',
      'see_council',
      'set_council',
      'set_postcodes',
      'read_settings',
      'see_catalogue',
      'edit_catalogue',
      'set_levels',
      'read_online_form',
      'list_colleagues',
      'edit_colleagues',
    ],
    forAReason: [],
  },
  // Counts, and no case.
  analyst: { freely: ['see_council', 'read_activity'], forAReason: [] },
};
