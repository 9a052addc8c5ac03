import type { SendResult } from '#functions/platform/mailer.ts';
import type { Move, Outbox, VouchedBy } from '#functions/platform/store/outbox.ts';
import { ANSWERS, type NotByItself } from '#functions/safety/index.ts';
import type { Door } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { doByHand, messageFailed, messageUncertain } from './tasks.ts';

const MINUTE = 60_000;

/**
 * How long a claim lasts. No sender lives half as long (a function ends within 15 minutes), and SES's events come within seconds.
 * After it, nobody is still sending, and no event has said that SES took it (law 8).
 */
export const LEASE_MS = 30 * MINUTE;

/** The pauses before a message that SES did not take is tried again; after the last a person gets a task (law 8). */
export const LADDER_MS = [1, 5, 30, 120, 480].map((minutes) => minutes * MINUTE);

/**
 * How often a send with an unknown outcome is tried again; each is an email that may arrive twice. A message that a person approved
 * goes once, or a person gets a task (law 8). Nobody is chased twice for one answer.
 */
const MOST_UNCERTAIN: Readonly<Record<OutboundMessage['kind'], number>> = {
  acknowledgement: 1,
  safe_copy_request: 1,
  form_returned_blank: 1,
  information_request: 0,
  information_reminder: 0,
  information_chaser: 0,
  conversation_confirmation: 0,
  // A second alert is better than none.
  danger_alert: 1,
};

/** A front door takes some 16 referrals a working day in all: more than ten an hour to one address is a loop. */
export const MOST_AN_HOUR = 10;

/** Each is about a case of its own, and none may be held back. By sixty in an hour, people have noticed the flood. */
const MOST_ALERTS_AN_HOUR = 60;

/** A recipient's server that has not taken it in four hours will not do so in time: a person telephones within the working day. */
export const DELIVERED_WITHIN_MS = 4 * 60 * MINUTE;

const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

/** Returns the message without its sender's lease. */
export function unleased(message: OutboundMessage): OutboundMessage {
  const { leaseUntil: _, ...rest } = message;
  return rest;
}

/** The action that a message needs now. */
export type Owed =
  | { readonly owed: 'nothing' }
  | { readonly owed: 'send' }
  | { readonly owed: 'move'; readonly move: Move };

/** Decides what a message needs, if it is due. */
export function owedTo(message: OutboundMessage, lookAt: string | null, now: Date): Owed {
  if (lookAt === null || lookAt > now.toISOString()) return { owed: 'nothing' };
  switch (message.state) {
    case 'pending':
      return { owed: 'send' };
    case 'sending':
      return { owed: 'move', move: whenLeaseExpired(message, now) };
    case 'sent':
      return { owed: 'move', move: notDelivered(message, now) };
    case 'given_up':
      return { owed: 'nothing' };
  }
}

const mostAnHour = ({ kind }: OutboundMessage) => (kind === 'danger_alert' ? MOST_ALERTS_AN_HOUR : MOST_AN_HOUR);

/**
 * Returns who vouches for the address of a message. Each has a count of its own. Claims on a public form use up nobody else's
 * share: not an agency's, a proven sender's, staff's or the duty desk's.
 */
function vouchedBy({ kind }: OutboundMessage, door: Door): VouchedBy {
  if (kind === 'danger_alert') return 'council';
  if (!ANSWERS.has(kind) || door === 'staff') return 'staff';
  return door === 'email' ? 'proof' : door === 'agency' ? 'agency' : 'anybody';
}

/** Kinds without a number: the acknowledgement is the first letter of its case, and an alert goes only to the duty desk. */
const HAS_NO_NUMBER: ReadonlySet<OutboundMessage['kind']> = new Set(['acknowledgement', 'danger_alert']);

/**
 * Claims a message in order to send it. The first time, its address is counted and it gets the next number of its case's letters: a
 * retry is the same letter.
 */
export function claim(message: OutboundMessage, { door, letters }: Pick<Outbox, 'door' | 'letters'>, now: Date): Move {
  const leaseUntil = after(now, LEASE_MS);
  const isNumbered = message.letter === undefined && !HAS_NO_NUMBER.has(message.kind);
  const numbered = isNumbered ? { ...message, letter: letters + 1 } : message;
  return {
    to: { ...numbered, state: 'sending', attempt: message.attempt + 1, leaseUntil },
    lookAt: leaseUntil,
    action: 'send-message',
    ...(isNumbered ? { numbers: true as const } : {}),
    ...(message.attempt === 0
      ? { count: { address: message.to, by: vouchedBy(message, door), most: mostAnHour(message) } }
      : {}),
  };
}

/**
 * Returns the move of a claimed message after SES's answer. With an unknown outcome there is no move: the message keeps its lease,
 * so that an event can still settle it, exactly as if the sender had died.
 */
export function afterSend(message: OutboundMessage, result: SendResult, now: Date): Move | undefined {
  switch (result.is) {
    case 'sent':
      return {
        to: { ...unleased(message), state: 'sent', sesMessageId: result.sesMessageId, sentAt: now.toISOString() },
        lookAt: null,
        action: 'message-sent',
        line: `${message.kind}_sent`,
        sesMessageId: result.sesMessageId,
      };
    case 'refused':
      return gaveUp(message, result.code, now);
    case 'again': {
      // A claim with an unknown outcome is no step of the ladder.
      const pause = LADDER_MS[message.attempt - message.uncertain - 1];
      if (pause === undefined) return gaveUp(message, result.code, now);
      return {
        to: { ...unleased(message), state: 'pending' },
        lookAt: after(now, pause),
        action: 'send-message-later',
      };
    }
    case 'unknown':
      return undefined;
  }
}

/**
 * Returns the move of a message that was claimed and never settled: an automatic one is tried once more, then a person has it (law
 * 8).
 */
export function whenLeaseExpired(message: OutboundMessage, now: Date): Move {
  if (message.uncertain < MOST_UNCERTAIN[message.kind]) {
    return {
      to: { ...unleased(message), state: 'pending', uncertain: message.uncertain + 1 },
      lookAt: now.toISOString(),
      action: 'send-message-once-more',
      line: `${message.kind}_uncertain`,
    };
  }
  return {
    to: { ...unleased(message), state: 'given_up' },
    lookAt: null,
    action: 'give-up-message',
    line: `${message.kind}_uncertain`,
    task: messageUncertain(message, now),
  };
}

/** Stops a message that must not be sent automatically: a person does its work. */
export function stop(message: OutboundMessage, why: NotByItself, now: Date): Move {
  return {
    to: { ...unleased(message), state: 'given_up' },
    lookAt: null,
    action: 'stop-message',
    line: `${message.kind}_stopped`,
    task: doByHand(message, why, now),
  };
}

function gaveUp(message: OutboundMessage, why: string, now: Date): Move {
  return {
    to: { ...unleased(message), state: 'given_up' },
    lookAt: null,
    action: 'give-up-message',
    line: `${message.kind}_failed`,
    task: messageFailed(message, why, now),
  };
}

/** Raises a task for a message that is still not delivered: SES goes on trying for 14 hours, and a person need not wait for it. */
function notDelivered(message: OutboundMessage, now: Date): Move {
  return {
    to: message,
    lookAt: null,
    action: 'message-not-delivered',
    line: `${message.kind}_not_delivered`,
    task: messageFailed(message, 'not_delivered', now),
  };
}
