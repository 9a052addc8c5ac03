import * as z from 'zod';
import { Access } from './access.ts';
import { CaseFlag, CaseState, Door, Priority, TaskKind, Team } from './case-codes.ts';
import { Channel } from './codes/channel.ts';
import { DraftId } from './draft-id.ts';
import { AnswerPath, Leftover, OtherReading } from './forms/answer.ts';
import { Answer } from './forms/referral.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';
import { MOST_GROUPS, SameParents } from './same-parents.ts';

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

/** The number of a case in Liquidlogic: capitals and digits. */
export const LiquidlogicId = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9/_-]{0,39}$/, 'Give the number as Liquidlogic shows it: capitals and digits.');

/**
 * A flag by which a team can list its cases: it restricts contact, warns of danger, or marks a family that keeps coming back.
 * Every other flag raises a task, so the team's task list shows it, or most cases have it.
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

/** A case with more links needs a manager's attention; this many take 4 KB of the head. */
export const MOST_LINKS = 50;

/** A link to another case, and its reason. */
export const Link = z.object({
  reference: Reference,
  why: z.enum([
    'suspected_repeat',
    // The other case has a file with the same bytes.
    'same_file',
    'further_form',
    'reply',
    // The subject of an email names the other case. That proves nothing, so a person judges the link (law 9).
    'named_in_subject',
    'form_in_reply',
    'returned_form',
    'same_child',
    'siblings',
    'by_hand',
  ]),
});
export type Link = z.infer<typeof Link>;

/** How many expected answers a form has, explains and leaves blank (domain S8). */
export const Completeness = z.object({
  answered: z.number().int(),
  reasoned: z.number().int(),
  blank: z.number().int(),
});

/** The sender of a file that is itself the referral, in their own words. The form inside may say more. Personal. */
export const Sender = z.object({
  name: z.string().max(200),
  role: z.string().max(200),
  email: z.string().max(254).optional(),
  telephone: z.string().max(40).optional(),
  emailIsSafe: z.boolean(),
});

/** The head of a case, which work lists show. Its forms, documents, messages, tasks and timeline are items of their own. */
export const Case = z.object({
  reference: Reference,
  door: Door,
  team: Team,
  state: CaseState,
  /** When the door received it, not when we processed it (S4b). */
  receivedAt: Instant,
  /** The next working day at 17:00 in London (domain 4.2). Nothing pauses this clock. */
  decisionDueAt: Instant,
  flags: z.array(CaseFlag),
  links: z.array(Link).max(MOST_LINKS),
  form: z.object({ id: z.string(), version: z.string() }).nullable(),
  completeness: Completeness.nullable(),
  children: z.number().int().nullable(),
  sender: Sender.optional(),
  /** The code of the kind of agency or person that referred (domain 3.1). Absent if the form does not say. */
  source: z.string().max(20).optional(),
  /** How it reached the member of staff who wrote it down (S16). Absent for other doors. */
  channel: Channel.optional(),
  /** The case's number in Liquidlogic (S30). A number belongs to one case. */
  liquidlogicId: LiquidlogicId.optional(),
  /** The draft in which a colleague took it down (S16). Who looked at the case includes who looked at the draft. */
  draft: DraftId.optional(),
  /** Absent means routine. Rules and people raise the priority; only people lower it. */
  priority: Priority.optional(),
  /** The colleague who has the case, by the id in their token. Absent: the team has it. */
  assignee: z.string().max(200).optional(),
  /** When a person accepted the case, and when it was decided. They measure how long a decision takes. */
  takenAt: Instant.optional(),
  decidedAt: Instant.optional(),
  /** The last warning that the clock gave, so that it gives each warning once. */
  clockSaid: z.enum(['at_risk', 'breached', 'escalated']).optional(),
  /** The first team, if a person has rerouted the case since (S6b). */
  firstTeam: Team.optional(),
  /** The number of open requests for information; absent means 0. A reply that joins the case may answer one (S9c). */
  openAsks: z.number().int().min(0).optional(),
  /** For a process query (S32): the task that its answer ends, and the ended tasks that return if it becomes a concern again. */
  query: z
    .object({ task: z.string(), ended: z.array(z.enum(['acknowledge_safely', 'form_missing'])).max(2) })
    .optional(),
  /**
   * Since when the case has a recommendation or decision under section 47. Only people who may see that detail may read what was
   * written before `until` (domain 5.3, functions/safety/s47-detail.ts). `current`: the latest one is under section 47.
   */
  s47: z.object({ since: Instant, until: Instant.optional(), current: z.boolean() }).optional(),
  /** The children who have the same parents, in groups, as people said. Absent: nobody said it of any. */
  sameParents: z.array(SameParents).max(MOST_GROUPS).optional(),
  /** Who may see the case, if it is restricted. */
  access: Access.optional(),
  version: z.number().int(),
});
export type Case = z.infer<typeof Case>;

/** A person's correction or confirmation of one answer. It keeps the answer before, who changed it and when. */
export const RecordedReading = z.object({
  path: AnswerPath,
  /** The answer before; `null` if there was none. */
  before: OtherReading.nullable(),
  /** The index of the leftover that the answer was read from. */
  leftover: z.number().int().min(0).optional(),
  /** The person found the answer as it was read. */
  confirmed: z.literal(true).optional(),
  by: z.string().max(200),
  at: Instant,
});

/**
 * Each safety question of the largest family is settled once, with room for corrections. A form with more of them is better sent
 * again.
 */
export const MOST_READINGS = 400;

/** The answers that were read from one form, each with its source and confidence. */
export const FormRecord = z.object({
  number: z.number().int().min(1),
  formId: z.string(),
  formVersion: z.string(),
  documentId: z.string().nullable(),
  readAt: Instant,
  answers: z.array(Answer),
  leftovers: z.array(Leftover),
  /** The corrections and confirmations that people recorded, oldest first. Absent means none. */
  readings: z.array(RecordedReading).max(MOST_READINGS).optional(),
  /** The case that the form was issued for, by its header (S13b): a hint, never authority. */
  issuedFor: Reference.optional(),
  /** The form comes from a held file: opening the file could do harm, reading its words cannot. */
  held: z.literal(true).optional(),
});
export type FormRecord = z.infer<typeof FormRecord>;

/** The files and messages that the program did not read, or not to the end. */
export const LookAt = z.object({
  files: z.array(z.string()),
  photographs: z.array(z.string()),
  /** Messages whose text is longer than a case can store. */
  messages: z.array(z.string()),
});
export type LookAt = z.infer<typeof LookAt>;

/** A task: work on a case for a person, with an owner and a due time. */
export const Task = z.object({
  id: z.string(),
  kind: TaskKind,
  team: Team,
  state: z.enum(['open', 'done']),
  raisedAt: Instant,
  dueAt: Instant,
  why: z.string().max(200),
  about: z.string().max(200).optional(),
  /** The colleague who has the task, by the id in their token. Absent: the team has it. */
  owner: z.string().max(200).optional(),
  /** The role that the task is for if it names no person, and how to reach them, in the council's words. */
  role: z.string().max(60).optional(),
  contact: z.string().max(120).optional(),
  /** For *look at the files*: the ids of the documents and messages that a person must look at (law 10). */
  lookAt: LookAt.optional(),
  /** The task's words may reveal a matter under section 47 (domain 5.3). */
  s47: z.literal(true).optional(),
  doneAt: Instant.optional(),
  doneBy: z.string().max(200).optional(),
});
export type Task = z.infer<typeof Task>;
