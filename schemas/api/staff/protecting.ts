import * as z from 'zod';
import { Words } from './colleagues.ts';

/** The flags that a person may lift; that of a secret address only where nothing says that it is one. */
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

/** A flag's protection is over, and why. */
export const LiftFlag = z.strictObject({ flag: Liftable, why: Words });

/** What somebody learns on the telephone protects as what a form says. */
const Settable = z.enum([
  'do_not_inform_parents',
  'contact_nobody_without_decision',
  'address_confidential',
  'immediate_danger',
]);

/** A flag that protects, and why. */
export const SetFlag = z.strictObject({ flag: Settable, why: Words });
