import { notFound } from '#functions/platform/http/problem.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { CaseSeen } from '../case-frame.ts';

/** Returns the form of a case that an address names by its number. @throws Problem 404 for one that the reader does not see */
export function formOf({ view }: CaseSeen, number: string | undefined): DeepReadonly<FormSeen> {
  const form = view.forms.find((one) => String(one.number) === number);
  if (form === undefined) throw notFound();
  return form;
}

/** Returns the page on which a form's file is drawn; undefined for a form without one. */
export function drawnOf({ view }: CaseSeen, { documentId }: DeepReadonly<FormSeen>): string | undefined {
  const file = view.documents.find(({ id }) => id === documentId);
  return file?.drawn ? `/staff/cases/${view.case.reference}/files/${file.id}/drawn` : undefined;
}

/** Returns the title of a form. */
export const titleOf = ({ view, formId }: DeepReadonly<FormSeen>): string =>
  view?.title ?? forms.get(formId)?.title ?? formId;
