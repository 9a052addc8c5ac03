import { londonDate } from '#functions/platform/london.ts';
import type { Case, CaseFlag, Priority, Task, TaskKind } from '#schemas/case.ts';
import type { Words } from '#schemas/case-document.ts';
import type { Answer, AnswerValue } from '#schemas/forms/answer.ts';
import { MOVED_TO_HOUSEHOLD } from '#schemas/forms/answer.ts';
import { unreadAnswers, type WithUnread } from '#schemas/forms/careful-values.ts';
import { placeOf, questionLabel } from '#schemas/forms/compiled-form.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { type ReferralFacts, referralFacts } from '#schemas/forms/referral.ts';
import { NOT_UNDERSTOOD, READ_AS_HOUSEHOLD } from '#schemas/task-words.ts';
import { dangerWordsIn } from './danger-words-in.ts';

/** Something that came, and the case whose clock it is on. */
export interface Arrived {
  readonly head: Pick<Case, 'receivedAt' | 'decisionDueAt'>;
  /** The document or message that it came in; absent for the referral itself. */
  readonly source?: string | undefined;
  readonly now: Date;
}

/** A form that came, which may be a young person's own referral. */
export interface FormArrived extends Arrived {
  /** From this birthday a young person's own referral waits like any other (S28b). */
  readonly selfReferralAge: number;
}

/** What must be seen and done for somebody's safety, before and apart from everything else. */
export interface CallsFor {
  readonly flags: readonly CaseFlag[];
  readonly tasks: readonly Task[];
  /** The least priority with which somebody must look. */
  readonly priority?: Priority;
}

/** A form as the rules see it: its answers, and the other words in it. */
export interface FormSaid extends WithUnread {
  readonly definition: FormDefinition;
  readonly answers: readonly Answer[];
}

/** Returns what a form calls for, from its answers and its words, by every door (S11c, S11d, 5.5, S28c, domain 6). */
export function whatFormCallsFor(
  form: FormSaid,
  arrived: FormArrived,
  facts: ReferralFacts = referralFacts(form.answers, form),
): CallsFor {
  const words = whatWordsCallFor(freeTexts(form), arrived);
  const task = (kind: TaskKind, why: string, dueAt: string): Task => taskFor(kind, why, dueAt, arrived);
  const { receivedAt, decisionDueAt } = arrived.head;
  const flags: CaseFlag[] = [
    ...(facts.immediateDanger ? (['immediate_danger'] as const) : []),
    ...(facts.informParents === 'risk' ? (['do_not_inform_parents'] as const) : []),
    ...(facts.contactNobody ? (['contact_nobody_without_decision'] as const) : []),
    ...(facts.addressConfidential ? (['address_confidential'] as const) : []),
  ];
  const priority = facts.immediateDanger
    ? 'immediate'
    : (words.priority ?? (isChildsOwn(facts, arrived) ? 'urgent' : undefined));
  return {
    flags: [...flags, ...words.flags, ...(unreadAnswers(form).length > 0 ? (['needs_reading'] as const) : [])],
    tasks: [
      ...(facts.immediateDanger
        ? [
            task(
              'immediate_danger',
              facts.dangerNotUnderstood ? 'could_not_be_understood' : 'said_in_referral',
              receivedAt,
            ),
          ]
        : []),
      ...words.tasks,
      ...(facts.informParents === 'not_yet_told'
        ? [task('ask_referrer_to_tell_parents', 'not_told_and_no_risk', decisionDueAt)]
        : []),
      // Another system may hold the child's open case: somebody tells the worker there. This is still a contact (S5b).
      ...(facts.openTo === undefined ? [] : [task('tell_allocated_worker', facts.openTo, decisionDueAt)]),
      ...checkReading(form, arrived),
    ],
    ...(priority === undefined ? {} : { priority }),
  };
}

/** A list shows a task's reason in a line or two. */
const MOST_WHY = 200;

/** Raises a task to read words found where answers belong, and to record what they say. It names the questions, never the words. */
function checkReading(form: FormSaid, { head, source, now }: Arrived): readonly Task[] {
  const questions = [...new Set(unreadAnswers(form).map(({ path }) => questionLabel(form.definition, path)))];
  const moved = form.leftovers.filter(({ label }) => label === MOVED_TO_HOUSEHOLD).length;
  if (questions.length === 0 && moved === 0) return [];
  const why = [
    ...(questions.length > 0 ? [`${NOT_UNDERSTOOD}${questions.join('; ')}`] : []),
    ...(moved > 0 ? [`${READ_AS_HOUSEHOLD}: ${moved}`] : []),
  ].join('. ');
  const shown = why.length > MOST_WHY ? `${why.slice(0, MOST_WHY - 1)}…` : why;
  return [{ ...taskFor('check_reading', shown, head.decisionDueAt, { head, now, source }), team: 'documents_to_read' }];
}

/** Raises a task for a child under the age who refers themself (S28c). An unknown age counts as young. */
function isChildsOwn({ selfReferring, selfBornOn }: ReferralFacts, { head, selfReferralAge }: FormArrived): boolean {
  if (!selfReferring || selfBornOn === undefined) return selfReferring;
  const today = londonDate(new Date(head.receivedAt));
  return selfBornOn > `${Number(today.slice(0, 4)) - selfReferralAge}${today.slice(4)}`;
}

/** Returns what the words of a text call for. An empty result does not mean that the child is safe. */
export function whatWordsCallFor(texts: readonly string[], arrived: Arrived): CallsFor {
  const words = dangerWordsIn(texts);
  if (words.length === 0) return { flags: [], tasks: [] };
  const task = taskFor('danger_words', words.join(', ').slice(0, 200), arrived.head.receivedAt, arrived);
  return { flags: ['danger_words'], tasks: [task], priority: 'immediate' };
}

function taskFor(kind: TaskKind, why: string, dueAt: string, { source, now }: Arrived): Task {
  return {
    id: source === undefined ? kind : `${kind}-${source}`,
    kind,
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt,
    why,
    ...(source === undefined ? {} : { about: source }),
  };
}

/** Returns what a form says in somebody's own words; a code from a list is not such words. */
function freeTexts({ definition, answers, leftovers }: FormSaid): string[] {
  const isText = (value: AnswerValue | undefined): value is string => typeof value === 'string';
  const said = answers
    .filter(({ path }) => placeOf(definition, path)?.field.codes === undefined)
    .flatMap(({ value, also = [] }) => [value, ...also.map((other) => other.value)])
    .filter(isText);
  const besideCodes = answers.flatMap(({ words, also = [] }) => [words, ...also.map((other) => other.words)]);
  return [...said, ...besideCodes.filter(isText), ...leftovers.flatMap(wordsOfSender)];
}

/** Labels that hold a name given by the sender: the author of a comment, the name of a property. */
const NAMED_BY_SENDER = /^(?:Comment by|Property:) /;

/**
 * Returns what the sender wrote in a labelled text. Most labels are ours, or a question of the form. Those are not the sender's
 * words, and would call a person to every form that asks about danger. A key in a JSON body is the sender's.
 */
export function wordsOfSender(words: Words & { readonly pointer?: string }): readonly string[] {
  const { label, text, pointer } = words;
  return pointer !== undefined || NAMED_BY_SENDER.test(label) ? [label, text] : [text];
}
