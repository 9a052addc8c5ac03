import * as z from 'zod';
import { askEmail } from '#functions/correspondence/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { type Ask, AskReason, MOST_QUESTIONS, OtherWay, Question } from '#schemas/ask.ts';
import { Instant } from '#schemas/instant.ts';
import { saidOf } from '../../asking/ask-said.ts';
import { askByHand, tasksOfAsk } from '../../asking/ask-tasks.ts';
import { firstStep } from '../../asking/ask-times.ts';
import { ConfirmedAddress } from '../../asking/confirmed-address.ts';
import { emailTo } from '../../asking/not-by-email.ts';
import { whereTo } from '../../asking/where-to.ts';
import { caseAction, StaffId, Words } from '../action.ts';

/** An answer that may wait longer is no question for a front door: what it asks is needed within weeks. */
const LONGEST_MS = 90 * 24 * 3_600_000;
/** More open at once on one case, and nobody knows any more who was asked what. */
const MOST_OPEN = 20;

const AskInput = z.strictObject({
  reasons: z
    .array(AskReason)
    .min(1)
    .max(2)
    .refine((reasons) => new Set(reasons).size === reasons.length),
  questions: z.array(Question).min(1).max(MOST_QUESTIONS),
  dueAt: Instant,
  of: z.union([
    z.strictObject({ who: z.literal('referrer') }),
    ConfirmedAddress,
    z.strictObject({
      who: z.enum(['referrer', 'professional', 'family']),
      how: OtherWay,
      worker: StaffId,
      whom: z.string().trim().min(1).max(200).optional(),
    }),
  ]),
});

/**
 * Asks for more (domain S9): with at least one of exactly two reasons (S10), by an email of ours where one may go, else by a
 * person. The decision clock goes on (S9b). The questions' words stay on the case; the email names what they are about
 * (domain 5.4). @throws Problem 422 when no email may go there, with why; 409 when too many are open
 */
export const ask = caseAction(AskInput, (whole, { reasons, questions, dueAt, of }, doing) => {
  const { now, staff, professionalDomains = [] } = doing;
  const { head, asks } = whole;
  const waits = Date.parse(dueAt) - now.getTime();
  if (waits <= 0) throw new Problem(422, 'due-in-the-past', 'Give a due time that is still to come.');
  if (waits > LONGEST_MS) throw new Problem(422, 'due-too-late', 'Give a due time within 90 days.');
  const open = asks.filter(({ state }) => state === 'open').length;
  if (open >= MOST_OPEN) throw new Problem(409, 'too-many-open-asks', 'Record some answers first.');
  const id = newId(now);
  const messageId = newId(now);
  const at = now.toISOString();
  const made = { id, reference: head.reference, reasons, questions, asker: staff.id, askedAt: at, dueAt } as const;
  const record = (asked: Ask['asked']) => {
    const { next, at: timerAt } = firstStep(made, asked.by);
    const value = { ...made, asked, state: 'open', next };
    return { kind: 'ask', id, value, was: 'new', timer: { kind: 'ask', at: timerAt } } as const;
  };
  const change = { head: { openAsks: open + 1 }, line: { what: 'asked_for_information' } };
  if ('how' in of) {
    // Unknown is unsafe for a person with a telephone, too: whoever asks the family tells it that there is a referral (law 7).
    if (of.who === 'family' && head.flags.some((flag) => KEEPS_FROM_FAMILY.has(flag)))
      throw new Problem(409, 'parents-must-not-be-informed', 'A decision-maker must lift the flag first.');
    const { worker, ...how } = of;
    return {
      ...change,
      records: [record({ by: 'person', worker, ...how })],
      raise: [askByHand(made, head, worker, earlier(dueAt, head.decisionDueAt, at), now)],
    };
  }
  const to = emailTo(whereTo(of, 'information_request', whole, professionalDomains, now));
  return {
    ...change,
    records: [record({ by: 'email', who: of.who, address: to.address, messageId })],
    outbound: [askEmail({ id: messageId, kind: 'information_request', to, ask: saidOf(made), head, now })],
  };
});

const KEEPS_FROM_FAMILY: ReadonlySet<string> = new Set(['do_not_inform_parents', 'contact_nobody_without_decision']);

/** A person asks by the time of the decision, where that is still to come and the answer is not due before. */
const earlier = (dueAt: string, decisionDueAt: string, now: string): string =>
  decisionDueAt > now && decisionDueAt < dueAt ? decisionDueAt : dueAt;

/** An answer came, by whichever way. The last open ask that is answered leads back to the work; another keeps the state. */
export const recordAnswer = caseAction(
  z.strictObject({
    id: z.string().min(1).max(40),
    how: z.enum(['email', 'telephone', 'other']),
    answers: Words.optional(),
    messageId: z.string().min(1).max(100).optional(),
  }),
  ({ asks, messages, tasks }, { id, how, answers, messageId }, { now, staff }) => {
    const found = asks.find((one) => one.id === id);
    if (found === undefined) throw notFound();
    if (found.state === 'answered') throw new Problem(409, 'answered-before', 'This ask is answered already.');
    if (messageId !== undefined && !messages.some((one) => one.direction === 'in' && one.id === messageId))
      throw new Problem(422, 'no-such-message', 'This case has no email with that id.');
    if (answers === undefined && messageId === undefined)
      throw new Problem(422, 'no-answer', 'Say what was answered, or which email answers it.');
    const left = asks.filter((one) => one.state === 'open' && one.id !== id).length;
    const { version, ...rest } = found;
    const answer = {
      at: now.toISOString(),
      by: staff.id,
      how,
      ...(answers === undefined ? {} : { text: answers }),
      ...(messageId === undefined ? {} : { messageId }),
    };
    const ended = new Set(tasksOfAsk(found));
    return {
      head: { openAsks: left === 0 ? null : left },
      records: [{ kind: 'ask', id, value: { ...rest, state: 'answered', next: 'nothing', answer }, was: version }],
      finish: tasks.filter((task) => task.state === 'open' && ended.has(task.id)).map((task) => task.id),
      line: { what: 'ask_answered', ...(answers === undefined ? {} : { detail: answers }) },
      ...(left === 0 ? {} : { stays: true }),
    };
  },
);
