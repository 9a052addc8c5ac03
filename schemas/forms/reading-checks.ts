import { type Answer, type AnswerSource, type Leftover, MOVED_TO_HOUSEHOLD } from './answer.ts';
import { isSafetyQuestion, unreadAnswers, unreadOnSafety } from './careful-values.ts';

/** A form whose reading people check: what was read, and what people recorded since. */
export interface CheckedForm {
  readonly answers: readonly Pick<Answer, 'path' | 'source'>[];
  readonly leftovers: readonly Leftover[];
  readonly readings?: readonly { readonly path: string }[] | undefined;
}

/** A safety question of a form, and whether a person has confirmed, corrected or cleared its answer. */
export interface SafetyCheck {
  readonly path: string;
  readonly settled: boolean;
}

/** Who gave these answers gave them as answers. Nothing was read, so there is nothing to confirm. */
const GIVEN: ReadonlySet<AnswerSource> = new Set<AnswerSource>(['web', 'agency', 'staff']);

/** Returns the safety questions of a form that were read or could not be, in the form's order. */
export function safetyChecks({ answers, leftovers, readings = [] }: CheckedForm): SafetyCheck[] {
  const settled = new Set(readings.map(({ path }) => path));
  const paths = [
    ...answers.filter(({ path, source }) => settled.has(path) || !GIVEN.has(source)),
    ...unreadOnSafety({ leftovers }),
    ...readings,
  ].map(({ path }) => path);
  return [...new Set(paths)].filter(isSafetyQuestion).map((path) => ({ path, settled: settled.has(path) }));
}

/** Returns the paths of the safety questions that a person must still confirm, correct or clear. */
export const toConfirm = (form: CheckedForm): string[] =>
  safetyChecks(form).flatMap(({ path, settled }) => (settled ? [] : [path]));

/**
 * Checks whether nothing of a form's reading waits for a person. Only then the task *check reading* ends by itself: it may also ask
 * what other unread words say, and whether an adult was rightly moved out of the children.
 */
export const isChecked = (form: CheckedForm): boolean =>
  toConfirm(form).length === 0 &&
  unreadAnswers(form).length === 0 &&
  form.leftovers.every(({ label }) => label !== MOVED_TO_HOUSEHOLD);
