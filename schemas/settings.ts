import * as z from 'zod';
import { Instant } from './instant.ts';

/** The sign-off by information governance. Without it, the online form stays shut (S15b). */
export const SignOff = z.strictObject({
  dpiaReference: z.string().trim().min(1).max(100),
  /** The name and role of the person who signed. */
  approver: z.string().trim().min(1).max(200),
  approverRole: z.string().trim().min(1).max(100),
  signedOffOn: z.iso.date(),
  /** The date of the next review. A task reminds governance four weeks before. */
  reviewOn: z.iso.date(),
  demonstration: z.boolean().default(false),
});
export type SignOff = z.infer<typeof SignOff>;

/** Whether the online form is open. It needs a sign-off (S15). */
export const OnlineFormSetting = z.discriminatedUnion('open', [
  z.object({ open: z.literal(false) }),
  z.object({ open: z.literal(true), signOff: SignOff, recordedAt: Instant, recordedBy: z.string() }),
]);
export type OnlineFormSetting = z.infer<typeof OnlineFormSetting>;

/** How to reach the council: the same number on every page and message (S6c). Configuration, never code. */
export const Council = z.object({
  name: z.string(),
  telephone: z.string(),
  /** The number or address of the Early Help Coordinator, who answers process queries, never concerns (S32). */
  coordinator: z.string(),
  /** The address for alarms to the duty desk (domain 6): an inbox or pager that people watch day and night. */
  dutyDesk: z.string(),
  mailbox: z.string(),
  wordFormUrl: z.string(),
  /** The hours when staff are at work. They must be true, because people decide by them whether to wait (S4, domain 6). */
  hours: z.string(),
});
export type Council = z.infer<typeof Council>;
