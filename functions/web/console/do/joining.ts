import type { MatchDecision } from '#schemas/api/staff/matching.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { Field } from '../../kit/fields.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import { matchWords } from '../case/people/matches-and-links.ts';
import { calledByKey, peopleOfForms } from '../case/people/people-on-forms.ts';
import type { CaseForm } from './case-form.ts';

const why = (label: string): Field => ({ kind: 'textarea', name: 'why', label, most: 2000, rows: 3 });

/** The forms that judge a match, by the decision. */
const JUDGING: readonly (Pick<CaseForm, 'path' | 'title' | 'button'> & {
  readonly says: readonly string[];
  readonly decision: MatchDecision;
})[] = [
  {
    decision: 'confirm',
    path: 'confirm-match',
    title: 'Confirm a match',
    says: ['The two cases are linked. Nothing is copied from one to the other, and you can undo it.'],
    button: 'Confirm the match',
  },
  {
    decision: 'reject',
    path: 'reject-match',
    title: 'Reject a match',
    says: ['The match is not suggested again. You can undo it.'],
    button: 'Reject the match',
  },
  {
    decision: 'undo',
    path: 'undo-match',
    title: 'Undo a judgement',
    says: ['The match is to be judged again. A link that the match made goes; other links of the two cases stay.'],
    button: 'Undo the judgement',
  },
];

/** The forms that join two cases, or children of one, and part them. */
export const JOINING: readonly CaseForm[] = [
  ...JUDGING.map(
    ({ decision, ...form }): CaseForm => ({
      ...form,
      page: '/people',
      does: 'judge_match',
      says: [...form.says, 'When every match is judged, the task that asks for it ends.'],
      fields: (seen, visit) => matchFields(seen, visit),
      act: (perform, acting, body) => perform('judgeMatch', { ...acting, form: { ...body, decision } }),
    }),
  ),
  {
    path: 'link',
    page: '/people',
    does: 'link',
    title: 'Link to another case',
    says: ['Each of the two cases shows the link to colleagues who may see it. Nothing is copied between them.'],
    button: 'Link the cases',
    fields: (_seen, { request }) => [
      {
        kind: 'text',
        name: 'reference',
        label: 'Reference of the other case',
        hint: 'For example FD-7K3M-9QXC',
        width: 20,
        value: request.query.other,
      },
      why('Why they belong together'),
    ],
    act: (perform, acting, form) => perform('linkCases', { ...acting, form }),
  },
  {
    path: 'unlink',
    page: '/people',
    does: 'unlink',
    title: 'Remove a link',
    says: ['Every link between the two cases is removed, on both. The reason stays on their timelines.'],
    button: 'Remove the link',
    warns: true,
    fields: ({ view }, { request }) => [
      {
        kind: 'select',
        name: 'reference',
        label: 'Linked case',
        choices: [...new Set(view.case.links.map(({ reference }) => reference))].map((value) => ({
          value,
          text: value,
        })),
        value: request.query.other,
      },
      why('Why they do not belong together'),
    ],
    act: (perform, acting, form) => perform('unlinkCases', { ...acting, form }),
  },
  {
    path: 'same-parents',
    page: '/people',
    does: 'say_same_parents',
    title: 'Record that children have the same parents',
    says: [
      'A hand-over pack of one of them then holds what the forms say about their parents and their safety. The children leave any earlier group.',
    ],
    button: 'Record it',
    kinds: { lists: ['children'] },
    fields: (seen) => [children(seen), why('How you know')],
    act: (perform, acting, form) =>
      perform('saySameParents', { ...acting, form: { children: [], ...form, same: true } }),
  },
  {
    path: 'not-same-parents',
    page: '/people',
    does: 'say_same_parents',
    title: 'Take back that children have the same parents',
    says: ['The hand-over pack of each of these children leaves out the others’ family again.'],
    button: 'Take it back',
    kinds: { lists: ['children'] },
    fields: (seen, { request }) => [
      children(seen, seen.view.case.sameParents?.[Number(request.query.group)]?.children),
      why('Why it is taken back'),
    ],
    act: (perform, acting, form) =>
      perform('saySameParents', { ...acting, form: { children: [], ...form, same: false } }),
  },
];

function matchFields(seen: CaseSeen, { request, now }: PageVisit): readonly Field[] {
  const id = request.query.id ?? '';
  const match = seen.view.matches.find((one) => one.id === id);
  const hidden: Field = { kind: 'hidden', name: 'id', value: id };
  if (match === undefined) return [hidden, { kind: 'words', text: 'The case no longer has this match.' }];
  const { title, relation, strength, reasons, judged } = matchWords(seen, match, calledByKey(peopleOfForms(seen)), now);
  const because = reasons.map(({ text, against }) => `${against ? 'against it: ' : ''}${inSentence(text)}`).join('; ');
  return [
    hidden,
    { kind: 'words', text: `${title}.` },
    { kind: 'words', text: `${relation}? ${strength}: ${because}. ${judged}.` },
    why('Why (optional)'),
  ];
}

function children(seen: CaseSeen, chosen?: readonly string[]): Field {
  const all = [...calledByKey(peopleOfForms(seen))].filter(([person]) => person.includes('.children.'));
  // It can be taken back even when a form no longer names a child.
  const gone = (chosen ?? []).filter((person) => !all.some(([known]) => known === person));
  return {
    kind: 'checkboxes',
    name: 'children',
    label: 'Children',
    choices: [
      ...all,
      ...gone.map((person) => [person, `A child whom the form no longer names (${person})`] as const),
    ].map(([value, text]) => ({ value, text })),
    value: chosen,
  };
}
