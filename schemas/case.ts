import * as z from 'zod';
import { Access } from './access.ts';
import { Channel } from './codes/channel.ts';
import { AnswerPath, Leftover, OtherReading } from './forms/answer.ts';
import { Answer } from './forms/referral.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** A case's number in Liquidlogic: capitals and digits. */
export const LiquidlogicId = z.string().regex(/^[A-Z0-9][A-Z0-9/_-]{0,39}$/);

/** The door an item came in by. */
export const Door = z.enum(['web', 'agency', 'word_upload', 'email', 'staff']);
export type Door = z.infer<typeof Door>;

/** Who owns an item until somebody else accepts it; Duty and Advice is the default owner (S4d). */
export const Team = z.enum([
  'duty_and_advice',
  'early_help_coordinator',
  'masp',
  'information_governance',
  'held_mail',
  'documents_to_read',
]);
export type Team = z.infer<typeof Team>;

/** Where a concern about a child stands. */
export const ConcernState = z.enum(['new', 'accepted', 'awaiting_information', 'recommended', 'decided', 'closed']);
export type ConcernState = z.infer<typeof ConcernState>;

/** Where a process query stands (S32): a person said that it names no child and no concern. Its lists and counts are its own. */
export const QueryState = z.enum(['query', 'answered']);
export type QueryState = z.infer<typeof QueryState>;

/** Where a case stands; what may be done in each is functions/casework/work/states.ts. */
export const CaseState = z.enum([...ConcernState.options, ...QueryState.options]);
export type CaseState = z.infer<typeof CaseState>;

/** Whether a case in this state is a process query, kept apart from concerns. */
export const isQuery = (state: CaseState): state is QueryState => QueryState.safeParse(state).success;

/** How soon somebody must look, whatever the clock says. */
export const Priority = z.enum(['routine', 'urgent', 'immediate']);
export type Priority = z.infer<typeof Priority>;

/** What a person must see at once on a case. A flag is only ever added by the program; a person lifts it. */
export const CaseFlag = z.enum([
  'do_not_inform_parents',
  'immediate_danger',
  'incomplete',
  'no_form',
  'held_mail',
  'automatic_mail',
  'open_elsewhere',
  'suspected_repeat',
  'further_form',
  'needs_reading',
  'file_infected',
  'file_held',
  'insecure_sender',
  // A young person refers herself, or asks that her parents are not told: nobody of the family is contacted without a decision (5.5.6).
  'contact_nobody_without_decision',
  // A form says that an address must be kept secret: it is masked wherever the case is shown (5.5.4).
  'address_confidential',
  // Words that may mean danger stand in what was sent: a person looks at once. That none were found says nothing (domain 6).
  'danger_words',
  // Suggested by search keys, and for a person to judge: within twelve months, thrice in thirty days, and while a case is open (domain 6, S5b).
  're_referral',
  'third_contact',
  'open_case',
]);
export type CaseFlag = z.infer<typeof CaseFlag>;

/** A case that is linked to more is a question for whoever manages; a head holds this many in 4 KB. */
export const MOST_LINKS = 50;

export const Link = z.object({
  reference: Reference,
  why: z.enum([
    'suspected_repeat',
    // The other case has a file of the same bytes.
    'same_file',
    'further_form',
    'reply',
    // The subject of an email names the other case, which proves nothing: a person judges it (law 9).
    'named_in_subject',
    'form_in_reply',
    'returned_form',
    'same_child',
    'siblings',
    'by_hand',
  ]),
});
export type Link = z.infer<typeof Link>;

export const Completeness = z.object({
  answered: z.number().int(),
  reasoned: z.number().int(),
  blank: z.number().int(),
});

/** Who sent a file as the referral itself, as they said: the form inside may say more once it is read. Personal. */
export const Sender = z.object({
  name: z.string().max(200),
  role: z.string().max(200),
  email: z.string().max(254).optional(),
  telephone: z.string().max(40).optional(),
  emailIsSafe: z.boolean(),
});
export type Sender = z.infer<typeof Sender>;

/** The head of a case: what a work list shows. Its forms, documents, messages, tasks and timeline stand beside it. */
export const Case = z.object({
  reference: Reference,
  door: Door,
  team: Team,
  state: CaseState,
  /** When the door took it, never when we processed it (S4b). */
  receivedAt: Instant,
  /** One working day on, 17:00 in London (domain 4.2); nothing stops this clock. */
  decisionDueAt: Instant,
  flags: z.array(CaseFlag),
  links: z.array(Link).max(MOST_LINKS),
  form: z.object({ id: z.string(), version: z.string() }).nullable(),
  completeness: Completeness.nullable(),
  children: z.number().int().nullable(),
  sender: Sender.optional(),
  /** What kind of agency or person referred, by its code (domain 3.1); absent where the form does not say. */
  source: z.string().max(20).optional(),
  /** How it reached the member of staff who wrote it down (S16); absent for what came by another door. */
  channel: Channel.optional(),
  /** The same case's number in Liquidlogic (S30): a number belongs to one case. */
  liquidlogicId: LiquidlogicId.optional(),
  /** Absent is routine. Rules and people raise it; only people lower it. */
  priority: Priority.optional(),
  /** Whose work it is, by the id of their token; absent is the team's. */
  assignee: z.string().max(200).optional(),
  /** When somebody took it, and when it was decided: how long a decision takes is measured by these. */
  takenAt: Instant.optional(),
  decidedAt: Instant.optional(),
  /** The last that the sweep of due times raised of it, so that it is raised once. */
  clockSaid: z.enum(['at_risk', 'breached', 'escalated']).optional(),
  /** The team that it first went to, when somebody has sent it to another since (S6b). */
  firstTeam: Team.optional(),
  /** How many requests for more are open; absent is none. A reply that joins then says that it may answer one (S9c). */
  openAsks: z.number().int().min(0).optional(),
  /** Of a process query (S32): the task that its answer does, and what calling it one has ended and a concern owes again. */
  query: z
    .object({ task: z.string(), ended: z.array(z.enum(['acknowledge_safely', 'form_missing'])).max(2) })
    .optional(),
  /**
   * Since when something is recommended or decided here under section 47; what was written before `until` is for those who may see
   * its detail alone (domain 5.3, functions/safety/s47-detail.ts). `current`: the last recommendation or decision is one.
   */
  s47: z.object({ since: Instant, until: Instant.optional(), current: z.boolean() }).optional(),
  /** Who may see it, where that is not whoever's role allows it. */
  access: Access.optional(),
  version: z.number().int(),
});
export type Case = z.infer<typeof Case>;

/** A reading that a person recorded of one question: what stood there before stays, with who changed it and when. */
export const RecordedReading = z.object({
  path: AnswerPath,
  /** The answer as it was before; `null` where there was none. */
  before: OtherReading.nullable(),
  /** The leftover that it was read from, by its place among the form's leftovers. */
  leftover: z.number().int().min(0).optional(),
  by: z.string().max(200),
  at: Instant,
});
export type RecordedReading = z.infer<typeof RecordedReading>;

/** A form has some two hundred questions, and few are read twice: a form with more corrections than this is better sent again. */
export const MOST_READINGS = 200;

/** What was read from one form, each value with its source and how sure we are. */
export const FormRecord = z.object({
  number: z.number().int().min(1),
  formId: z.string(),
  formVersion: z.string(),
  documentId: z.string().nullable(),
  readAt: Instant,
  answers: z.array(Answer),
  leftovers: z.array(Leftover),
  /** What people recorded since it was read, the oldest first: absent is none. */
  readings: z.array(RecordedReading).max(MOST_READINGS).optional(),
  /** The case that it was issued for, as its header says (S13b): a hint, never authority. */
  issuedFor: Reference.optional(),
  /** It was read from a file that is held: opening the file could act, reading its words cannot. */
  held: z.literal(true).optional(),
});
export type FormRecord = z.infer<typeof FormRecord>;

/** One line of a case's story. `what` is a code; `detail` is for staff and may be personal: it never leaves the case. */
export const TimelineEntry = z.object({
  id: z.string(),
  at: Instant,
  what: z.string(),
  by: z.string(),
  detail: z.string().max(2000).optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TaskKind = z.enum([
  'acknowledge_safely',
  'open_elsewhere',
  'look_at_files',
  'check_reading',
  'form_returned_blank',
  'letter_on_wrong_reading',
  'release_held_mail',
  'ask_for_safe_copy',
  'file_without_verdict',
  'message_failed',
  'message_uncertain',
  'read_reply',
  'check_automatic_mail',
  'open_message_by_hand',
  'late_infection',
  'form_missing',
  'immediate_danger',
  'danger_words',
  'ask_referrer_to_tell_parents',
  'missing_file',
  'decision_at_risk',
  'decision_overdue',
  'tell_referrer',
  'confirm_hand_over',
  'by_hand',
  'ask_by_hand',
  'ask_overdue',
  'ask_escalated',
  'approve_confirmation',
  'form_due',
  'match_returned_form',
  'judge_matches',
  'judge_link',
  'new_contact_on_open_case',
  'tell_allocated_worker',
  'answer_query',
  'query_at_risk',
  'query_overdue',
  'consider_restricting',
  'review_break_glass',
  'judge_disclosure',
  'safety_record_full',
  'review_sign_off',
]);
export type TaskKind = z.infer<typeof TaskKind>;

/** What we did not read, or not to its end. */
export const LookAt = z.object({
  files: z.array(z.string()),
  photographs: z.array(z.string()),
  /** A message whose own text is longer than the case holds. */
  messages: z.array(z.string()),
});
export type LookAt = z.infer<typeof LookAt>;

/** Something a person owes a case, with an owner and a due time. */
export const Task = z.object({
  id: z.string(),
  kind: TaskKind,
  team: Team,
  state: z.enum(['open', 'done']),
  raisedAt: Instant,
  dueAt: Instant,
  why: z.string().max(200),
  about: z.string().max(200).optional(),
  /** One person's, by the id of their token; absent is the team's. */
  owner: z.string().max(200).optional(),
  /** The role that it is meant for where no person is named, and how they are reached; a council's own words. */
  role: z.string().max(60).optional(),
  contact: z.string().max(120).optional(),
  /** Of *look at the files*: what of one message a person must look at, by the ids of its documents, or its own (law 10). */
  lookAt: LookAt.optional(),
  /** Its words may tell of a matter under section 47 (domain 5.3). */
  s47: z.literal(true).optional(),
  doneAt: Instant.optional(),
  doneBy: z.string().max(200).optional(),
});
export type Task = z.infer<typeof Task>;
