import type { Role } from '#schemas/actor.ts';
import type { CaseClock } from '#schemas/api/staff/case-row.ts';
import type { CaseView } from '#schemas/api/staff/case-view.ts';
import type { CaseState, Door, Priority, Task, Team } from '#schemas/case.ts';
import type { Channel } from '#schemas/codes/channel.ts';
import type { WordsFor } from './phrases.ts';

/** The labels of teams. */
export const TEAM_WORDS: WordsFor<Team> = {
  duty_and_advice: 'Duty and Advice',
  early_help_coordinator: 'Early Help Coordinator',
  masp: 'Multi Agency Support Panel',
  information_governance: 'Information governance',
  held_mail: 'Held mail',
  documents_to_read: 'Documents to read',
};

/** The labels of roles. */
export const ROLE_WORDS: WordsFor<Role> = {
  screening_officer: 'Screening officer',
  duty_social_worker: 'Duty social worker',
  team_manager: 'Team manager',
  eh_coordinator: 'Early help coordinator',
  masp_chair: 'Panel chair',
  ig_officer: 'Information governance officer',
  system_admin: 'System administrator',
  analyst: 'Analyst',
};

/** The labels of the states of a case. */
export const STATE_WORDS: WordsFor<CaseState> = {
  new: 'New',
  accepted: 'Accepted',
  awaiting_information: 'Awaiting information',
  recommended: 'Recommended',
  decided: 'Decided',
  closed: 'Closed',
  query: 'Process query',
  answered: 'Answered query',
};

/** The labels of priorities. */
export const PRIORITY_WORDS: WordsFor<Priority> = { immediate: 'Immediate', urgent: 'Urgent', routine: 'Routine' };

/** The labels of the doors by which a referral arrived. */
export const DOOR_WORDS: WordsFor<Door> = {
  web: 'Online form',
  agency: 'Agency’s system',
  word_upload: 'Uploaded Word form',
  email: 'Email',
  staff: 'Written down by staff',
};

/** The labels of the ways in which a referral reached a member of staff. */
export const CHANNEL_WORDS: WordsFor<Channel> = {
  phone: 'Telephone',
  message: 'Message',
  walk_in: 'Visit in person',
  email: 'Email',
  form: 'Form',
  post: 'Post',
  liquidlogic: 'Liquidlogic',
  internal: 'Colleague',
};

/** How a decision compares with its deadline. */
export const CLOCK_WORDS: WordsFor<CaseClock['status']> = {
  on_time: 'On time',
  at_risk: 'Due soon',
  predicted_breach: 'Likely to be late',
  breached: 'Late',
};

/** The labels of the states of a task. Its sentence says what to do (`task-words.ts`). */
export const TASK_STATE_WORDS: WordsFor<Task['state']> = { open: 'Open', done: 'Done' };

/** What is hidden from a reader on a case. */
export const HIDDEN_WORDS: WordsFor<CaseView['hides'][number]> = {
  addresses: 'Secret addresses',
  s47_detail: 'Section 47 detail',
};
