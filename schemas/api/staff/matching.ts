import * as z from 'zod';
import { Words } from './texts.ts';

/** A person's judgement of a match. */
export const MatchDecision = z.enum(['confirm', 'reject', 'undo']);
export type MatchDecision = z.infer<typeof MatchDecision>;

/** The body that judges a match of the case. */
export const JudgeMatch = z.strictObject({
  id: z.string().min(1).max(100),
  decision: MatchDecision,
  why: Words.optional(),
});
