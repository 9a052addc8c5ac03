import * as z from 'zod';
import { OutboxId } from '#schemas/message.ts';
import { Words } from './colleagues.ts';

/** A letter of ours reached somebody whom it was not for: which, and what is known of it. */
export const ReportMisdirected = z.strictObject({ id: OutboxId, why: Words });
