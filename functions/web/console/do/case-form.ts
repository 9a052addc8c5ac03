import type { Perform } from '#functions/casework/index.ts';
import type { MayAction } from '#schemas/api/staff/may.ts';
import type { Field } from '../../kit/fields.ts';
import { type Kinds, oneOf } from '../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, readCase } from '../case/case-frame.ts';
import { formModel, VERSION, WHY } from './form-page.ts';

/** What an action is carried out with: its case and version, and the reason where the person must give one. */
export interface Acting {
  readonly path: { readonly reference: string };
  readonly ifMatch: string;
  readonly reason: string | undefined;
}

/** A short form that does one thing to a case. */
export interface CaseForm {
  /** Its path below `/staff/cases/{reference}/do/`, and the code of what it says when done. */
  readonly path: string;
  readonly does: MayAction;
  readonly title: string;
  /** What will happen, in sentences. */
  readonly says: readonly string[];
  /** The words of its button. */
  readonly button: string;
  /** Pressed for something that is hard to undo. */
  readonly warns?: true;
  readonly kinds?: Kinds;
  readonly fields: (seen: CaseSeen, visit: PageVisit) => readonly Field[];
  readonly act: (perform: Perform, acting: Acting, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** Makes the routes of a form that does one thing to a case. */
export function caseFormRoutes(form: CaseForm): readonly PageRoute[] {
  return formRoutes({
    path: `/staff/cases/{reference}/do/${form.path}`,
    ...(form.kinds === undefined ? {} : { kinds: form.kinds }),
    show: async (visit, shows) => show(form, visit, await readCase(visit), shows),
    send: async ({ perform, path: { reference = '' } }, body, sent) => {
      const ifMatch = oneOf(sent, VERSION) ?? '';
      await form.act(perform, { path: { reference }, ifMatch, reason: oneOf(sent, WHY) }, body);
      return { to: `/staff/cases/${reference}?done=${form.path}` };
    },
  });
}

function show(form: CaseForm, visit: PageVisit, seen: CaseSeen, shows: Shows): Page {
  const may = seen.view.may[form.does];
  return {
    template: 'console/do/form.njk',
    title: form.title,
    model: {
      ...formModel(visit, seen, form, shows),
      form: { says: form.says, button: form.button, warns: form.warns },
      fields: may.may ? form.fields(seen, visit) : [],
    },
  };
}
