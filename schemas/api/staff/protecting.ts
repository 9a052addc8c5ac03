import * as z from 'zod';
import { Words } from './texts.ts';

/** A flag that a person may lift. They may lift `address_confidential` only if nothing says that an address is secret. */
export const Liftable = z.enum([
  'do_not_inform_parents',
  'contact_nobody_without_decision',
  'address_confidential',
  'immediate_danger',
  'danger_words',
  'held_mail',
  'automatic_mail',
]);
export type Liftable = z.infer<typeof Liftable>;

/** The body that lifts a flag. */
export const LiftFlag = z.strictObject({ flag: Liftable, why: Words });

/** A flag that a person may set, for example after a telephone call. It protects as much as one from a form. */
export const Settable = z.enum([
  'do_not_inform_parents',
  'contact_nobody_without_decision',
  'address_confidential',
  'immediate_danger',
]);

/** The body that sets a flag. */
export const SetFlag = z.strictObject({ flag: Settable, why: Words });
