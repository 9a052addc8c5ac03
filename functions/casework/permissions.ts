import { Role } from '#schemas/actor.ts';
import { Team } from '#schemas/case.ts';
import type { CaseAction } from './work/states.ts';

/** What staff can ask the API for. */
export type Action =
  | 'list_cases'
  | 'read_case'
  | 'list_tasks'
  /** How much was received and decided, and how soon: counts, and no case. */
  | 'read_activity'
  | 'search'
  | 'open_document'
  | 'open_message'
  | 'open_original'
  | 'unmask'
  /** Not a route: which parts of a case a reader sees (functions/safety/s47-detail.ts). */
  | 's47_detail'
  | 'read_online_form'
  | 'set_online_form'
  | 'set_clock'
  | 'see_council'
  | 'set_council'
  | 'set_postcodes'
  /** Which file of postcodes is in use, and who changed which setting when. */
  | 'read_settings'
  | 'file_case'
  | 'hand_over'
  | 'see_catalogue'
  | 'edit_catalogue'
  | 'set_levels'
  | 'preview_confirmation'
  | 'who_looked'
  | 'list_restricted'
  | 'list_colleagues'
  | 'edit_colleagues'
  | CaseAction;

/** The teams whose work a role covers, and whether a reason is required. */
interface Scope {
  readonly teams: readonly Team[];
  readonly reason: 'given' | 'not_needed';
}

const EVERY_TEAM: Scope = { teams: Team.options, reason: 'not_needed' };
const EARLY_HELP: Scope = { teams: ['early_help_coordinator'], reason: 'not_needed' };
const FOR_A_REASON: Scope = { teams: Team.options, reason: 'given' };
const PANEL: Scope = { teams: ['masp'], reason: 'not_needed' };
const GOVERNANCE: Scope = { teams: ['information_governance'], reason: 'given' };

/** Those who work cases (domain 5.3): a screening officer logs and checks, and decides nothing. */
const SCREENING = {
  screening_officer: EVERY_TEAM,
  duty_social_worker: EVERY_TEAM,
  team_manager: EVERY_TEAM,
  eh_coordinator: EARLY_HELP,
};
const SOCIAL_WORK = { duty_social_worker: EVERY_TEAM, team_manager: EVERY_TEAM, eh_coordinator: EARLY_HELP };
const DECIDERS = { team_manager: EVERY_TEAM };
/**
 * Those who look into cases: governance only with a logged purpose, the panel only at cases sent to it
 * (docs/decisions/17-roles.md).
 */
const LOOKS = { ...SCREENING, ig_officer: FOR_A_REASON };
const SEES = { ...LOOKS, masp_chair: PANEL };
/** What a team must be able to do with its own case: take it, write on it, and send it on. */
const OWNS = { ...SCREENING, masp_chair: PANEL, ig_officer: GOVERNANCE };

/**
 * All permissions. A role that is not named for an action may not take it; a system administrator is named for configuration alone
 * (domain 5.3).
 */
export const MAY: Readonly<Record<Action, Partial<Readonly<Record<Role, Scope>>>>> = {
  list_cases: SEES,
  read_case: SEES,
  search: LOOKS,
  list_tasks: SEES,
  read_activity: { analyst: EVERY_TEAM, team_manager: EVERY_TEAM, ig_officer: EVERY_TEAM },
  open_document: SEES,
  // A raw message is everything that was sent, unsorted: for decision-makers, and always with a reason.
  open_message: { duty_social_worker: FOR_A_REASON, team_manager: FOR_A_REASON, ig_officer: FOR_A_REASON },
  // Exactly what was sent, whatever is in it (law 3): for those who are accountable for it.
  open_original: { team_manager: FOR_A_REASON, ig_officer: FOR_A_REASON },
  // A secret address; the reason is in the request itself.
  unmask: { duty_social_worker: EVERY_TEAM, team_manager: EVERY_TEAM, ig_officer: FOR_A_REASON },
  // Early help and the panel work without it (domain 5.3).
  s47_detail: {
    screening_officer: EVERY_TEAM,
    duty_social_worker: EVERY_TEAM,
    team_manager: EVERY_TEAM,
    ig_officer: FOR_A_REASON,
  },
  read_online_form: { ig_officer: EVERY_TEAM, team_manager: EVERY_TEAM, system_admin: EVERY_TEAM },
  set_online_form: { ig_officer: EVERY_TEAM },
  set_clock: { ig_officer: EVERY_TEAM, system_admin: EVERY_TEAM },
  // On every page: a name, telephones and links that the council publishes.
  see_council: Object.fromEntries(Role.options.map((role) => [role, EVERY_TEAM])),
  set_council: { system_admin: EVERY_TEAM },
  set_postcodes: { system_admin: EVERY_TEAM },
  read_settings: { ig_officer: EVERY_TEAM, team_manager: EVERY_TEAM, system_admin: EVERY_TEAM },
  // The person who takes a call files it, for any team: they get back only its receipt.
  file_case: { ...SCREENING, eh_coordinator: EVERY_TEAM },
  // An export: everything about a family leaves at once, so it always needs a purpose.
  hand_over: {
    duty_social_worker: FOR_A_REASON,
    team_manager: FOR_A_REASON,
    eh_coordinator: { teams: ['early_help_coordinator'], reason: 'given' },
  },
  // The services for families and the names of the levels: no family's data, so people may edit them without seeing a case.
  see_catalogue: { ...SCREENING, eh_coordinator: EVERY_TEAM, system_admin: EVERY_TEAM },
  edit_catalogue: { eh_coordinator: EVERY_TEAM, system_admin: EVERY_TEAM },
  set_levels: { system_admin: EVERY_TEAM },
  // Everyone who assigns work must be able to find colleagues.
  list_colleagues: {
    ...OWNS,
    eh_coordinator: EVERY_TEAM,
    masp_chair: EVERY_TEAM,
    ig_officer: EVERY_TEAM,
    system_admin: EVERY_TEAM,
  },
  edit_colleagues: { system_admin: EVERY_TEAM },
  accept: OWNS,
  assign: OWNS,
  reroute: OWNS,
  set_priority: SCREENING,
  note: OWNS,
  set_liquidlogic: SCREENING,
  link: SCREENING,
  unlink: SCREENING,
  // That two children are the same is no decision on either: it can be undone.
  judge_match: SCREENING,
  raise_task: OWNS,
  // Governance does its own tasks on any team's case, and no others (functions/casework/work/actions/tasks.ts).
  finish_task: { ...OWNS, ig_officer: FOR_A_REASON },
  ask: SOCIAL_WORK,
  record_answer: SCREENING,
  // The person who spoke records it and drafts; social work approves what is sent.
  converse: SCREENING,
  preview_confirmation: SCREENING,
  // Who looked at a case: for those who answer for it, and always with a reason.
  who_looked: { team_manager: FOR_A_REASON, ig_officer: FOR_A_REASON },
  // Which cases are restricted and whom they name, and nothing of a family.
  list_restricted: { ig_officer: FOR_A_REASON },
  approve_confirmation: SOCIAL_WORK,
  recommend: SOCIAL_WORK,
  decide: DECIDERS,
  close: SOCIAL_WORK,
  reopen: SOCIAL_WORK,
  set_flag: SCREENING,
  // The rule itself says who may lift which flag (functions/casework/work/actions/protecting.ts).
  lift_flag: { duty_social_worker: EVERY_TEAM, team_manager: EVERY_TEAM },
  record_contact: SCREENING,
  // A screening officer compares a form with its reading. The task's own rule says who may finish it.
  record_reading: SCREENING,
  call_query: SCREENING,
  answer_query: SCREENING,
  call_concern: SCREENING,
  // A manager whom a restricted record names may set who sees it. So may governance, which sees nothing of it thereby.
  set_access: { team_manager: EVERY_TEAM, ig_officer: FOR_A_REASON },
  break_glass: SOCIAL_WORK,
  // The first person who hears of it reports it.
  report_misdirected: { ...SCREENING, ig_officer: FOR_A_REASON },
  say_related: SEES,
  // What is released about one child then holds the parents of both.
  say_same_parents: SOCIAL_WORK,
};

/** Actions on a restricted record for people whom it does not name: nothing of it comes back. */
export const UNNAMED: ReadonlySet<Action> = new Set<Action>(['set_access', 'break_glass', 'say_related']);
