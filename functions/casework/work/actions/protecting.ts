import { forbidden, Problem } from '#functions/platform/http/problem.ts';
import type { Role } from '#schemas/actor.ts';
import { type Liftable, LiftFlag, SetFlag } from '#schemas/api/staff/protecting.ts';
import { SafeContact } from '#schemas/contact.ts';
import { peopleOn } from '#schemas/forms/people.ts';
import { caseAction } from '../action.ts';

/**
 * Who may lift which flag. Those that keep parents from knowing are a social-work decision-maker's alone (S11e); that somebody
 * looked at a danger, or at held mail, a social worker may say. No other flag is lifted by hand, and a secret address never is.
 */
const LIFTED_BY = {
  do_not_inform_parents: ['team_manager'],
  contact_nobody_without_decision: ['team_manager'],
  immediate_danger: ['team_manager', 'duty_social_worker'],
  danger_words: ['team_manager', 'duty_social_worker'],
  held_mail: ['team_manager', 'duty_social_worker'],
  automatic_mail: ['team_manager', 'duty_social_worker'],
} as const satisfies Readonly<Record<Liftable, readonly Role[]>>;

/** A person looked, and decides that a flag's protection is over. The reason stays on the case, and the audit names the flag. */
export const liftFlag = caseAction(LiftFlag, ({ head }, { flag, why }, { staff }) => {
  const by: readonly string[] = LIFTED_BY[flag];
  if (!staff.roles.some((role) => by.includes(role))) throw forbidden();
  if (!head.flags.includes(flag)) throw new Problem(409, 'no-such-flag', 'The case does not have this flag.');
  return { flags: { lift: [flag] }, subject: flag, line: { what: `flag_lifted_${flag}`, detail: why } };
});

/** A person sets a flag that protects: adding protection is anybody's who works the case. */
export const setFlag = caseAction(SetFlag, ({ head }, { flag, why }) => {
  if (head.flags.includes(flag)) throw new Problem(409, 'has-this-flag', 'The case has this flag already.');
  return { flags: { add: [flag] }, subject: flag, line: { what: `flag_set_${flag}`, detail: why } };
});

/** How one person of the case may be contacted, as somebody said now; it replaces what was said before (domain 5.5.2). */
export const recordContact = caseAction(SafeContact, ({ forms, contacts }, said, { staff, now }) => {
  const { person } = said;
  if (person !== 'sender' && !peopleOn(forms).some((one) => one.person === person))
    throw new Problem(422, 'no-such-person', 'No form of this case names such a person.');
  if (said.contact === 'safe' && said.ways.length === 0)
    throw new Problem(422, 'no-safe-way', 'Say by which way it is safe.');
  if (said.contact !== 'safe' && said.ways.length > 0)
    throw new Problem(422, 'not-safe', 'Ways are given only where it is safe to contact them.');
  const before = contacts.find((one) => one.person === person);
  const value = { ...said, reviewedAt: now.toISOString(), reviewedBy: staff.id };
  return {
    records: [{ kind: 'contact', id: person, value, was: before?.version ?? 'new' }],
    subject: person,
    line: { what: `contact_${said.contact}` },
  };
});
