import * as z from 'zod';
import { PersonKey } from './contact.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** A reason to ask for more information. The policy allows only these two, and asks for at least one (domain S10). */
export const AskReason = z.enum(['existing_relationship', 'best_placed']);
export type AskReason = z.infer<typeof AskReason>;

/**
 * The topic of a question, in the words of the public page (domain S8) and of the form. An email names the topic and never the
 * question itself, which may contain a name (domain 5.4).
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

/** One question. Its words stay on the case: staff read them out by telephone or put them in a secure reply. */
export const Question = z.strictObject({ topic: AskTopic, text: z.string().trim().min(1).max(500) });

/** More than a person answers at one time; with twenty, a record stays near 10 KB. */
export const MOST_QUESTIONS = 20;

/** A way to reach a person other than our email. */
export const OtherWay = z.enum(['telephone', 'letter', 'visit', 'other']);
export type OtherWay = z.infer<typeof OtherWay>;

/** How a request is made: by our email, or by a colleague. */
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
    /** The name of the person to ask, for colleagues. Personal. */
    whom: z.string().max(200).optional(),
    /** The same person in the case's records, which say whether this way is safe (domain 5.5.2). */
    person: PersonKey.optional(),
    at: z.string().max(500).optional(),
  }),
]);
export type AskedHow = z.infer<typeof AskedHow>;

/** The next step of the clock for an unanswered request. `nothing`: a colleague deals with it. */
export const AskStep = z.enum(['remind', 'chase', 'escalate', 'nothing']);
export type AskStep = z.infer<typeof AskStep>;

/**
 * A request for information (domain S9), or for a form that a person was told to complete (S13). Only an answer ends it (S9d).
 */
export const Ask = z.object({
  id: z.string(),
  reference: Reference,
  /** At least one if there are questions (S10); none for a form. */
  reasons: z.array(AskReason).max(2),
  questions: z.array(Question).max(MOST_QUESTIONS),
  /** The id of the form to return. */
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
  /** A case that may contain the answer: same sender, same child (S13b). A person decides whether it does. */
  perhaps: z.object({ reference: Reference, at: Instant }).optional(),
  answer: z
    .object({
      at: Instant,
      by: z.string().max(200),
      how: z.enum(['email', 'telephone', 'other']),
      messageId: z.string().optional(),
      /** The case that the returned form opened. */
      returnedIn: Reference.optional(),
      text: z.string().max(2000).optional(),
    })
    .optional(),
  version: z.number().int(),
});
export type Ask = z.infer<typeof Ask>;

/** The part of a request that an email may repeat: codes and a time, with no room for anything about a family (domain 5.4). */
export const AskSaid = z.object({
  reasons: z.array(AskReason).max(2),
  topics: z.array(AskTopic).max(AskTopic.options.length),
  dueAt: Instant,
});
export type AskSaid = z.infer<typeof AskSaid>;
