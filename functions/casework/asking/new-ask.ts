import type * as z from 'zod';
import { askEmail } from '#functions/correspondence/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { AskedOf } from '#schemas/api/staff/asking.ts';
import type { Ask } from '#schemas/ask.ts';
import type { Task, TimelineCode } from '#schemas/case.ts';
import type { Change, Doing, Worked } from '../work/change.ts';
import { askByHand, formDue } from './ask-tasks.ts';
import { firstStep } from './ask-times.ts';
import { requireEmailRecipient } from './email-recipient.ts';
import { requireMayBeAsked } from './may-be-asked.ts';

/** A front door needs its answers within weeks. */
const LONGEST_MS = 90 * 24 * 3_600_000;
/** With more open asks on one case nobody can follow who was asked what. */
const MOST_OPEN = 20;

/** @throws Problem 409 when too many requests of the case are open */
export function requireRoomForAsk({ head }: Pick<Worked, 'head'>): void {
  if ((head.openAsks ?? 0) >= MOST_OPEN) throw new Problem(409, 'too-many-open-asks', 'Record some answers first.');
}

/** What to ask, whom and by when. */
export interface Wanted extends Pick<Ask, 'reasons' | 'questions' | 'form' | 'dueAt'> {
  readonly of: z.infer<typeof AskedOf>;
}

/**
 * Returns the change that adds an ask to a case, with its email or the task of the colleague who asks. A letter that asks a
 * professional for a form carries it; anybody else gets the form's address.
 * @throws Problem 422 for a due time that cannot be, or when no email may go there, with why; 409 when too many are open, and as
 *   {@link requireMayBeAsked} where a person is to ask
 */
export function newAsk(whole: Worked<'messages'>, { of, ...wanted }: Wanted, doing: Doing, what: TimelineCode): Change {
  const { now, staff, professionalDomains = [] } = doing;
  const { head } = whole;
  const open = head.openAsks ?? 0;
  requireDueInTime(wanted.dueAt, now);
  const askedAt = now.toISOString();
  const made = { id: newId(now), reference: head.reference, ...wanted, asker: staff.id, askedAt };
  const change = (asked: Ask['asked'], raise: readonly Task[]): Change => {
    const { next, at } = firstStep(made, asked.by);
    const value = { ...made, asked, state: 'open', next };
    return {
      head: { openAsks: open + 1 },
      line: { what },
      records: [{ kind: 'ask', id: made.id, value, was: 'new', timer: { kind: 'ask', at } }],
      raise: [...raise, ...(made.form === undefined ? [] : [formDue(made, head, made.dueAt, now)])],
    };
  };
  if ('how' in of) {
    const { onlyAtTimes } = requireMayBeAsked(whole, of, now);
    const why = onlyAtTimes ? 'ask_at_safe_times_only' : 'ask_by_another_way';
    const due = earlier(made.dueAt, head.decisionDueAt, askedAt);
    const byHand = askByHand(made, head, { owner: of.worker, why }, due, now);
    return change({ by: 'person', ...of }, [byHand]);
  }
  const messageId = newId(now);
  const to = requireEmailRecipient(of, 'information_request', whole, professionalDomains, now);
  const attached = of.who === 'professional' || to.recipient === 'professional';
  const form = made.form === undefined ? undefined : { id: made.form, attached };
  const email = askEmail({ id: messageId, kind: 'information_request', to, ask: made, form, head, now });
  return { ...change({ by: 'email', who: of.who, address: to.address, messageId }, []), outbound: [email] };
}

function requireDueInTime(dueAt: string, now: Date): void {
  const waits = Date.parse(dueAt) - now.getTime();
  if (waits <= 0) throw new Problem(422, 'due-in-the-past', 'Give a due time that is still to come.');
  if (waits > LONGEST_MS) throw new Problem(422, 'due-too-late', 'Give a due time within 90 days.');
}

/** Returns when a person must have asked: by the decision, if that is still to come, and no later than the answer is due. */
const earlier = (dueAt: string, decisionDueAt: string, now: string): string =>
  decisionDueAt > now && decisionDueAt < dueAt ? decisionDueAt : dueAt;
