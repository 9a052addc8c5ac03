import { comparedForms } from '#functions/casework/index.ts';
import { notFound } from '#functions/platform/http/problem.ts';
import { FormRecord } from '#schemas/case.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { PageRoute } from '../../../kit/page.ts';
import { casePage, readCase } from '../case-frame.ts';
import { formsShown } from '../compared/compared.ts';
import { formOf, titleOf } from './form-of-path.ts';

/** `GET /staff/cases/{reference}/reading/{form}/beside/{other}`: shows a form and another reading of it, which was sent again. */
export const BESIDE: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/reading/{form}/beside/{other}',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const [here, there] = [formOf(seen, visit.path.form), formOf(seen, visit.path.other)];
      const definition = forms.get(here.formId);
      if (definition === undefined || there.formId !== here.formId) throw notFound();
      const compared = comparedForms(definition, FormRecord.parse(here), FormRecord.parse(there));
      return casePage(visit, seen, {
        template: 'console/case/reading/two-readings.njk',
        title: 'Two forms side by side',
        model: { form: formsShown(compared), formTitle: titleOf(here), hides: seen.view.hides },
      });
    },
  },
];
