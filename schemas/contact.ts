import * as z from 'zod';
import { Instant } from './instant.ts';

/** A way to reach somebody. */
export const Channel = z.enum(['telephone', 'text', 'email', 'post', 'visit']);
export type Channel = z.infer<typeof Channel>;

/**
 * Whom a contact is about: a person of one of the case's forms by the form's number and their place in it, or whoever sent
 * the referral where there is no form (`1.household.0`, `2.children.1`, `1.referrer`, `sender`).
 */
export const PersonKey = z
  .string()
  .regex(
    /^([1-9]\d{0,3}\.(referrer|(children|household)\.\d{1,2})|sender)$/,
    'Name a person of a form, such as 1.household.0.',
  );

/** Whoever read a letter of ours that was not for them, by that letter's outbox id: nobody of the case, as far as is known. */
export const WrongReader = z.string().regex(/^wrong\.[0-9A-HJKMNP-TV-Z]{26}$/);

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time, such as 09:30.');
const Day = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** When it is safe, by London's clocks; `until` is after `from` on the same day. */
export const SafeTime = z
  .strictObject({ days: z.array(Day).min(1).max(7), from: Clock, until: Clock })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'Give a time after from.' });
export type SafeTime = z.infer<typeof SafeTime>;

/** One way that is safe. `at` is the number or address; personal. */
export const SafeWay = z.strictObject({
  channel: Channel,
  at: z.string().trim().min(1).max(500),
  /** Absent: at any time. A week has seven days, and a day rarely more than two safe stretches. */
  times: z.array(SafeTime).min(1).max(14).optional(),
  /** Whether a message may be left; unknown is unsafe. */
  voicemail: z.enum(['yes', 'no', 'unknown']).default('unknown'),
});
export type SafeWay = z.infer<typeof SafeWay>;

/** How one person of a case may be contacted, as somebody said and staff confirmed (domain 5.5.2). Unknown is unsafe. Personal. */
export const SafeContact = z.strictObject({
  person: PersonKey,
  contact: z.enum(['safe', 'never', 'unknown']),
  /** Ten: every way there is, and some twice. Only those named are safe. */
  ways: z.array(SafeWay).max(10),
  /** What to say or to hear first; shown only to those who work the case. */
  codePhrase: z.string().trim().min(1).max(200).optional(),
  /** In words, for people. */
  rules: z.string().trim().min(1).max(2000).optional(),
  saidBy: z.string().trim().min(1).max(200),
});

/** The record beside the case's head, with when somebody last asked whether it is still so. */
export const ContactRecord = z.object({
  ...SafeContact.shape,
  person: z.union([PersonKey, WrongReader]),
  reviewedAt: Instant,
  reviewedBy: z.string().max(200),
  version: z.number().int(),
});
export type ContactRecord = z.infer<typeof ContactRecord>;
