import type { FormRecord, Task } from '#schemas/case.ts';
import { questionLabel } from '#schemas/forms/compiled-form.ts';
import { forms as everyForm } from '#schemas/forms/forms.ts';
import { isChecked, toConfirm } from '#schemas/forms/reading-checks.ts';
import { carefulFlags, mayLift } from './actions/protecting.ts';
import type { Doing, Worked } from './change.ts';

/** How the ids of the tasks to check a reading begin. A form's task is about its file. */
export const CHECK_READING = 'check_reading';

/** A question whose reading a person must still confirm, correct or clear. */
interface Question {
  readonly path: string;
  readonly label: string;
}

/**
 * Returns the safety questions of a file's form that nobody has settled. An unread answer of a form that does not parse is among
 * them.
 */
export function questionsToConfirm({ safety, forms }: Worked<'forms'>, file: string | null): Question[] {
  const isIts = ({ documentId }: { readonly documentId: string | null }) => documentId === file;
  const known = forms.filter(isIts);
  const paths = known.flatMap((form) => toConfirm(form).map((path) => labelled(form.formId, path)));
  const unparsed = safety.forms.filter((form) => isIts(form) && !known.some(({ number }) => number === form.number));
  return [...paths, ...unparsed.flatMap(({ formId, unread }) => unread.map(({ path }) => labelled(formId, path)))];
}

function labelled(formId: string, path: string): Question {
  const definition = everyForm.get(formId);
  return { path, label: definition === undefined ? path : questionLabel(definition, path) };
}

/** Returns whether somebody may end the check of a form: they may lift every flag that its unclear words set. */
export function mayEndCheck({ safety }: Pick<Worked, 'safety'>, file: string | null, staff: Doing['staff']): boolean {
  if (safety.full === true && !mayLift(staff, 'do_not_inform_parents')) return false;
  return safety.forms
    .filter(({ documentId }) => documentId === file)
    .flatMap(carefulFlags)
    .every((flag) => mayLift(staff, flag));
}

/**
 * Returns the open task that ends because nothing of a form's reading waits for a person any more. It does not end by itself for
 * somebody who may not end it.
 */
export function checkEnded(
  whole: Worked<'tasks'>,
  { before, after }: { readonly before: FormRecord; readonly after: FormRecord },
  staff: Doing['staff'],
): Task[] {
  if (isChecked(before) || !isChecked(after) || !mayEndCheck(whole, after.documentId, staff)) return [];
  return whole.tasks.filter(
    ({ kind, state, about }) => kind === CHECK_READING && state === 'open' && (about ?? null) === after.documentId,
  );
}
