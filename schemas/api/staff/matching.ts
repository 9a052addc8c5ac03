import * as z from 'zod';
import { Words } from './colleagues.ts';

/** What a person says of a match. */
export const MatchDecision = z.enum(['confirm', 'reject', 'undo']);
export type MatchDecision = z.infer<typeof MatchDecision>;

/** A match, by its id on the case, and what a person says of it. */
export const JudgeMatch = z.strictObject({
  id: z.string().min(1).max(100),
  decision: MatchDecision,
  why: Words.optional(),
});
