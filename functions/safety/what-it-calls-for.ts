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

/** What came, and whose clock it is on. */
export interface Arrived {
  readonly head: Pick<Case, 'receivedAt' | 'decisionDueAt'>;
  /** The document or message that it came in; none for what is the referral itself. */
  readonly source?: string | undefined;
  readonly now: Date;
}

/** … where it may be somebody's own referral. */
export interface FormArrived extends Arrived {
  /** From which birthday on a young person's own referral waits as any other (S28b). */
  readonly selfReferralAge: number;
}

/** What must be seen and done for somebody's safety, before and apart from everything else. */
export interface CallsFor {
  readonly flags: readonly CaseFlag[];
  readonly tasks: readonly Task[];
  /** How soon somebody must look, at least. */
  readonly priority?: Priority;
}

/** A form as the rules see it: its answers, and what else was written in it. */
export interface FormSaid extends WithUnread {
  readonly definition: FormDefinition;
  readonly answers: readonly Answer[];
}

/** What a form calls for by its answers and its words, by whichever door it came (S11c, S11d, 5.5, S28c, domain 6). */
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
      // Their case may be in another system than ours: somebody tells them, and this is a contact all the same (S5b).
      ...(facts.openTo === undefined ? [] : [task('tell_allocated_worker', facts.openTo, decisionDueAt)]),
      ...checkReading(form, arrived),
    ],
    ...(priority === undefined ? {} : { priority }),
  };
}

/** A list shows a task's reason on a line or two. */
const MOST_WHY = 200;

/** Words stand where answers belong: somebody reads them, and records what they say. The task names the questions, never the words. */
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

/** A child who refers themself, younger than who may (S28c). Whose age is not known is young. */
function isChildsOwn({ selfReferring, selfBornOn }: ReferralFacts, { head, selfReferralAge }: FormArrived): boolean {
  if (!selfReferring || selfBornOn === undefined) return selfReferring;
  const today = londonDate(new Date(head.receivedAt));
  return selfBornOn > `${Number(today.slice(0, 4)) - selfReferralAge}${today.slice(4)}`;
}

/** What the words of a text call for. None of the listed ones found: nothing, which is not safety. */
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

/** What was said in somebody's own words: a code of a list is none. */
function freeTexts({ definition, answers, leftovers }: FormSaid): string[] {
  const isText = (value: AnswerValue | undefined): value is string => typeof value === 'string';
  const said = answers
    .filter(({ path }) => placeOf(definition, path)?.field.codes === undefined)
    .flatMap(({ value, also = [] }) => [value, ...also.map((other) => other.value)])
    .filter(isText);
  const besideCodes = answers.flatMap(({ words, also = [] }) => [words, ...also.map((other) => other.words)]);
  return [...said, ...besideCodes.filter(isText), ...leftovers.flatMap(wordsOfSender)];
}

/** Where a label holds the name that a sender gave: whose comment it is, what a property is called. */
const NAMED_BY_SENDER = /^(?:Comment by|Property:) /;

/**
 * Returns what the sender wrote in a labelled text. Most labels are ours, or a question of the form: those are no words of the
 * sender, and would call a person to every form that asks about danger. A key of a body of JSON is the sender's.
 */
export function wordsOfSender(words: Words & { readonly pointer?: string }): readonly string[] {
  const { label, text, pointer } = words;
  return pointer !== undefined || NAMED_BY_SENDER.test(label) ? [label, text] : [text];
}
