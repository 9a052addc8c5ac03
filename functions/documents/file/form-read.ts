import {
  atOnce,
  type CallsFor,
  type FormArrived,
  whatFormCallsFor,
  whatWordsCallFor,
  wordsOfSender,
} from '#functions/safety/index.ts';
import type { Case, CaseFlag, FormRecord, Priority, Task } from '#schemas/case.ts';
import type { Words } from '#schemas/case-document.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { type Answer, completeness, keptLeftover, type Leftover, referralFacts } from '#schemas/forms/referral.ts';
import type { Reference } from '#schemas/reference.ts';
import { fileTask } from './tasks.ts';

/** A form as the reader gave it. */
export interface FormRead {
  readonly definition: FormDefinition;
  readonly version: string;
  readonly answers: readonly Answer[];
  readonly leftovers: readonly Leftover[];
  /** Read with judgement: another council's form, or answers outside our controls. A person compares it with the original. */
  readonly judged: boolean;
  /** The case that it was issued for, as its header says: a hint, never authority (S13b, law 9). */
  readonly issuedFor?: Reference | undefined;
}

/** DynamoDB holds 400 KB an item; a form's frame, keys and a transaction's own words take their part of it. */
const MOST_RECORD_BYTES = 320 * 1024;
/** What a text is cut to when the whole is too much: enough to see what it is about. The file itself keeps every word. */
const CUT_TO = 4000;
const CUT = ' [cut here: read the document]';

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const cut = (text: string): string => (text.length > CUT_TO ? text.slice(0, CUT_TO) + CUT : text);

/**
 * Returns the form as the case keeps it, with the version of its definition. A form that says more than an item
 * holds keeps its answers before its leftovers, and long texts are cut and marked as cut: the original file, kept byte
 * for byte, has them whole.
 * @param file where it was read
 * @returns `cut`: a person must look at the file for the rest
 */
export function recordOf(
  form: FormRead,
  number: number,
  file: { readonly id: string; readonly held: boolean },
  now: Date,
): { readonly record: FormRecord; readonly cut: boolean } {
  const whole: FormRecord = {
    number,
    formId: form.definition.id,
    formVersion: form.version,
    documentId: file.id,
    readAt: now.toISOString(),
    answers: [...form.answers],
    leftovers: form.leftovers.map(keptLeftover),
    ...(form.issuedFor === undefined ? {} : { issuedFor: form.issuedFor }),
    ...(file.held ? { held: true } : {}),
  };
  if (bytesOf(whole) <= MOST_RECORD_BYTES) return { record: whole, cut: false };
  return { record: fitted(whole), cut: true };
}

function fitted(whole: FormRecord): FormRecord {
  const shorter = <T extends Pick<Answer, 'value'>>(said: T): T =>
    typeof said.value === 'string' ? { ...said, value: cut(said.value) } : said;
  const answers = whole.answers.map(({ also, ...answer }) => ({
    ...shorter(answer),
    ...(also === undefined ? {} : { also: also.map(shorter) }),
  }));
  const kept: FormRecord = { ...whole, answers: [], leftovers: [] };
  let left = MOST_RECORD_BYTES - bytesOf(kept) - bytesOf({ label: '', text: CUT });
  const fits = (item: unknown): boolean => {
    left -= bytesOf(item) + 1;
    return left >= 0;
  };
  for (const answer of answers) if (fits(answer)) kept.answers.push(answer);
  const leftovers = whole.leftovers.map(({ label, text, path }) =>
    keptLeftover({ label: cut(label), text: cut(text), path }),
  );
  for (const leftover of leftovers) if (fits(leftover)) kept.leftovers.push(leftover);
  if (left < 0) kept.leftovers.push({ label: '', text: CUT });
  return kept;
}

export interface FormSays {
  readonly head: {
    form: { id: string; version: string };
    completeness: { answered: number; reasoned: number; blank: number };
    children: number;
    source?: string;
  };
  readonly flags: readonly CaseFlag[];
  readonly tasks: readonly Task[];
  readonly priority?: Priority;
  /** Nobody wrote anything in it. */
  readonly blank: boolean;
}

/** Returns what a form read from a file means for its case: the same as if it had come by the web (S11c, S8c). */
export function whatTheFormSays(
  form: FormRead,
  head: Pick<Case, 'reference' | 'team' | 'receivedAt' | 'decisionDueAt'>,
  documentId: string,
  { now, selfReferralAge }: Pick<FormArrived, 'now' | 'selfReferralAge'>,
): FormSays {
  const facts = referralFacts(form.answers, form);
  const { answered, reasoned, blank } = completeness(form.definition, form.answers);
  const calls = whatFormCallsFor(form, { head, source: documentId, now, selfReferralAge }, facts);
  return {
    head: {
      form: { id: form.definition.id, version: form.version },
      completeness: { answered, reasoned, blank },
      children: facts.children,
      ...(facts.sourceCode === undefined ? {} : { source: facts.sourceCode }),
    },
    flags: [
      ...(form.judged ? (['needs_reading'] as const) : []),
      ...calls.flags.filter((flag) => !(form.judged && flag === 'needs_reading')),
      ...(blank > 0 ? (['incomplete'] as const) : []),
    ],
    tasks: [
      ...calls.tasks,
      // What could not be understood has raised it already, and names the questions.
      ...readingTasks(form, head, documentId, now).filter(({ id }) => !calls.tasks.some((task) => task.id === id)),
    ],
    ...(calls.priority === undefined ? {} : { priority: calls.priority }),
    blank: isBlank(form),
  };
}

/** Returns what a form asks of people because it was read from a file: whose case it is for, and whether it was read rightly. */
export function readingTasks(
  form: FormRead,
  head: Pick<Case, 'reference' | 'team' | 'decisionDueAt'>,
  documentId: string,
  now: Date,
): Task[] {
  return [
    ...returnedTask(form, head, documentId, now),
    ...(form.judged ? [fileTask('check_reading', head, { id: documentId }, form.definition.id, now)] : []),
  ];
}

/** Returns what a file calls a person for now, by its form or by its words (domain 6). */
export function whatFileCallsFor(
  { form, words }: { readonly form?: FormRead; readonly words: readonly Words[] },
  head: Pick<Case, 'reference' | 'team' | 'receivedAt' | 'decisionDueAt'>,
  documentId: string,
  at: Pick<FormArrived, 'now' | 'selfReferralAge'>,
): CallsFor {
  return form === undefined
    ? whatWordsCallFor(words.flatMap(wordsOfSender), { head, source: documentId, now: at.now })
    : atOnce(whatTheFormSays(form, head, documentId, at));
}

/** Tells whether a form is empty: it has no answer and no other word. */
export const isBlank = ({ answers, leftovers }: FormRead): boolean =>
  answers.length === 0 && leftovers.every(({ text }) => text.trim() === '');

/** Returns the task for a form that was issued for another case: somebody looks, links the cases and says there that it came (S13b). */
function returnedTask(
  { issuedFor }: FormRead,
  { reference, team, decisionDueAt }: Pick<Case, 'reference' | 'team' | 'decisionDueAt'>,
  documentId: string,
  now: Date,
): Task[] {
  if (issuedFor === undefined || issuedFor === reference) return [];
  const id = `match_returned_form-${documentId}`;
  const raised = {
    raisedAt: now.toISOString(),
    dueAt: decisionDueAt,
    why: 'issued_for_another_case',
    about: issuedFor,
  };
  return [{ id, kind: 'match_returned_form', team, state: 'open', ...raised }];
}
