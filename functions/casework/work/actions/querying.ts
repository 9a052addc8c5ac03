import { Problem, refusedAt } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Wanted } from '#functions/platform/store/parts.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import { dangerWordsIn } from '#functions/safety/index.ts';
import { AnswerQuery, CallConcern, CallQuery } from '#schemas/api/staff/queries.ts';
import { CaseFlag, type Task, type TaskKind } from '#schemas/case.ts';
import { FLAG_WORDS } from '#schemas/words/flag-words.ts';
import { caseAction, NOTHING } from '../action.ts';
import type { Worked } from '../change.ts';
import { answerTask, concernAgain, flagAgainstQuery } from '../query.ts';

/** Tasks that do not depend on the email's content. With any other task open, somebody has still to read or to judge something. */
const BESIDE_THE_POINT: ReadonlySet<TaskKind> = new Set([
  'form_missing',
  'acknowledge_safely',
  'decision_at_risk',
  'decision_overdue',
  'by_hand',
  'message_failed',
  'message_uncertain',
]);

const isOpen = ({ state }: Task) => state === 'open';

/**
 * A question is one email, and an answer or two from its sender. A case with more cannot be called a query, because not all of it
 * was read then. For the other parts, one is enough to refuse.
 */
const MOST = { messages: 10, documents: 50, tasks: 200 };
const readsOfQuery = () =>
  ({
    messages: { begin: ['in#'], most: MOST.messages },
    documents: { begin: [''], most: MOST.documents },
    tasks: { begin: [''], most: MOST.tasks },
    asks: 'last',
    matches: 'last',
    recommendations: 'last',
    decisions: 'last',
  }) as const satisfies Wanted;
type Asked = Worked<keyof ReturnType<typeof readsOfQuery>>;

/** Returns why a case cannot be a process query, whatever a person says: somebody might miss a child. */
function whyNoQuery({ messages, documents, tasks, asks, ...whole }: Asked): string | undefined {
  const came = messages.filter((message) => message.direction === 'in');
  const texts = came.flatMap(({ subject, text }) => [subject ?? '', text ?? '']);
  const unread =
    whole.unreadable.length > 0 ||
    messages.length === MOST.messages ||
    documents.length === MOST.documents ||
    tasks.length === MOST.tasks ||
    came.some(({ opening }) => opening !== 'opened') ||
    documents.some(({ reading }) => reading !== 'not_a_form') ||
    tasks.some((task) => isOpen(task) && !BESIDE_THE_POINT.has(task.kind));
  if (dangerWordsIn(texts).length > 0) return 'danger_words';
  if (unread) return 'not_all_of_it_read';
  if (asks.length + whole.matches.length + whole.recommendations.length + whole.decisions.length > 0)
    return 'worked_on_as_a_concern';
  return undefined;
}

/** Returns why the head and the safety record alone say that it cannot be one. */
function againstQuery({ head, safety }: CaseToWork): string | undefined {
  if (head.door !== 'email') return 'not_an_email';
  if (safety.forms.length > 0 || safety.full === true || head.form !== null) return 'a_form_is_in_it';
  const flag = flagAgainstQuery(head.flags);
  if (flag !== undefined) return flag;
  if ((head.priority ?? 'routine') !== 'routine') return 'cannot_wait';
  return head.s47 === undefined ? undefined : 'worked_on_as_a_concern';
}

/** Says it to a person. */
const SAYS = new Map([
  ['not_an_email', 'It did not come by email, so it stays a concern.'],
  ['a_form_is_in_it', 'A form came with it, so it stays a concern.'],
  ['cannot_wait', 'It is urgent, so it stays a concern.'],
  ['danger_words', 'It has words that may mean danger, so it stays a concern.'],
  ['not_all_of_it_read', 'A person must first read all of it: finish its tasks. Until then it stays a concern.'],
  ['worked_on_as_a_concern', 'It was worked on as a concern, so it stays one.'],
]);

/** Says why a case is no query: each reason has its words, and a flag has those of its banner. */
function saysWhy(why: string): string {
  const flag = CaseFlag.safeParse(why).data;
  const says = SAYS.get(why);
  if (says !== undefined || flag === undefined) return says ?? 'This cannot be a process query. It stays a concern.';
  return `It has the flag “${FLAG_WORDS[flag].title}”, so it stays a concern.`;
}

/** @throws Problem 409 with `why`, where there is one */
function refuseQuery(why: string | undefined): void {
  if (why === undefined) return;
  throw new Problem(409, 'no-query', saysWhy(why), { why });
}

/**
 * Makes an email a process query (S32), once a person has answered that it names no child and no concern. It refuses a case with a
 * form, words of danger or anything unread. The query goes to the early help coordinator, and leaves the concerns' lists and
 * counts.
 * @throws Problem 422 when it names one; 409 with `why` it cannot be a query
 */
export const callQuery = caseAction(
  CallQuery,
  readsOfQuery,
  (whole, { namesChildOrConcern, why }, { now }) => {
    if (namesChildOrConcern)
      throw refusedAt(
        '/namesChildOrConcern',
        422,
        'is-a-concern',
        'It names a child or a concern, so it stays with those who decide on it.',
      );
    refuseQuery(whyNoQuery(whole));
    const { head, tasks } = whole;
    const ended = tasks.flatMap((task) =>
      isOpen(task) && (task.kind === 'form_missing' || task.kind === 'acknowledge_safely')
        ? [{ id: task.id, kind: task.kind }]
        : [],
    );
    const id = `answer_query-${newId(now)}`;
    return {
      head: {
        team: 'early_help_coordinator',
        assignee: null,
        firstTeam: head.firstTeam ?? head.team,
        query: { task: id, ended: [...new Set(ended.map(({ kind }) => kind))] },
      },
      raise: [answerTask(head, id, now)],
      finish: ended.map((task) => task.id),
      subject: 'names_no_child_and_no_concern',
      line: { what: 'called_a_query', detail: why },
    };
  },
  (whole) => refuseQuery(againstQuery(whole)),
);

/**
 * Records the answer of the coordinator, or of anybody else who had the query. @throws Problem 409 where something came since that
 * makes it no query, such as a file that a person must read: call it a concern instead
 */
export const answerQuery = caseAction(
  AnswerQuery,
  NOTHING,
  ({ head }, { how, answer }) => ({
    finish: head.query === undefined ? [] : [head.query.task],
    subject: how,
    line: { what: `query_answered_by_${how}`, detail: answer },
  }),
  ({ head }) => {
    const why = flagAgainstQuery(head.flags);
    if (why !== undefined)
      throw new Problem(409, 'no-query', 'This is no longer a process query: call it a concern.', { why });
  },
);

/**
 * Makes a query a concern after all, at any time, with its original clock: it is late at once if that has run out meanwhile (law
 * 6).
 */
export const callConcern = caseAction(CallConcern, NOTHING, ({ head }, { why }, { now }) => ({
  ...concernAgain(head, now),
  line: { what: 'called_a_concern', detail: why },
}));
