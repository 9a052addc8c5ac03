import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import type { FormRecord } from '#schemas/case.ts';
import { forms } from '#schemas/forms/forms.ts';
import { formView } from '#schemas/forms/view.ts';

/** A Lambda answers at most 6 MB, and stored data may take 4.5 MB of it (`MOST_PAGES` of the store): this fits beside it. */
const MOST_VIEW_BYTES = 1.25 * 1024 * 1024;

/**
 * Returns a case's forms, each with its view as staff read it. The view is `null` for a form whose definition we no longer have. In
 * a very long case it is also `null` for a form that no longer fits. The answers are always there.
 */
export function withViews(records: readonly FormRecord[]): FormSeen[] {
  let left = MOST_VIEW_BYTES;
  return records.map((record) => {
    const definition = forms.get(record.formId);
    if (!definition) return { ...record, view: null };
    const view = formView(definition, record.answers, record.leftovers);
    const size = Buffer.byteLength(JSON.stringify(view));
    if (size > left) return { ...record, view: null };
    left -= size;
    return { ...record, view };
  });
}
