import { OPEN_NOW } from '#schemas/codes/existing-involvement.ts';
import { ASKS_NOT_TO, NO_RISK_REASONS, RISK_REASONS } from '#schemas/codes/not-told-reason.ts';
import { SELF } from '#schemas/codes/referral-source.ts';
import type { Answer } from './answer.ts';
import { type AnswerIndex, indexOf, itemsOf } from './answer-index.ts';
import { carefulFacts, type WithUnread } from './careful-values.ts';

/** What the rules need to know of a referral. Unknown is `undefined`, `unknown` or the unsafe answer, never a guess. */
export interface ReferralFacts {
  immediateDanger: boolean;
  /** Only because what was written in the answer's place could not be understood. */
  dangerNotUnderstood?: true;
  referrerType?: string;
  /** The kind of agency, by its code (domain 3.1). */
  sourceCode?: string;
  referrerEmail?: string;
  /** Said by the referrer to be safe to write to; without an address or an answer it is not (law 7). */
  emailIsSafe: boolean;
  /** `risk` alone sets DO_NOT_INFORM_PARENTS (domain S11b); `not_yet_told` alone prompts the referrer to tell them. */
  informParents: 'told' | 'partly' | 'not_yet_told' | 'risk' | 'unknown';
  /** A young person about themself: their contact rules rule (domain 5.5.6). */
  selfReferring: boolean;
  /** When they were born, where they are the one child and it is read in one way. */
  selfBornOn?: string;
  /**
   * Nobody of the family is contacted without a decision: a young person refers herself, or asks that they are not told, or what
   * was written of agreement or safe contact could not be understood.
   */
  contactNobody: boolean;
  /** Some reading of the form says that an address must be kept secret (domain 5.5.4). */
  addressConfidential: boolean;
  /** With whom the family has an open case, as some reading of the form says: that worker hears of it too (S5b). */
  openTo?: string;
  /** How many children the form names. */
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

/** Every way that an answer was read, the surest first. Unknown is unsafe: where somebody is protected, a less sure reading counts. */
function readings({ byPath }: AnswerIndex, path: string): string[] {
  const answer = byPath.get(path);
  return [answer, ...(answer?.also ?? [])].flatMap((one) => (typeof one?.value === 'string' ? [one.value] : []));
}

/** A child or young person about themself; another's form says it by the kind of source alone (domain S28c, 3.1). */
function selfReferring(index: AnswerIndex): boolean {
  const types = readings(index, '/referrer/referrerType');
  return types.length > 0 ? types.includes('young_person') : readings(index, '/referrer/sourceCode').includes(SELF);
}

/** Of several children nobody knows which it is, and of several readings which is right. */
function bornOn(index: AnswerIndex, [only, ...others]: readonly string[]): string | undefined {
  if (only === undefined || others.length > 0) return undefined;
  const [born, ...else_] = new Set(readings(index, `${only}/dateOfBirth`));
  return else_.length === 0 ? born : undefined;
}

/** Unknown is unsafe: a less sure reading that says so counts. */
function saysConfidential({ path, value, also = [] }: Answer): boolean {
  const readings = [value, ...also.map((other) => other.value)];
  if (path.endsWith('/addressConfidential')) return readings.includes(true);
  // Whoever says from whom it must be kept says that it must.
  return path.endsWith('/addressSecretFrom') && readings.some((from) => typeof from === 'string' && from.trim() !== '');
}

const NOTHING_UNREAD: WithUnread = { leftovers: [] };

/**
 * The facts of a referral, from its answers, by whichever door they came. What stood in an answer's place and is not understood yet
 * has the careful value (careful-values.ts).
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
      // Who is not said to be a professional may be of the family, and did not plainly say that they may be written to.
      (careful.has('email_is_not_safe') && referrerType !== 'professional'),
    addressConfidential: answers.some(saysConfidential) || careful.has('address_is_secret'),
    ...(open === undefined ? {} : { openTo: open }),
    children: children.length,
    ...(requestType === undefined ? {} : { requestType }),
    ...(suggestedLevel === undefined ? {} : { suggestedLevel }),
  };
}
