import * as z from 'zod';
import { Instant } from './instant.ts';

/** The information governance sign-off without which the online form stays shut (S15b). */
export const SignOff = z.strictObject({
  dpiaReference: z.string().trim().min(1).max(100),
  /** Who signed, by name and by role. */
  approver: z.string().trim().min(1).max(200),
  approverRole: z.string().trim().min(1).max(100),
  signedOffOn: z.iso.date(),
  /** When it must be looked at again: a task says so four weeks before. */
  reviewOn: z.iso.date(),
  demonstration: z.boolean().default(false),
});
export type SignOff = z.infer<typeof SignOff>;

/** The online form's switch: shut unless somebody signed it off (S15). */
export const OnlineFormSetting = z.discriminatedUnion('open', [
  z.object({ open: z.literal(false) }),
  z.object({ open: z.literal(true), signOff: SignOff, recordedAt: Instant, recordedBy: z.string() }),
]);
export type OnlineFormSetting = z.infer<typeof OnlineFormSetting>;

/** How people reach the council: one number on every page and message (S6c). Configuration, never code. */
export const Council = z.object({
  name: z.string(),
  telephone: z.string(),
  /** How the Early Help Coordinator is reached, who answers how things are done (S32): a number or an address, never for a concern. */
  coordinator: z.string(),
  /** Where the duty desk is told at once of what cannot wait (domain 6): an inbox or pager that somebody watches day and night. */
  dutyDesk: z.string(),
  mailbox: z.string(),
  wordFormUrl: z.string(),
  /** When somebody is there to look, said as it is: people decide by it whether to wait (S4, domain 6). */
  hours: z.string(),
});
export type Council = z.infer<typeof Council>;
