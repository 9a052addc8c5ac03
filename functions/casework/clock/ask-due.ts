import { askEmail } from '#functions/correspondence/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Timed } from '#functions/platform/store/timers.ts';
import { mayNotGo } from '#functions/safety/index.ts';
import { Ask } from '#schemas/ask.ts';
import type { Case, TimelineCode } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { askEscalated, askOverdue } from '../asking/ask-tasks.ts';
import { escalatedAt } from '../asking/ask-times.ts';
import { type DueDeps, headOf, type Settled, settle } from './due.ts';

/**
 * Takes the next step for a request for more that nobody has answered, each once (S9d): a reminder before it is due, a chaser and a
 * task when it is, and then a task for the team's manager. No step ends the ask. A closed case gets no step, and its ask stays
 * open.
 */
export async function askDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const ask = Ask.parse(timed.item);
  const end = { lookAt: null, action: 'end-ask-timer', subject: ask.id };
  if (ask.state === 'answered' || ask.next === 'nothing') return settle(deps, timed, end, now, 'ended');
  const head = await headOf(deps, ask.reference);
  if (head.state === 'closed') {
    const onCase = { reference: ask.reference, line: 'ask_let_be' as const, flags: [] };
    return settle(deps, timed, { ...end, onCase }, now, 'ended');
  }
  return STEPS[ask.next]({ deps, timed, ask, head, now });
}

interface Step {
  readonly deps: DueDeps;
  readonly timed: Timed;
  readonly ask: Ask;
  readonly head: Case;
  readonly now: Date;
}

const STEPS: Readonly<Record<Exclude<Ask['next'], 'nothing'>, (step: Step) => Promise<Settled>>> = {
  remind: async (step) => {
    const outbound = await emailAgain(step, 'information_reminder');
    return take(step, {
      lookAt: new Date(step.ask.dueAt),
      set: { next: 'chase', ...(outbound === undefined ? {} : { remindedAt: step.now.toISOString() }) },
      action: 'remind-of-ask',
      onCase: outbound === undefined ? undefined : { line: 'ask_reminded', outbound },
    });
  },
  chase: async (step) => {
    const { ask, head, now } = step;
    const outbound = await emailAgain(step, 'information_chaser');
    const escalate = escalatedAt(now);
    const why = outbound === undefined ? 'not_answered_and_not_chased_by_email' : 'not_answered_in_time';
    return take(step, {
      lookAt: escalate,
      set: { next: 'escalate', chasedAt: now.toISOString() },
      action: 'chase-ask',
      onCase: {
        line: 'ask_chased',
        task: askOverdue(ask, head, why, escalate.toISOString(), now),
        ...(outbound === undefined ? {} : { outbound }),
      },
    });
  },
  escalate: ({ ask, head, now, ...step }) =>
    take(
      { ask, head, now, ...step },
      {
        lookAt: null,
        set: { next: 'nothing', escalatedAt: now.toISOString() },
        action: 'escalate-ask',
        onCase: { line: 'ask_escalated', task: askEscalated(ask, head, now) },
      },
    ),
};

interface Taken {
  readonly lookAt: Date | null;
  readonly set: Readonly<Record<string, unknown>>;
  readonly action: string;
  readonly onCase:
    | {
        readonly line: TimelineCode;
        readonly task?: ReturnType<typeof askOverdue>;
        readonly outbound?: OutboundMessage;
      }
    | undefined;
}

/** Takes the step if the ask is still at the version that was read: an answer that came meanwhile wins. */
function take({ deps, timed, ask, now }: Step, { onCase, ...taken }: Taken): Promise<Settled> {
  const move = {
    ...taken,
    subject: ask.id,
    atVersion: ask.version,
    ...(onCase === undefined ? {} : { onCase: { reference: ask.reference, flags: [], ...onCase } }),
  };
  return settle(deps, timed, move, now, taken.action === 'escalate-ask' ? 'given_to_a_person' : 'asked_again');
}

/** Deliveries of the first email after which no second one goes to the same address. */
const LOST: ReadonlySet<OutboundMessage['delivery']> = new Set(['bounced', 'complained', 'rejected']);

/**
 * Returns another email about the ask to the same address. The first must have been sent and not lost, and the case must still
 * allow writing there (law 7). Returns nothing where a person asked.
 */
async function emailAgain(
  { deps, ask, head, now }: Step,
  kind: 'information_reminder' | 'information_chaser',
): Promise<OutboundMessage | undefined> {
  if (ask.asked.by !== 'email') return undefined;
  const first = await deps.readOutbox({ reference: Reference.parse(ask.reference), id: ask.asked.messageId });
  if (first?.message.state !== 'sent' || LOST.has(first.message.delivery)) return undefined;
  const { to: address, recipient = 'referrer', inReplyTo, form } = first.message;
  const to = { address, recipient, inReplyTo };
  const again = askEmail({ id: newId(now), kind, to, ask, form, head, now });
  return mayNotGo(again, first, now) === undefined ? again : undefined;
}
