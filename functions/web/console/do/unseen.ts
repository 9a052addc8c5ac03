import type { OperationId } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { type Field, labelsOf } from '../../kit/fields.ts';
import type { Shows } from '../../kit/form-route.ts';
import type { Page, PageVisit } from '../../kit/page.ts';
import { type Names, namesOf } from '../names.ts';
import type { CaseForm } from './case-form.ts';

/** How a form is shown to people whom a restricted case does not name: nothing of the case is on it. */
export interface Unseen {
  readonly operation: OperationId;
  readonly says: readonly string[];
  readonly needsReason?: true;
  readonly fields: (names: Names) => readonly Field[];
}

/**
 * Makes the page of a form about a case that its reader may not see, at the version that the refusal names.
 * @throws the refusal, where the form is not for such a reader
 */
export async function showUnseen(
  { unseen, title, button, warns }: CaseForm,
  visit: PageVisit,
  { values, wrong }: Shows,
  refused: unknown,
): Promise<Page> {
  if (!(refused instanceof Problem) || refused.code !== 'restricted') throw refused;
  if (unseen === undefined || !visit.may(unseen.operation)) throw refused;
  const fields = unseen.fields(await namesOf(visit.perform));
  const base = `/staff/cases/${visit.path.reference ?? ''}`;
  return {
    template: 'console/do/form.njk',
    title,
    labels: labelsOf(fields),
    model: {
      reference: visit.path.reference,
      base,
      back: base,
      form: { says: unseen.says, button, warns },
      needsReason: unseen.needsReason,
      isShown: true,
      fields,
      values,
      wrong,
      version: refused.more.etag,
    },
  };
}
