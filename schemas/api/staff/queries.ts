import * as z from 'zod';
import { Words } from './colleagues.ts';

/** A person screened a case and calls it a process query (S32): it is asked of them each time, and has no default. */
export const CallQuery = z.strictObject({ namesChildOrConcern: z.boolean(), why: Words });

/** A process query was answered, by whichever way; an answer by email is written from the coordinator's own mailbox. */
export const AnswerQuery = z.strictObject({ how: z.enum(['email', 'telephone', 'other']), answer: Words });

/** It is a concern after all. */
export const CallConcern = z.strictObject({ why: Words });
