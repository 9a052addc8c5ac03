import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { AskForMore, InstructForm, RecordAnswer } from '#schemas/api/staff/asking.ts';
import { isTaskOfAsk, tasksOfAsk } from '../../asking/ask-tasks.ts';
import { SENT } from '../../asking/email-recipient.ts';
import { newAsk, requireRoomForAsk } from '../../asking/new-ask.ts';
import { caseAction } from '../action.ts';

/**
 * Asks for more (domain S9): for at least one of exactly two reasons (S10), by an email where one may go, else by a person. The
 * decision clock goes on (S9b). The questions' words stay on the case, since they may hold names. A person reads them out by
 * telephone, and the email names only their topics (domain 5.4).
 * @throws Problem 422 and 409, see {@link newAsk}
 */
export const ask = caseAction(
  AskForMore,
  SENT,
  (whole, wanted, doing) => newAsk(whole, wanted, doing, 'asked_for_information'),
  requireRoomForAsk,
);

/**
 * Records that somebody was told to complete a form and send it back (domain S13a). The form is outstanding, and is reminded of and
 * chased like a question until somebody says that it came. @throws Problem 422 for a form that we do not issue, and as {@link
 * newAsk}
 */
export const instructForm = caseAction(
  InstructForm,
  SENT,
  (whole, wanted, doing) => newAsk(whole, { ...wanted, reasons: [], questions: [] }, doing, 'form_instructed'),
  requireRoomForAsk,
);

/** Records an answer, by any way. The last open ask that is answered leads back to the work; another keeps the state. */
export const recordAnswer = caseAction(
  RecordAnswer,
  ({ id, messageId }) => ({
    asks: { is: [id] },
    messages: { is: messageId === undefined ? [] : [`in#${messageId}`] },
    tasks: { begin: tasksOfAsk(id) },
  }),
  ({ head, asks, messages, tasks }, { id, how, answers, messageId, returnedIn }, { now, staff }) => {
    const found = asks.find((one) => one.id === id);
    if (found === undefined) throw notFound();
    if (found.state === 'answered') throw new Problem(409, 'answered-before', 'This ask is answered already.');
    if (messageId !== undefined && !messages.some((one) => one.direction === 'in' && one.id === messageId))
      throw new Problem(422, 'no-such-message', 'This case has no email with that id.');
    if (returnedIn !== undefined && !head.links.some(({ reference }) => reference === returnedIn))
      throw new Problem(409, 'not-linked', 'Link the case that the form made first.');
    if (answers === undefined && messageId === undefined && returnedIn === undefined)
      throw new Problem(422, 'no-answer', 'Say what was answered, or which email or form answers it.');
    const left = Math.max(0, (head.openAsks ?? 0) - 1);
    const { version, ...rest } = found;
    const answer = {
      at: now.toISOString(),
      by: staff.id,
      how,
      ...(answers === undefined ? {} : { text: answers }),
      ...(messageId === undefined ? {} : { messageId }),
      ...(returnedIn === undefined ? {} : { returnedIn }),
    };
    return {
      head: { openAsks: left === 0 ? null : left },
      records: [{ kind: 'ask', id, value: { ...rest, state: 'answered', next: 'nothing', answer }, was: version }],
      finish: tasks.filter((task) => task.state === 'open' && isTaskOfAsk(task, found)).map((task) => task.id),
      came: true,
      line: { what: 'ask_answered', ...(answers === undefined ? {} : { detail: answers }) },
      ...(left === 0 ? {} : { stays: true }),
    };
  },
);
