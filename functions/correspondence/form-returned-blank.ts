import type { Task } from '#schemas/case.ts';
import type { Message } from '#schemas/message.ts';
import type { Acknowledged } from './acknowledgement.ts';
import { pendingEmail } from './pending-email.ts';
import { reachableSender, type UnsafeFile } from './safe-copy-request.ts';

/** A form that came empty, the case that it belongs to, and whether anything was written beside it. */
export interface BlankForm extends UnsafeFile {
  readonly withWords: boolean;
}

/**
 * Tells the sender of an empty form that it is empty: a message for the outbox where the case's acknowledgement was allowed to go
 * and did not fail, else a task (law 7). Words that came with it may be the referral: then a person reads them first and asks.
 *
 * @param messages the case's messages
 */
export function formReturnedBlank(about: BlankForm, messages: readonly Message[]): Acknowledged {
  if (about.withWords) return { tasks: [askForForm(about, 'words_beside_an_empty_form')] };
  const acknowledgement = reachableSender(messages);
  if (acknowledgement === undefined) return { tasks: [askForForm(about, 'no_address_that_may_be_written_to')] };
  const { to: address, recipient, inReplyTo } = acknowledgement;
  const to = { address, recipient, inReplyTo };
  return {
    tasks: [],
    outbound: pendingEmail({ id: about.id, kind: 'form_returned_blank', to, head: about, now: about.now }),
  };
}

function askForForm(about: BlankForm, why: string): Task {
  return {
    id: `form_returned_blank-${about.documentId}`,
    kind: 'form_returned_blank',
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: about.now.toISOString(),
    dueAt: about.decisionDueAt,
    why,
    about: about.documentId,
  };
}
