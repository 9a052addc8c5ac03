import * as z from 'zod';
import { PersonKey } from './contact.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** Why somebody is asked for more: exactly these two, and at least one (domain S10). */
export const AskReason = z.enum(['existing_relationship', 'best_placed']);
export type AskReason = z.infer<typeof AskReason>;

/**
 * What a question is about, in the words of the public page (domain S8) and of the form's parts. An email names these and
 * never the question itself, which may hold a name (domain 5.4).
 */
export const AskTopic = z.enum([
  'child_details',
  'ethnic_origin_or_religion',
  'parents_details',
  'home_address',
  'other_agencies',
  'what_happened',
  'safety',
  'support_tried',
  'what_parents_were_told',
  'something_else',
]);
export type AskTopic = z.infer<typeof AskTopic>;

/** One thing that is asked. Its words stay on the case: they are read out by telephone, or given in the secure reply. */
export const Question = z.strictObject({ topic: AskTopic, text: z.string().trim().min(1).max(500) });
export type Question = z.infer<typeof Question>;

/** Nobody answers more at a sitting, and a record stays near 10 KB. */
export const MOST_QUESTIONS = 20;

/** How somebody is reached without an email of ours. */
export const OtherWay = z.enum(['telephone', 'letter', 'visit', 'other']);
export type OtherWay = z.infer<typeof OtherWay>;

/** By which way an ask goes: an email of ours, or a person who does it. */
export const AskedHow = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('email'),
    who: z.enum(['referrer', 'professional']),
    address: z.string().max(254),
    messageId: z.string(),
  }),
  z.object({
    by: z.literal('person'),
    who: z.enum(['referrer', 'professional', 'family']),
    how: OtherWay,
    worker: z.string().max(200),
    /** Whom exactly, for colleagues; personal. */
    whom: z.string().max(200).optional(),
    /** Whom and where by the case's own records, which say whether it is safe (domain 5.5.2). */
    person: PersonKey.optional(),
    at: z.string().max(500).optional(),
  }),
]);
export type AskedHow = z.infer<typeof AskedHow>;

/** What the clock does next about an ask that nobody has answered; nothing when a person has it. */
export const AskStep = z.enum(['remind', 'chase', 'escalate', 'nothing']);
export type AskStep = z.infer<typeof AskStep>;

/**
 * One request for more (domain S9), or for a form that somebody was told to complete (S13): what, why, of whom, by whom, and its
 * times. Nothing but an answer ends it (S9d).
 */
export const Ask = z.object({
  id: z.string(),
  reference: Reference,
  /** At least one wherever questions are asked (S10); none for a form. */
  reasons: z.array(AskReason).max(2),
  questions: z.array(Question).max(MOST_QUESTIONS),
  /** The form that is to come back, by its id. */
  form: z.string().max(60).optional(),
  asked: AskedHow,
  asker: z.string().max(200),
  askedAt: Instant,
  dueAt: Instant,
  state: z.enum(['open', 'answered']),
  next: AskStep,
  remindedAt: Instant.optional(),
  chasedAt: Instant.optional(),
  escalatedAt: Instant.optional(),
  /** A case that may hold what was asked for: from the same sender, about the same child (S13b). A person says whether it does. */
  perhaps: z.object({ reference: Reference, at: Instant }).optional(),
  answer: z
    .object({
      at: Instant,
      by: z.string().max(200),
      how: z.enum(['email', 'telephone', 'other']),
      messageId: z.string().optional(),
      /** The case that the form made which was sent back. */
      returnedIn: Reference.optional(),
      text: z.string().max(2000).optional(),
    })
    .optional(),
  version: z.number().int(),
});
export type Ask = z.infer<typeof Ask>;

/** What an email may say of an ask: codes and a time, with no room for anything about a family (domain 5.4). */
export const AskSaid = z.object({
  reasons: z.array(AskReason).max(2),
  topics: z.array(AskTopic).max(AskTopic.options.length),
  dueAt: Instant,
});
export type AskSaid = z.infer<typeof AskSaid>;
