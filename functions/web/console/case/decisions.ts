import type { Performed } from '#functions/casework/index.ts';
import { dateWords, dueWords, timeWords } from '#functions/platform/london-words.ts';
import { isQuery } from '#schemas/case.ts';
import { ALONE_WORDS, BASIS_WORDS, OUTCOME_WORDS, WITHHELD_WORDS } from '#schemas/words/decision-words.ts';
import type { PageRoute } from '../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from './case-frame.ts';

/** `GET /staff/cases/{reference}/decisions`: shows what was recommended and decided on a case, and why. */
export const DECISIONS: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/decisions',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const { view, names } = seen;
      const { clock, decisionDueAt, state } = view.case;
      const newestFirst = <T extends { readonly at: string }>(records: readonly T[]) =>
        [...records].sort((one, other) => (one.at < other.at ? 1 : -1));
      const model = {
        due: clock === null || isQuery(state) ? undefined : dueWords(decisionDueAt, visit.now),
        decisions: newestFirst(view.decisions).map((one) => recordOf(one, names, visit.now)),
        recommendations: newestFirst(view.recommendations).map((one) => recordOf(one, names, visit.now)),
      };
      return casePage(visit, seen, { template: 'console/case/decisions.njk', title: 'Decisions', model });
    },
  },
];

type View = Performed<'readCase'>['body'];
type OneRecord = View['decisions'][number] | View['recommendations'][number];
type Detailed = Exclude<OneRecord, { readonly withheld: string }>;

/** A recommendation or decision in words. What is withheld says so, with its author and time. */
function recordOf(record: OneRecord, names: CaseSeen['names'], now: Date) {
  const { id, by, at, round } = record;
  const head = { id, by: names.get(by), at: timeWords(at, now), round: round === 1 ? undefined : round };
  if ('withheld' in record) return { ...head, withheld: WITHHELD_WORDS[record.withheld], rows: [] };
  return { ...head, outcome: OUTCOME_WORDS[record.outcome], rows: rowsOf(record) };
}

/** The label is the one of its day: later edits do not change past decisions. */
function rowsOf(record: Detailed): { key: string; value: string; why?: string; link?: string }[] {
  const { level, legalBasis, reasons, suggestedLevel } = record;
  return [
    { key: 'Level of need', value: level.label, why: level.rationale },
    ...(suggestedLevel === undefined ? [] : [{ key: 'Level that the referrer suggested', value: suggestedLevel }]),
    { key: 'Legal basis', value: BASIS_WORDS[legalBasis.code], why: legalBasis.rationale },
    { key: 'Reasons', value: reasons },
    ...('dueAt' in record ? decisionRows(record) : []),
  ];
}

function decisionRows(decision: Extract<Detailed, { readonly dueAt: string }>) {
  const { at, dueAt, alone, signposting, multiAgency, agreement, redirectTo, recommendation } = decision;
  return [
    { key: 'In time', value: at <= dueAt ? 'Yes' : 'No: it was decided after it was due' },
    {
      key: 'Recommendation',
      value: recommendation === null ? 'None' : 'It follows a recommendation',
      ...(recommendation === null ? {} : { link: recommendation }),
    },
    ...(alone === undefined
      ? []
      : [{ key: 'Decided by one person', value: ALONE_WORDS[alone.because], why: alone.why }]),
    ...(signposting === undefined
      ? []
      : [
          { key: 'Told about', value: signposting.entries.map(({ name }) => name).join('; ') },
          { key: 'Who was told', value: signposting.toldWho },
        ]),
    ...(multiAgency === undefined
      ? []
      : [
          'agencies' in multiAgency
            ? { key: 'Agencies', value: multiAgency.agencies.join('; ') }
            : { key: 'Agencies', value: 'One is enough', why: multiAgency.why },
        ]),
    ...(agreement === undefined
      ? []
      : [
          agreement.given
            ? { key: 'Agreement', value: `${agreement.by}, ${dateWords(agreement.on)}, ${agreement.how}` }
            : { key: 'Agreement', value: 'Not given', why: agreement.why },
        ]),
    ...(redirectTo === undefined ? [] : [{ key: 'Other authority', value: redirectTo }]),
  ];
}
