import { londonTime } from '#functions/platform/london-words.ts';
import { OUTCOME_PARTS, type OutcomePart } from '#schemas/api/staff/deciding.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';
import { BASIS_WORDS, OUTCOME_WORDS } from '#schemas/words/decision-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import { type Choice, choicesOf, type Field } from '../../kit/fields.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import type { CaseForm } from './case-form.ts';
import type { Choosing } from './choosing.ts';

const CHOOSE: Choosing = {
  query: 'outcome',
  name: 'outcome',
  label: 'Outcome',
  changes: true,
  choices: () => choicesOf(OUTCOME_WORDS),
  none: '',
  gone: 'Choose one of these outcomes.',
};

/** The longest reasons of a decision, as in schemas/decision.ts. */
const MOST_REASONS = 5000;
const reasons = (name: string, label: string, hint?: string): Field => ({
  kind: 'textarea',
  name,
  label,
  ...(hint === undefined ? {} : { hint }),
  most: MOST_REASONS,
  rows: 6,
});

/** Rows for agencies and for services of the catalogue: more than most decisions name. */
const ROWS = 5;
const rows = (field: (at: number) => Field): Field[] => Array.from({ length: ROWS }, (_row, at) => field(at));

/** Returns the last recommendation that no decision followed yet. */
function recommended({ view: { recommendations, decisions } }: CaseSeen) {
  const last = recommendations.at(-1);
  return last !== undefined && last.round > (decisions.at(-1)?.round ?? 0) ? last : undefined;
}

/** Returns the parts of every recommendation and decision. A decision begins with what was recommended. */
async function analysis({ perform }: PageVisit, from: ReturnType<typeof recommended>): Promise<Field[]> {
  const { levels } = (await perform('readLevels', {})).body;
  const known = from !== undefined && 'outcome' in from ? from : undefined;
  return [
    {
      kind: 'radios',
      name: 'level/code',
      label: 'Level of need',
      choices: levels.map(({ code, label }) => ({ value: code, text: label })),
      value: known?.level.code,
    },
    reasons('level/rationale', 'Why this level'),
    {
      kind: 'radios',
      name: 'legalBasis/code',
      label: 'Legal basis',
      choices: choicesOf(BASIS_WORDS),
      value: known?.legalBasis.code,
    },
    reasons('legalBasis/rationale', 'Why this legal basis'),
    reasons('reasons', 'Reasons for the outcome'),
  ];
}

/** The fields of the parts that only some outcomes need. */
const PARTS: Readonly<Record<OutcomePart, (services: readonly Choice[]) => Field>> = {
  signposting: (services) => ({
    kind: 'group',
    name: 'signposting',
    label: 'What they were told about',
    hint: 'At least one service or centre of the catalogue.',
    fields: [
      ...rows((at) => ({
        kind: 'select',
        name: `signposting/entries/${at}`,
        label: `Service or centre ${at + 1}`,
        choices: services,
      })),
      { kind: 'text', name: 'signposting/toldWho', label: 'Who was told' },
    ],
  }),
  multiAgency: () => ({
    kind: 'group',
    name: 'multiAgency',
    label: 'Agencies that will help',
    hint: 'Name two or more, or say why one is enough.',
    fields: [
      {
        kind: 'group',
        name: 'multiAgency/agencies',
        label: 'Agencies',
        fields: rows((at) => ({ kind: 'text', name: `multiAgency/agencies/${at}`, label: `Agency ${at + 1}` })),
      },
      reasons('multiAgency/why', 'Or why one agency is enough'),
    ],
  }),
  agreement: () => ({
    kind: 'group',
    name: 'agreement',
    label: 'Agreement of the family',
    hint: 'Needed unless the legal basis is section 17 or 47.',
    fields: [
      {
        kind: 'radios',
        name: 'agreement/given',
        label: 'Did they agree to this support?',
        choices: [
          { value: 'true', text: 'Yes' },
          { value: 'false', text: 'No, it is decided without' },
        ],
      },
      {
        kind: 'group',
        label: 'If they agreed',
        fields: [
          { kind: 'text', name: 'agreement/by', label: 'Who agreed' },
          { kind: 'date', name: 'agreement/on', label: 'When' },
          { kind: 'text', name: 'agreement/how', label: 'How', hint: 'For example, by telephone.' },
        ],
      },
      { kind: 'group', label: 'If they did not', fields: [reasons('agreement/why', 'Why it is decided without')] },
    ],
  }),
  redirectTo: () => ({
    kind: 'text',
    name: 'redirectTo',
    label: 'Authority that the family is handed over to',
    hint: 'A task follows: they must confirm that they have taken the family on.',
  }),
};

const PART_NAMES: readonly OutcomePart[] = ['signposting', 'multiAgency', 'agreement', 'redirectTo'];

/** Returns the parts that an outcome needs, and those in which something was typed for another: it may be kept or taken out. */
async function partsFor({ perform, request: { form } }: PageVisit, chosen: string): Promise<Field[]> {
  const outcome = DecisionOutcome.safeParse(chosen).data;
  const isTyped = (part: string) =>
    [...form].some(([name, values]) => name.split('/')[0] === part && values.some((value) => value !== ''));
  const parts = PART_NAMES.filter(
    (part) => (outcome !== undefined && OUTCOME_PARTS[outcome].includes(part)) || isTyped(part),
  );
  const { entries } = parts.includes('signposting')
    ? (await perform('listCatalogue', { query: { active: 'yes' } })).body
    : { entries: [] };
  return parts.map((part) => PARTS[part](entries.map(({ id, name }) => ({ value: id, text: name }))));
}

/** Says what a colleague recommended. */
function recommendedWords(seen: CaseSeen): string[] {
  const last = recommended(seen);
  if (last === undefined) return ['Nobody has recommended yet. Somebody else should recommend before you decide.'];
  const who = `${seen.names.get(last.by)}, ${londonTime(last.at)}`;
  if (!('outcome' in last)) return [`Recommended by ${who}. You may not see what.`];
  const { outcome, level, legalBasis } = last;
  return [
    `Recommended by ${who}: ${inSentence(OUTCOME_WORDS[outcome])}. Level ${level.label}. Legal basis: ${inSentence(BASIS_WORDS[legalBasis.code])}.`,
    `Their reasons: ${last.reasons}`,
  ];
}

/** The forms that recommend and decide. Their first step chooses the outcome, which decides what else is asked. */
export const DECIDING_FORMS: readonly CaseForm[] = [
  {
    path: 'recommend',
    does: 'recommend',
    title: 'Recommend',
    choose: CHOOSE,
    says: ['A decision-maker finds the case among those that wait for a decision. It is not decided by this.'],
    button: 'Recommend',
    fields: (_seen, visit) => analysis(visit, undefined),
    act: (perform, acting, form) => perform('recommend', { ...acting, form }),
  },
  {
    path: 'decide',
    does: 'decide',
    title: 'Decide',
    choose: CHOOSE,
    says: (seen) => [
      'The decision stops the clock and cannot be changed. The referrer must then be told. The case can be reopened for another decision.',
      ...recommendedWords(seen),
    ],
    links: ({ view }) => [
      { text: 'Read the recommendations and decisions', href: `/staff/cases/${view.case.reference}/decisions` },
    ],
    button: 'Decide',
    kinds: { booleans: ['agreement/given'] },
    fields: async (seen, visit, outcome) => [
      ...(await analysis(visit, recommended(seen))),
      ...(await partsFor(visit, outcome)),
      reasons('aloneBecause', 'Why you decide alone', 'Only if nobody else recommended. It is recorded.'),
    ],
    act: (perform, acting, form) => perform('decide', { ...acting, form }),
  },
];
