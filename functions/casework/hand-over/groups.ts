import { londonTime } from '#functions/platform/london-words.ts';
import type { HandOverGroup } from '#schemas/api/staff/hand-over-pack.ts';
import type { Case, FormRecord } from '#schemas/case.ts';
import type { Decision, WithheldRecord } from '#schemas/decision.ts';
import { forms } from '#schemas/forms/forms.ts';
import { type FieldView, type FormView, formView, type ItemView, withWords } from '#schemas/forms/view.ts';

const plain = (code: string) => code.replaceAll('_', ' ');

/** Returns the group of the case itself, and of warnings to read first. */
export function headGroup(head: Case): HandOverGroup {
  return {
    title: 'Referral',
    text: [
      `Reference: ${head.reference}`,
      `Received: ${londonTime(head.receivedAt)}`,
      `By: ${plain(head.channel ?? head.door)}`,
      `Decision due: ${londonTime(head.decisionDueAt)}`,
      `State: ${plain(head.state)}`,
      ...(head.liquidlogicId === undefined ? [] : [`Liquidlogic: ${head.liquidlogicId}`]),
      ...head.flags.map((flag) => `TAKE CARE: ${plain(flag)}`),
    ].join('\n'),
  };
}

/**
 * Returns the groups of a form, one for each child, adult, agency or section of questions, in the form's order.
 * @param whole the complete form, where `record` holds one child's part of it: groups that are left out are named
 */
export function formGroups(record: FormRecord, whole?: FormRecord): HandOverGroup[] {
  const definition = forms.get(record.formId);
  if (definition === undefined) return [{ title: `Form ${record.number}`, text: answersAlone(record) }];
  const view = formView(definition, record.answers, record.leftovers);
  const sections = view.sections.flatMap(({ title, missing, items }) => [
    ...(missing === null ? [] : [{ title, text: `[${plain(missing)}]` }]),
    ...items
      .filter((item) => item.fields.length > 0 && (whole === undefined || isSaid(item)))
      .map(({ label, fields }) => ({ title: label ?? title, text: fields.flatMap(lines).join('\n') })),
  ]);
  const leftOut = whole === undefined ? [] : leftOutGroup(view, formView(definition, whole.answers, whole.leftovers));
  return [...sections, ...leftoverGroup(view), ...leftOut].map(({ title, text }) => ({
    title: record.number === 1 ? title : `Form ${record.number}: ${title}`,
    text,
  }));
}

const isSaid = ({ fields }: ItemView): boolean => fields.some(({ reading }) => reading !== null);

/** Returns the parts that are not in one child's part, by their headings alone, so that nobody takes the gap for silence. */
function leftOutGroup(own: FormView, whole: FormView): HandOverGroup[] {
  const said = ({ sections, leftovers }: FormView) => [
    ...sections.flatMap(({ title, items }) => items.filter(isSaid).map(({ label }) => label ?? title)),
    ...(leftovers.length === 0 ? [] : ['What else was said']),
  ];
  const kept = new Set(said(own));
  const titles = [...new Set(said(whole))].filter((title) => !kept.has(title));
  if (titles.length === 0) return [];
  const why = 'This may be about another child or that child’s family. Read it on the case:';
  return [{ title: 'Left out', text: [why, ...titles].join('\n') }];
}

function lines({ label, reading, also, warning }: FieldView): string[] {
  return [
    `${label.endsWith('?') ? label : `${label}:`} ${reading === null ? '[not said]' : withWords(reading)}`,
    ...also.map((other) => `  the document also says: ${withWords(other)}`),
    ...(warning === null ? [] : [`  check this: ${warning}`]),
  ];
}

function leftoverGroup({ leftovers }: FormView): HandOverGroup[] {
  if (leftovers.length === 0) return [];
  return [{ title: 'What else was said', text: leftovers.map(({ label, text }) => `${label}: ${text}`).join('\n') }];
}

/** Returns the answers by their paths, for a form whose definition we no longer have: nothing may be lost. */
function answersAlone({ answers, leftovers }: FormRecord): string {
  return [
    ...answers.map(({ path, value, missing }) => `${path}: ${String(value ?? missing ?? '')}`),
    ...leftovers.map(({ label, text }) => `${label}: ${text}`),
  ].join('\n');
}

/** Returns one decision, as it was made. */
export function decisionGroup(decision: Decision | WithheldRecord): HandOverGroup {
  if ('withheld' in decision) {
    const { round, by, at } = decision;
    return { title: `Decision ${round}`, text: `[withheld: section 47]\nDecided by: ${by}, ${londonTime(at)}` };
  }
  const { level, legalBasis, outcome, reasons, by, at, alone, signposting, redirectTo } = decision;
  return {
    title: `Decision ${decision.round}`,
    text: [
      `Outcome: ${plain(outcome)}`,
      `Level: ${level.label}. ${level.rationale}`,
      `Legal basis: ${plain(legalBasis.code)}. ${legalBasis.rationale}`,
      `Reasons: ${reasons}`,
      ...(signposting === undefined
        ? []
        : [`Signposted to: ${signposting.entries.map(({ name }) => name).join('; ')}. Told: ${signposting.toldWho}`]),
      ...(redirectTo === undefined ? [] : [`Handed over to: ${redirectTo}`]),
      ...(alone === undefined ? [] : [`Decided by one person alone: ${alone.why}`]),
      `Decided by: ${by}, ${londonTime(at)}`,
    ].join('\n'),
  };
}
