import * as z from 'zod';
import { Access } from './access.ts';
import { CaseFlag, CaseState, Door, Priority, TaskKind, Team } from './case-codes.ts';
import { Channel } from './codes/channel.ts';
import { AnswerPath, Leftover, OtherReading } from './forms/answer.ts';
import { Answer } from './forms/referral.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

export {
  CaseFlag,
  CaseState,
  ConcernState,
  Door,
  isQuery,
  Priority,
  QueryState,
  TaskKind,
  Team,
} from './case-codes.ts';
export { TimelineCode, TimelineEntry } from './timeline.ts';

/** A case's number in Liquidlogic: capitals and digits. */
export const LiquidlogicId = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9/_-]{0,39}$/, 'Give the number as Liquidlogic shows it: capitals and digits.');

/**
 * The flags by which a team can list its cases: those that say who may be written to or met, that somebody may be in danger, or that
 * a family comes again and again, which a manager goes through. Every other flag raises a task, whose list is the team's, or stands
 * on most cases, whose list is the list by due time.
 */
export const NamedFlag = CaseFlag.extract([
  'immediate_danger',
  'danger_words',
  'do_not_inform_parents',
  'contact_nobody_without_decision',
  'address_confidential',
  're_referral',
  'third_contact',
]);
export type NamedFlag = z.infer<typeof NamedFlag>;

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
