import type { Performed } from '#functions/casework/index.ts';
import type { PageRoute, PageVisit } from '../../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from '../case-frame.ts';
import { hiddenIn } from '../form-answers.ts';
import { linksOf, matchWords } from '../people/matches-and-links.ts';
import { calledByKey, peopleOfForms } from '../people/people-on-forms.ts';

type Compared = Performed<'compareCases'>['body'];

/** `GET /staff/cases/{reference}/compared-with/{other}`: shows two cases side by side. */
export const COMPARED: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/compared-with/{other}',
    respond: async (visit) => {
      const { reference = '', other = '' } = visit.path;
      const [seen, { body }] = await Promise.all([
        readCase(visit),
        visit.perform('compareCases', { path: { reference, other } }),
      ]);
      return casePage(visit, seen, {
        template: 'console/case/compared/compared.njk',
        title: 'Two cases side by side',
        model: comparedModel(seen, body, visit),
      });
    },
  },
];

/** How two answers compare: in words, because a colour alone says nothing to many. */
function markOf(here: string | null, there: string | null, same: boolean): string {
  if (here === null || there === null) return here === null ? 'Only there' : 'Only here';
  if (hiddenIn(`${here} ${there}`) !== undefined) return 'Not compared';
  return same ? 'Same' : 'Different';
}

function comparedModel(seen: CaseSeen, { other, children, forms, unpaired }: Compared, { now }: PageVisit) {
  const called = calledByKey(peopleOfForms(seen));
  return {
    other,
    matched: children.flatMap(({ match: id, answers }) => {
      const match = seen.view.matches.find((one) => one.id === id);
      if (match === undefined) return [];
      const rows = answers.map(({ same, ...row }) => ({
        ...row,
        mark: markOf(row.here, row.there, same),
        differs: !same,
      }));
      return [{ ...matchWords(seen, match, called, now), rows }];
    }),
    forms: forms.map((form, index) => ({
      ...formsShown(form),
      isFirst: forms.findIndex(({ here }) => here === form.here) === index,
    })),
    unpaired,
    link: linksOf(seen.view).find(({ reference }) => reference === other),
    allowed: seen.view.may,
  };
}

/** Returns two forms of one kind as a page shows them: what differs, by section. */
export const formsShown = ({ differences, ...form }: Compared['forms'][number]) => ({
  ...form,
  sections: [...new Set(differences.map(({ section }) => section))].map((section) => ({
    section,
    rows: differences
      .filter((one) => one.section === section)
      .map(({ item, label, here, there }) => ({
        label: item === null ? label : `${item}: ${label}`,
        here,
        there,
        mark: markOf(here, there, false),
        differs: true,
      })),
  })),
});
