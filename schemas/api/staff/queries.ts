import * as z from 'zod';
import { Words } from './texts.ts';

/** The body that marks a case as a process query (S32). The person must say each time whether it names a child or a concern. */
export const CallQuery = z.strictObject({ namesChildOrConcern: z.boolean(), why: Words });

/** The body that records the answer to a process query. The coordinator sends an answer by email from their own mailbox. */
export const AnswerQuery = z.strictObject({ how: z.enum(['email', 'telephone', 'other']), answer: Words });

/** The body that turns a process query back into a concern. */
export const CallConcern = z.strictObject({ why: Words });
