import { oneOf, REASON_FIELD, typedIn } from '../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, readCase } from '../case/case-frame.ts';
import type { CaseForm } from './case-form.ts';
import { CHOOSING, chosenIn } from './choosing.ts';
import { formPage, VERSION } from './form-page.ts';
import { showUnseen } from './unseen.ts';

/** Makes the routes of a form that does one thing to a case. */
export function caseFormRoutes(form: CaseForm): readonly PageRoute[] {
  return formRoutes({
    path: `/staff/cases/{reference}/do/${form.path}`,
    ...(form.kinds === undefined ? {} : { kinds: form.kinds }),
    show: (visit, shows) => show(form, visit, shows),
    send: async (visit, body, sent) => {
      if (sent.has(CHOOSING)) return show(form, visit, { values: typedIn(sent), wrong: {}, changed: false });
      const { reference = '' } = visit.path;
      const ifMatch = oneOf(sent, VERSION) ?? '';
      await form.act(visit.perform, { path: { reference }, ifMatch, reason: oneOf(sent, REASON_FIELD) }, body);
      if (form.leaves?.(visit, body)) return { to: `/staff?done=${form.path}` };
      return { to: `/staff/cases/${reference}${form.page ?? ''}?done=${form.path}` };
    },
  });
}

async function show(form: CaseForm, visit: PageVisit, shows: Shows): Promise<Page> {
  let seen: CaseSeen;
  try {
    seen = await readCase(visit);
  } catch (refused) {
    return showUnseen(form, visit, shows, refused);
  }
  return formPage(form, visit, seen, { ...shows, chosen: chosenIn(form.choose, seen, visit, shows.values) });
}
