import { notFound } from '#functions/platform/http/problem.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import { labelOf } from '#schemas/codes/code-set.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import { forms } from '#schemas/forms/forms.ts';
import { EXPECTED_WORDS } from '#schemas/words/decision-words.ts';
import type { PageRoute } from '../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from './case-frame.ts';
import { beginningOf, MOST_CHARACTERS, stretchFrom } from './file-words.ts';
import { answerShown, leftoverGroups, plainAnswers, withoutGaps } from './form-answers.ts';

/** The pages that show what was sent: the answers of a case's forms, and the words of its other files. */
export const REFERRAL: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/referral',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const { request, now } = visit;
      const { view } = seen;
      const asked = view.forms.find(({ number }) => String(number) === request.query.form);
      const form = asked ?? view.forms[0];
      const model = {
        form: form === undefined ? undefined : formShown(form, seen, now),
        otherForms: view.forms
          .filter((one) => one !== form)
          .map(({ number, formId }) => ({
            number,
            title: forms.get(formId)?.title ?? formId,
            href: hrefOf(request.query.cursor, { form: number }),
          })),
        withheldForms: view.withheldForms.length,
        hides: view.hides,
        emails: view.messages.flatMap((one) =>
          one.direction === 'in' && one.drawn ? [{ id: one.id, at: timeWords(one.receivedAt, now) }] : [],
        ),
        files: view.texts.map((text) => {
          const { shown, next } = beginningOf(text);
          const { document, cut, held } = text;
          const isLong = next !== undefined;
          return {
            name: nameOf(seen, document),
            cut,
            held,
            shown,
            isLong,
            href: `words/${document}${hrefOf(request.query.cursor, {})}`,
          };
        }),
      };
      return casePage(visit, seen, { template: 'console/case/referral.njk', title: 'Referral', model });
    },
  },
  {
    method: 'GET',
    path: '/staff/cases/{reference}/words/{document}',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const { query } = visit.request;
      const text = seen.view.texts.find(({ document }) => document === visit.path.document);
      if (text === undefined) throw notFound();
      const from = /^\d{1,9}$/.test(query.from ?? '') ? Number(query.from) : 0;
      const { shown, next } = stretchFrom(text, from, MOST_CHARACTERS);
      const model = {
        name: nameOf(seen, text.document),
        cut: text.cut,
        held: text.held,
        shown,
        from,
        next: next === undefined ? undefined : hrefOf(query.cursor, { from: next }),
      };
      return casePage(visit, seen, { template: 'console/case/words.njk', title: 'Words of a file', model });
    },
  },
];

/** Returns the query of an address within the same part of a very long case. */
function hrefOf(cursor: string | undefined, more: Readonly<Record<string, number>>): string {
  const query = new URLSearchParams(cursor === undefined ? {} : { cursor });
  for (const [name, value] of Object.entries(more)) query.set(name, String(value));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Returns the sender's name of a file. In a very long case, its record may be on another part. */
const nameOf = ({ view }: CaseSeen, document: string): string =>
  view.documents.find(({ id }) => id === document)?.name ?? 'A file of this case';

/** Returns a form with its answers by section, as a page shows it. */
function formShown(form: DeepReadonly<FormSeen>, { names, view: { case: head, documents } }: CaseSeen, now: Date) {
  const { view, number, documentId, readAt, held, issuedFor } = form;
  const file = documents.find(({ id }) => id === documentId);
  return {
    number,
    title: view?.title ?? forms.get(form.formId)?.title ?? form.formId,
    file: file?.name,
    drawn: file?.drawn ? `files/${file.id}/drawn` : undefined,
    read: timeWords(readAt, now),
    held,
    issuedFor: issuedFor === head.reference ? undefined : issuedFor,
    expected: (view?.expected ?? []).map(({ label, state }) => ({
      label,
      state: EXPECTED_WORDS[state],
      isBlank: state === 'blank',
    })),
    sections: (view?.sections ?? [])
      .map(({ title, missing, items }) => ({
        title,
        missing: missing === null ? undefined : labelOf(missingReasons, missing),
        items: items
          .map((item) => ({
            label: item.label,
            ...withoutGaps(item.fields.map((field) => answerShown(field, form, names, now))),
          }))
          .filter(({ answers, gaps }) => answers.length + gaps.length > 0),
      }))
      .filter(({ missing, items }) => missing !== undefined || items.length > 0),
    plain: view === null ? plainAnswers(form) : [],
    leftovers: leftoverGroups(form),
  };
}
