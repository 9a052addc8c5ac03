import type { PageRoute } from '../../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from '../case-frame.ts';
import { contactRules } from './contact-rules.ts';
import { linksOf, matchesOf, sameParentsOf } from './matches-and-links.ts';
import { calledByKey, peopleOfForms } from './people-on-forms.ts';
import { searchTermsFor } from './search-for-child.ts';

/** `GET /staff/cases/{reference}/people`: shows who a case is about, how to contact them safely, and their other cases. */
export const PEOPLE: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/people',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const model = peopleModel(seen, visit.now, visit.may('searchCases'));
      return casePage(visit, seen, { template: 'console/case/people/people.njk', title: 'People of the case', model });
    },
  },
];

const ALSO_CALLED = 'A person who received a letter meant for another';

function peopleModel(seen: CaseSeen, now: Date, maySearch: boolean) {
  const { view } = seen;
  const forms = peopleOfForms(seen);
  const called = calledByKey(forms);
  const rules = (person: string) => contactRules(seen, person, called, now);
  const others = view.contacts.filter(({ person }) => !called.has(person)).map(({ person }) => person);
  const withoutForm = view.forms.length === 0 && !others.includes('sender') ? ['sender'] : [];
  return {
    forms: forms.map((form) => ({
      ...form,
      sections: form.sections?.map((section) => ({
        ...section,
        people: section.people.map((one) => ({
          ...one,
          contact: section.id === 'agencies' ? undefined : rules(one.person),
          search: section.id === 'children' && maySearch ? searchTermsFor(view.forms, one.person) : undefined,
        })),
      })),
    })),
    others: [...others, ...withoutForm].map((person) => ({
      person: person.startsWith('wrong.') ? undefined : person,
      called: person === 'sender' ? 'The sender' : ALSO_CALLED,
      contact: rules(person),
    })),
    ...matchesOf(seen, called, now),
    links: linksOf(view),
    groups: sameParentsOf(seen, called),
    severalChildren: [...called.keys()].filter((person) => person.includes('.children.')).length > 1,
    allowed: view.may,
    withheld: view.withheldForms,
  };
}
