import * as z from 'zod';
import { OutboxId } from '#schemas/message.ts';
import { Words } from './texts.ts';

/** The body that reports a letter to the wrong person: which letter, and what is known. */
export const ReportMisdirected = z.strictObject({ id: OutboxId, why: Words });
