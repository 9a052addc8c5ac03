import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterEvent, type Heard } from '#functions/correspondence/delivery.ts';
import {
  afterSend,
  claim,
  DELIVERED_WITHIN_MS,
  LADDER_MS,
  LEASE_MS,
  owedTo,
  stop,
  whenLeaseExpired,
} from '#functions/correspondence/outbox-rules.ts';
import type { SendResult } from '#functions/platform/mailer.ts';
import type { Move } from '#functions/platform/store/outbox.ts';
import type { Door } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { runs } from '#test/support/runs.ts';
import { message } from './outbox-fixture.ts';

const start = new Date('2026-11-20T10:00:00.000Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const claimed = (over: Partial<OutboundMessage> = {}) =>
  claim(message(start, over), { door: 'web', letters: 1 }, start).to;

describe('a message that waits', () => {
  it('is sent when its time has come, not before', () => {
    expect(owedTo(message(start), start.toISOString(), start)).toEqual({ owed: 'send' });
    expect(owedTo(message(start), later(1).toISOString(), start)).toEqual({ owed: 'nothing' });
  });

  it('is counted against its address when it is first taken, and not when it is tried again', () => {
    expect(claim(message(start, { to: 'a@school.example' }), { door: 'web', letters: 1 }, start).count).toEqual({
      address: 'a@school.example',
      by: 'anybody',
      most: 10,
    });
    expect(claim(message(start, { attempt: 1 }), { door: 'web', letters: 1 }, start).count).toBeUndefined();
  });

  it.each<[OutboundMessage['kind'], Door, string]>([
    ['acknowledgement', 'web', 'anybody'],
    ['safe_copy_request', 'word_upload', 'anybody'],
    ['acknowledgement', 'agency', 'agency'],
    ['acknowledgement', 'email', 'proof'],
    ['form_returned_blank', 'email', 'proof'],
    ['information_request', 'web', 'staff'],
    ['conversation_confirmation', 'agency', 'staff'],
    ['danger_alert', 'web', 'council'],
    ['danger_alert', 'email', 'council'],
  ])('that is %s of a case by %s is counted with what is vouched for by %s', (kind, door, by) => {
    expect(claim(message(start, { kind }), { door, letters: 1 }, start).count?.by).toBe(by);
  });
});

describe('a message that SES did not take', () => {
  it('is tried again after 1 and 5 and 30 minutes, 2 and 8 hours, and then given to a person', () => {
    let now = start;
    let whole = message(start);
    const pauses: number[] = [];
    for (;;) {
      const next = afterSend(
        claim(whole, { door: 'web', letters: 1 }, now).to,
        { is: 'again', code: 'Throttling' },
        now,
      );
      if (next === undefined) throw new Error('no move');
      whole = next.to;
      if (next.lookAt === null) {
        expect(next.task).toMatchObject({
          id: `message_failed-${whole.id}`,
          kind: 'message_failed',
          state: 'open',
          why: 'Throttling',
        });
        expect(next.task?.dueAt).toBe(whole.decisionDueAt);
        break;
      }
      pauses.push((Date.parse(next.lookAt) - now.getTime()) / 60_000);
      now = new Date(next.lookAt);
    }
    expect(pauses).toEqual([1, 5, 30, 120, 480]);
    expect(whole).toMatchObject({ state: 'given_up', attempt: 6 });
  });

  it('keeps its place on the ladder after a send whose outcome is unknown', () => {
    const next = afterSend(claimed({ attempt: 1, uncertain: 1 }), { is: 'again', code: 'Throttling' }, start);
    expect(next?.lookAt).toBe(later(60_000).toISOString());
  });

  it('is given to a person at once when SES will never take it', () => {
    const next = afterSend(claimed(), { is: 'refused', code: 'MessageRejected' }, start);
    expect(next).toMatchObject({
      to: { state: 'given_up' },
      lookAt: null,
      task: { kind: 'message_failed', why: 'MessageRejected' },
    });
  });
});

describe('a send whose outcome is unknown', () => {
  it('is left to its lease of thirty minutes, so that an event can settle it', () => {
    const taken = claimed();
    expect(afterSend(taken, { is: 'unknown', code: 'TimeoutError' }, start)).toBeUndefined();
    expect(taken.leaseUntil).toBe(later(30 * 60_000).toISOString());
    expect(owedTo(taken, taken.leaseUntil ?? null, later(LEASE_MS - 1))).toEqual({ owed: 'nothing' });
  });

  it('is made once more when no event came', () => {
    const taken = claimed();
    const owed = owedTo(taken, taken.leaseUntil ?? null, later(LEASE_MS));
    expect(owed).toMatchObject({
      owed: 'move',
      move: { to: { state: 'pending', uncertain: 1 }, lookAt: later(LEASE_MS).toISOString() },
    });
    expect(owed.owed === 'move' && 'leaseUntil' in owed.move.to).toBe(false);
  });

  it.each<[OutboundMessage['kind'], number]>([
    ['acknowledgement', 1],
    ['safe_copy_request', 1],
    ['form_returned_blank', 1],
    ['danger_alert', 1],
    ['information_request', 0],
    ['information_reminder', 0],
    ['information_chaser', 0],
    ['conversation_confirmation', 0],
  ])('of %s is made %i times more, then a person has it', (kind, times) => {
    for (let uncertain = 0; uncertain <= times; uncertain += 1) {
      const { to, line, task } = whenLeaseExpired(claimed({ kind, uncertain }), start);
      expect([to.state, line, task?.kind]).toEqual(
        uncertain < times
          ? ['pending', `${kind}_uncertain`, undefined]
          : ['given_up', `${kind}_uncertain`, 'message_uncertain'],
      );
    }
  });

  it('becomes a task the second time, for either kind of message', () => {
    for (const kind of ['acknowledgement', 'safe_copy_request'] as const) {
      const taken = claimed({ uncertain: 1, attempt: 1, kind });
      const owed = owedTo(taken, taken.leaseUntil ?? null, later(LEASE_MS));
      expect(owed).toMatchObject({
        move: {
          to: { state: 'given_up' },
          lookAt: null,
          task: { id: `message_uncertain-${taken.id}`, kind: 'message_uncertain' },
        },
      });
    }
  });
});

describe('a message that may no longer be sent automatically', () => {
  it('becomes the task for a person, due with the decision', () => {
    const acknowledgement = stop(message(start), 'held', start);
    expect(acknowledgement).toMatchObject({
      to: { state: 'given_up' },
      lookAt: null,
      task: { id: 'acknowledge_safely', why: 'held' },
    });
    const request = message(start, { kind: 'safe_copy_request' });
    expect(stop(request, 'too_many_to_address', start).task).toMatchObject({
      id: `ask_for_safe_copy-${request.id}`,
      kind: 'ask_for_safe_copy',
      dueAt: request.decisionDueAt,
    });
  });
});

/** One message, senders that die, an SES that gives any answer, and its events. */
interface World {
  message: OutboundMessage;
  lookAt: string | null;
  tasks: Set<string>;
  now: Date;
  /** Copies that SES took. */
  copies: string[];
  /** Sends whose outcome the sender never learnt. */
  unknown: number;
}

const unchanged = (left: OutboundMessage, right: OutboundMessage) =>
  left.state === right.state &&
  left.delivery === right.delivery &&
  left.attempt === right.attempt &&
  left.uncertain === right.uncertain;

/** Moves a message as the table does: only if nobody moved it since. */
function move(world: World, before: OutboundMessage, by: Move): boolean {
  if (!unchanged(world.message, before)) return false;
  world.message = by.to;
  world.lookAt = by.lookAt;
  if (by.task) world.tasks.add(by.task.id);
  return true;
}

type Ending = 'sent' | 'refused' | 'again' | 'lost_answer' | 'lost_request' | 'died_before' | 'died_after' | 'blocked';
const TAKEN: readonly Ending[] = ['sent', 'lost_answer', 'died_after'];

function resultOf(ending: Ending, copy: string): SendResult | undefined {
  if (ending === 'sent') return { is: 'sent', sesMessageId: copy };
  if (ending === 'refused') return { is: 'refused', code: 'MessageRejected' };
  if (ending === 'again') return { is: 'again', code: 'Throttling' };
  if (ending === 'lost_answer' || ending === 'lost_request') return { is: 'unknown', code: 'TimeoutError' };
  return undefined;
}

/** Lets a sender look once; `meanwhile` is an event that comes while SES answers. */
function look(world: World, ending: Ending, meanwhile: Heard['delivery'] | undefined): void {
  const before = world.message;
  const owed = owedTo(before, world.lookAt, world.now);
  if (owed.owed === 'move') move(world, before, owed.move);
  if (owedTo(world.message, world.lookAt, world.now).owed !== 'send') return;
  if (ending === 'blocked') {
    move(world, world.message, stop(world.message, 'held', world.now));
    return;
  }
  const claiming = claim(world.message, { door: 'web', letters: 1 }, world.now);
  move(world, world.message, claiming);
  const copy = `copy-${world.copies.length}`;
  if (TAKEN.includes(ending)) world.copies.push(copy);
  if (!['sent', 'refused', 'again'].includes(ending)) world.unknown += 1;
  if (meanwhile !== undefined) hear(world, meanwhile);
  const result = resultOf(ending, copy);
  const next = result && afterSend(claiming.to, result, world.now);
  if (next) move(world, claiming.to, next);
}

/** Applies an event of the latest copy, if SES took any. */
function hear(world: World, delivery: Heard['delivery']): void {
  const copy = world.copies.at(-1);
  if (copy === undefined) return;
  const next = afterEvent(world.message, { sesMessageId: copy, at: null, delivery }, world.now);
  if (next) move(world, world.message, next);
}

const ending = fc.constantFrom<Ending>(
  'sent',
  'refused',
  'again',
  'lost_answer',
  'lost_request',
  'died_before',
  'died_after',
  'blocked',
);
const delivery = fc.constantFrom<Heard['delivery']>(
  'none',
  'delayed',
  'delivered',
  'bounced',
  'complained',
  'rejected',
);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      ending,
      meanwhile: fc.option(delivery, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 29, 30, 31, 120, 480) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hear' as const), delivery }) },
);

describe('whatever senders, SES and its events do, in any order', () => {
  it('a message is never lost, never sent more than twice, and ends sent or with a person', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(ending, { minLength: 1, maxLength: 8 }),
        (steps, endings) => {
          const whole = message(start);
          const world: World = {
            message: whole,
            lookAt: start.toISOString(),
            tasks: new Set(),
            now: start,
            copies: [],
            unknown: 0,
          };
          const owned = () => world.lookAt !== null || world.message.state === 'sent' || world.tasks.size > 0;
          for (const each of steps) {
            if (each.do === 'look') look(world, each.ending, each.meanwhile);
            else if (each.do === 'hear') hear(world, each.delivery);
            else world.now = new Date(world.now.getTime() + each.minutes * 60_000);
            expect(owned()).toBe(true);
          }
          // From here only the sweep continues, and it must come to an end.
          for (let round = 0; world.lookAt !== null; round += 1) {
            expect(round).toBeLessThan(20);
            world.now = new Date(Math.max(world.now.getTime(), Date.parse(world.lookAt)));
            look(world, endings[round % endings.length] ?? 'sent', undefined);
          }
          expect(owned()).toBe(true);
          expect(['sent', 'given_up']).toContain(world.message.state);
          expect(world.copies.length).toBeLessThanOrEqual(2);
          if (world.unknown === 0) expect(world.copies.length).toBeLessThanOrEqual(1);
          expect(world.unknown).toBeLessThanOrEqual(2);
          const failed = ['bounced', 'complained', 'rejected'].includes(world.message.delivery);
          if (failed || world.message.state === 'given_up') expect(world.tasks.size).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs(3_000) },
    );
  });
});

describe('a message that SES took and that is not delivered', () => {
  it('is a task after four hours of delay, and only then', () => {
    const sent = message(start, { state: 'sent', attempt: 1, sesMessageId: 'ses' });
    const delayed = afterEvent(sent, { sesMessageId: 'ses', at: null, delivery: 'delayed' }, start);
    expect(delayed).toMatchObject({ to: { delivery: 'delayed' }, lookAt: later(DELIVERED_WITHIN_MS).toISOString() });
    expect(delayed?.task).toBeUndefined();
    if (delayed === undefined) throw new Error('no move');
    expect(owedTo(delayed.to, delayed.lookAt, later(DELIVERED_WITHIN_MS - 1))).toEqual({ owed: 'nothing' });
    expect(owedTo(delayed.to, delayed.lookAt, later(DELIVERED_WITHIN_MS))).toMatchObject({
      move: {
        lookAt: null,
        to: { state: 'sent', delivery: 'delayed' },
        task: { kind: 'message_failed', why: 'not_delivered' },
      },
    });
  });
});

describe('the ladder and the lease', () => {
  it('leave a claim nobody can still hold: no function lives longer than 15 minutes', () => {
    expect(LEASE_MS).toBeGreaterThan(15 * 60_000);
    expect(LADDER_MS).toHaveLength(5);
  });
});
