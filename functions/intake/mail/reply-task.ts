import type { Case, Task } from '#schemas/case.ts';
import type { Classification } from '../email/classify.ts';

/** An email that answers ours and joins its case. */
export interface Reply {
  readonly messageId: string;
  readonly automatic: Classification['automatic'] | undefined;
  readonly dueAt: string;
  readonly now: Date;
}

/**
 * Raises the task that a reply needs (law 9). While requests for more are open on its case, the task says that the reply may answer
 * one, and goes to those who asked (S9c). Only a person decides that it does, as it may hold a new concern.
 */
export function replyTask({ messageId, automatic, dueAt, now }: Reply, head: Case | undefined): Task {
  const asked = (head?.openAsks ?? 0) > 0;
  return {
    id: `reply-${messageId}`,
    kind: automatic === undefined ? 'read_reply' : 'check_automatic_mail',
    team: asked && head !== undefined ? head.team : 'duty_and_advice',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt,
    why: automatic ?? (asked ? 'may_answer_what_was_asked' : 'an_email_answers_ours'),
    about: messageId,
  };
}
