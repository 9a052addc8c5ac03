import * as z from 'zod';
import { Team } from './case-codes.ts';
import { Channel } from './codes/channel.ts';
import { DraftId } from './draft-id.ts';
import { forms } from './forms/forms.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** Sections > items > fields > a reason: deeper is no form, and what walks a form goes no deeper. */
const DEEPEST = 5;
const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' || value === null
    ? true
    : levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));

/** Answers of 100,000 characters are some thirty pages. A list of twenty drafts then stays under the 6 MB that a Lambda answers. */
const MOST_CHARACTERS = 100_000;

/** The answers as they were typed. Anything may be missing, and anything may be unreadable yet. */
export const DraftAnswers = z
  .record(z.string().max(100), z.unknown())
  .refine(
    (answers) => isShallow(answers, DEEPEST) && JSON.stringify(answers).length <= MOST_CHARACTERS,
    'This is too long for one referral.',
  )
  .describe('The answers so far, as the form has them. None is mandatory, and one that cannot be read yet is kept.');
export type DraftAnswers = z.infer<typeof DraftAnswers>;

/** The id of a form that somebody fills in. */
export const FormId = z
  .string()
  .refine((id) => forms.has(id), `Give one of: ${[...forms.keys()].join(', ')}.`)
  .describe('The id of a form, such as early-help-and-social-care.');

/** A referral that a colleague is taking down (S16). It belongs to them until it is left; then it is the team's. */
export const Draft = z.object({
  id: DraftId,
  /** The id of the colleague who is taking it down. */
  taker: z.string(),
  team: Team,
  channel: Channel,
  form: FormId,
  answers: DraftAnswers,
  /** The words in it that may mean danger. */
  danger: z.array(z.string().max(100)).max(50),
  begunAt: Instant,
  changedAt: Instant,
  version: z.int().min(1),
});
export type Draft = z.infer<typeof Draft>;

/** What became of a draft. A case has its answers then, or they are deleted. */
export const EndedDraft = z.object({
  id: DraftId,
  taker: z.string(),
  team: Team,
  ended: z.enum(['filed', 'let_go']),
  /** The case that it became. */
  reference: Reference.optional(),
});
export type EndedDraft = z.infer<typeof EndedDraft>;
