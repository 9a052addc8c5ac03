import * as z from 'zod';
import { Instant } from './instant.ts';

/** A way to reach a person. */
export const Channel = z.enum(['telephone', 'text', 'email', 'post', 'visit']);
export type Channel = z.infer<typeof Channel>;

/**
 * The key of a person on a case: the number of a form and their place on it (`1.household.0`, `2.children.1`, `1.referrer`), or
 * `sender` for the sender of a referral without a form.
 */
export const PersonKey = z
  .string()
  .regex(
    /^([1-9]\d{0,3}\.(referrer|(children|household)\.\d{1,2})|sender)$/,
    'Name a person of a form, such as 1.household.0.',
  );

/** The key of a person who received a letter that was meant for another, by the letter's outbox id. */
export const WrongReader = z.string().regex(/^wrong\.[0-9A-HJKMNP-TV-Z]{26}$/);

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time, such as 09:30.');
const Day = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

/** A safe time, in London's time. `until` is later than `from` on the same day. */
export const SafeTime = z
  .strictObject({ days: z.array(Day).min(1).max(7), from: Clock, until: Clock })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'Give a time after from.' });
export type SafeTime = z.infer<typeof SafeTime>;

/** One safe way to reach a person. `at` is the number or address. Personal. */
export const SafeWay = z.strictObject({
  channel: Channel,
  at: z.string().trim().min(1).max(500),
  /** Absent: at any time. Fourteen allow two safe times on each day of the week. */
  times: z.array(SafeTime).min(1).max(14).optional(),
  /** Whether staff may leave a message. Unknown counts as unsafe. */
  voicemail: z.enum(['yes', 'no', 'unknown']).default('unknown'),
});
export type SafeWay = z.infer<typeof SafeWay>;

/** How staff may contact one person of a case, once confirmed by staff (domain 5.5.2). Unknown counts as unsafe. Personal. */
export const SafeContact = z.strictObject({
  person: PersonKey,
  contact: z.enum(['safe', 'never', 'unknown']),
  /** The safe ways, and no others. Ten are every way there is, and each a second time. */
  ways: z.array(SafeWay).max(10),
  /** What to say or hear first. Only people who work the case see it. */
  codePhrase: z.string().trim().min(1).max(200).optional(),
  /** Rules in words, for people. */
  rules: z.string().trim().min(1).max(2000).optional(),
  saidBy: z.string().trim().min(1).max(200),
});

/** The stored contact rules of one person, with the time when staff last checked them. */
export const ContactRecord = z.object({
  ...SafeContact.shape,
  person: z.union([PersonKey, WrongReader]),
  reviewedAt: Instant,
  reviewedBy: z.string().max(200),
  version: z.number().int(),
});
export type ContactRecord = z.infer<typeof ContactRecord>;
