import { Problem, refusedAt } from '#functions/platform/http/problem.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import type { Role } from '#schemas/actor.ts';
import { Liftable, LiftFlag, SetFlag, Settable } from '#schemas/api/staff/protecting.ts';
import { SafeContact } from '#schemas/contact.ts';
import type { CarefulFact } from '#schemas/forms/careful-values.ts';
import type { FormSafety } from '#schemas/forms/form-safety.ts';
import { peopleIn, type SafetyRecord } from '#schemas/safety-record.ts';
import { onlyFor } from '../../roles.ts';
import { caseAction, NOTHING } from '../action.ts';
import type { Doing } from '../change.ts';

/**
 * Who may lift which flag. Only a social-work decision-maker may lift those that keep parents from knowing (S11e). A social worker
 * may say that somebody looked at a danger, or at held mail. An address stated to be secret stays so. Its flag is lifted only if
 * words that nobody understood had set it, and a person has recorded that they do not say so. No other flag is lifted by hand.
 */
const LIFTED_BY = {
  do_not_inform_parents: ['team_manager'],
  contact_nobody_without_decision: ['team_manager'],
  address_confidential: ['team_manager'],
  immediate_danger: ['team_manager', 'duty_social_worker'],
  danger_words: ['team_manager', 'duty_social_worker'],
  held_mail: ['team_manager', 'duty_social_worker'],
  automatic_mail: ['team_manager', 'duty_social_worker'],
} as const satisfies Readonly<Record<Liftable, readonly Role[]>>;

/** Returns whether somebody may lift a flag. */
export function mayLift({ roles }: Doing['staff'], flag: Liftable): boolean {
  const by: readonly string[] = LIFTED_BY[flag];
  return roles.some((role) => by.includes(role));
}

const SET_BY: Readonly<Record<CarefulFact, Liftable>> = {
  duty_desk_is_told: 'immediate_danger',
  parents_are_not_informed: 'do_not_inform_parents',
  family_is_not_contacted: 'contact_nobody_without_decision',
  email_is_not_safe: 'contact_nobody_without_decision',
  address_is_secret: 'address_confidential',
};

/** Returns the flags that a form's unclear words set, even if somebody has read them since. */
export const carefulFlags = ({ careful }: Pick<FormSafety, 'careful'>): readonly Liftable[] =>
  careful.map((fact) => SET_BY[fact]);

/**
 * Lifts a flag: a person looked, and decides that its protection is over. The reason stays on the case, and the audit names the
 * flag.
 */
export const liftFlag = caseAction(
  LiftFlag,
  NOTHING,
  (whole, { flag, why }, { staff }) => {
    const refused = whyNotLifted(whole, flag, staff);
    if (refused !== undefined) throw refused;
    return { flags: { lift: [flag] }, subject: flag, line: { what: `flag_lifted_${flag}`, detail: why } };
  },
  requireLiftable,
);

function whyNotLifted({ head, safety }: CaseToWork, flag: Liftable, staff: Doing['staff']): Problem | undefined {
  if (!mayLift(staff, flag)) return onlyFor(LIFTED_BY[flag]);
  if (!head.flags.includes(flag)) return refusedAt('/flag', 409, 'no-such-flag', 'The case does not have this flag.');
  if (flag === 'address_confidential' && isSaidSecret(safety))
    return refusedAt(
      '/flag',
      409,
      'said-to-be-secret',
      'Somebody said that an address is secret, or may have. It stays masked.',
    );
  return undefined;
}

/** @throws Problem when the case has no flag that this person may lift */
function requireLiftable(whole: CaseToWork, staff: Doing['staff']): void {
  const flags = Liftable.options.filter((flag) => whole.head.flags.includes(flag));
  if (flags.length === 0) throw new Problem(409, 'no-such-flag', 'The case has no flag that a person lifts.');
  const refused = flags.map((flag) => whyNotLifted(whole, flag, staff));
  if (refused[0] !== undefined && !refused.includes(undefined)) throw refused[0];
}

/**
 * Returns whether an address was stated to be secret. That is so unless unclear words of a form set the flag. It is also so when a
 * form says it, or said it before somebody read it otherwise, or may say it in words not read yet. And it is so when a colleague
 * set the flag.
 */
function isSaidSecret({ forms, secretByColleague }: SafetyRecord): boolean {
  return (
    !forms.some((form) => carefulFlags(form).includes('address_confidential')) ||
    forms.some(({ saidSecret }) => saidSecret) ||
    secretByColleague === true
  );
}

/** Sets a flag that protects: anybody who works the case may add protection. */
export const setFlag = caseAction(
  SetFlag,
  NOTHING,
  ({ head, safety }, { flag, why }) => {
    if (head.flags.includes(flag)) throw refusedAt('/flag', 409, 'has-this-flag', 'The case has this flag already.');
    return {
      flags: { add: [flag] },
      subject: flag,
      line: { what: `flag_set_${flag}`, detail: why },
      ...(flag === 'address_confidential' ? { safety: { ...safety, secretByColleague: true } } : {}),
    };
  },
  ({ head }) => {
    if (Settable.options.every((flag) => head.flags.includes(flag)))
      throw new Problem(409, 'has-this-flag', 'The case has every flag that a person sets.');
  },
);

/** Records how one person of the case may be contacted, as somebody said now. It replaces the earlier record (domain 5.5.2). */
export const recordContact = caseAction(
  SafeContact,
  ({ person }) => ({ contacts: { is: [person] } }),
  ({ safety, contacts }, said, { staff, now }) => {
    const { person } = said;
    if (person !== 'sender' && safety.full !== true && !peopleIn(safety).some((one) => one.person === person))
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
  },
);
