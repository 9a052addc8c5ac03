import { OPEN_NOW } from '#schemas/codes/existing-involvement.ts';
import { ASKS_NOT_TO, NO_RISK_REASONS, RISK_REASONS } from '#schemas/codes/not-told-reason.ts';
import { SELF } from '#schemas/codes/referral-source.ts';
import type { Answer } from './answer.ts';
import { type AnswerIndex, indexOf, itemsOf } from './answer-index.ts';
import { carefulFacts, type WithUnread } from './careful-values.ts';

/** The facts of a referral that the rules need. An unknown fact is `undefined`, `unknown` or the unsafe value, never a guess. */
export interface ReferralFacts {
  immediateDanger: boolean;
  /** Danger is assumed, because the program did not understand the answer. */
  dangerNotUnderstood?: true;
  referrerType?: string;
  /** The code of the kind of agency (domain 3.1). */
  sourceCode?: string;
  referrerEmail?: string;
  /** Whether the referrer said that email is safe. Without an address or an answer, it is not (law 7). */
  emailIsSafe: boolean;
  /** Only `risk` sets DO_NOT_INFORM_PARENTS (domain S11b). Only `not_yet_told` asks the referrer to tell the parents. */
  informParents: 'told' | 'partly' | 'not_yet_told' | 'risk' | 'unknown';
  /** Whether a young person refers themself. Their own contact rules then apply (domain 5.5.6). */
  selfReferring: boolean;
  /** Their date of birth, if they are the only child and it has only one reading. */
  selfBornOn?: string;
  /**
   * Whether contact with the family needs a decision: a young person refers herself or asks us not to tell them, or the program
   * did not understand the answers about agreement or safe contact.
   */
  contactNobody: boolean;
  /** Whether any reading of the form says that an address is secret (domain 5.5.4). */
  addressConfidential: boolean;
  /** The service with an open case of the family, by any reading of the form. That worker is told too (S5b). */
  openTo?: string;
  /** The number of children on the form. */
  children: number;
  requestType?: string;
  suggestedLevel?: string;
}

function informParents(shared: unknown, reason: unknown, readings: readonly string[]): ReferralFacts['informParents'] {
  if (readings.some((each) => RISK_REASONS.has(each))) return 'risk';
  if (shared === 'yes') return 'told';
  if (shared === 'partly') return 'partly';
  if (typeof reason === 'string' && NO_RISK_REASONS.has(reason)) return 'not_yet_told';
  return 'unknown';
}

/** Returns all readings of an answer, the surest first. A less sure reading that protects a person counts as well. */
function readings({ byPath }: AnswerIndex, path: string): string[] {
  const answer = byPath.get(path);
  return [answer, ...(answer?.also ?? [])].flatMap((one) => (typeof one?.value === 'string' ? [one.value] : []));
}

/** Checks whether a young person refers themself. Another council's form only has the source that says so (domain S28c, 3.1). */
function selfReferring(index: AnswerIndex): boolean {
  const types = readings(index, '/referrer/referrerType');
  return types.length > 0 ? types.includes('young_person') : readings(index, '/referrer/sourceCode').includes(SELF);
}

/** Returns a date of birth only for one child with one reading: otherwise nobody knows which child or which date it is. */
function bornOn(index: AnswerIndex, [only, ...others]: readonly string[]): string | undefined {
  if (only === undefined || others.length > 0) return undefined;
  const [born, ...else_] = new Set(readings(index, `${only}/dateOfBirth`));
  return else_.length === 0 ? born : undefined;
}

/** Checks whether any reading of an answer says that an address is secret. */
function saysConfidential({ path, value, also = [] }: Answer): boolean {
  const readings = [value, ...also.map((other) => other.value)];
  if (path.endsWith('/addressConfidential')) return readings.includes(true);
  // Naming the person who must not know it implies that it is secret.
  return path.endsWith('/addressSecretFrom') && readings.some((from) => typeof from === 'string' && from.trim() !== '');
}

const NOTHING_UNREAD: WithUnread = { leftovers: [] };

/**
 * Returns the facts of a referral from its answers, for every door. An unread answer to a safety question gets the careful value
 * (careful-values.ts).
 */
export function referralFacts(answers: readonly Answer[], unread: WithUnread = NOTHING_UNREAD): ReferralFacts {
  const careful = carefulFacts(unread);
  const index = indexOf(answers);
  const valueAt = (path: string) => index.byPath.get(path)?.value;
  const text = (path: string): string | undefined => {
    const value = valueAt(path);
    return typeof value === 'string' ? value : undefined;
  };
  const children = itemsOf(index, 'children');
  const saysDanger = valueAt('/urgency/immediateDanger') === true;
  const referrerType = text('/referrer/referrerType');
  const aboutThemself = selfReferring(index);
  const notTold = readings(index, '/parentsInformed/notToldReason');
  const sourceCode = text('/referrer/sourceCode');
  const referrerEmail = text('/referrer/email');
  const requestType = text('/request/requestType');
  const suggestedLevel = text('/request/suggestedLevel');
  const selfBornOn = aboutThemself ? bornOn(index, children) : undefined;
  const open = readings(index, '/history/existingInvolvement').find((said) => OPEN_NOW.includes(said));
  return {
    immediateDanger: saysDanger || careful.has('duty_desk_is_told'),
    ...(!saysDanger && careful.has('duty_desk_is_told') ? { dangerNotUnderstood: true } : {}),
    ...(referrerType === undefined ? {} : { referrerType }),
    ...(sourceCode === undefined ? {} : { sourceCode }),
    ...(referrerEmail === undefined ? {} : { referrerEmail }),
    emailIsSafe:
      referrerEmail !== undefined && valueAt('/referrer/emailIsSafe') === true && !careful.has('email_is_not_safe'),
    informParents: careful.has('parents_are_not_informed')
      ? 'risk'
      : informParents(text('/parentsInformed/concernsShared'), text('/parentsInformed/notToldReason'), notTold),
    selfReferring: aboutThemself,
    ...(selfBornOn === undefined ? {} : { selfBornOn }),
    contactNobody:
      aboutThemself ||
      notTold.includes(ASKS_NOT_TO) ||
      careful.has('family_is_not_contacted') ||
      // A referrer who may belong to the family did not clearly say that email is safe.
      (careful.has('email_is_not_safe') && referrerType !== 'professional'),
    addressConfidential: answers.some(saysConfidential) || careful.has('address_is_secret'),
    ...(open === undefined ? {} : { openTo: open }),
    children: children.length,
    ...(requestType === undefined ? {} : { requestType }),
    ...(suggestedLevel === undefined ? {} : { suggestedLevel }),
  };
}
