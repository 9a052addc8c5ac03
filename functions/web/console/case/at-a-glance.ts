import type { CaseSeen } from './case-frame.ts';
import { type AnswerShown, answerShown, leftoverGroups } from './form-answers.ts';

/** The questions about danger and safety to which no is good news: a form that says no to ten of them says it in one line. */
const NO_IS_GOOD = [
  'immediateDanger',
  'addressConfidential',
  'identityWithheld',
  'riskToChild',
  'riskToWorker',
  'staffRisks',
] as const;
/** All questions about danger and safety, whose answers a worker reads first. */
const DANGER_FIELDS: ReadonlySet<string> = new Set([
  ...NO_IS_GOOD,
  'calledEmergencyServices',
  'calledAt',
  'staffRiskDetails',
  'safeContactRules',
  'addressSecretFrom',
  'concernsShared',
  'emailIsSafe',
  'harmTypes',
  'notToldReason',
  'notToldReasonText',
  'safeToContact',
]);
/** The questions about what is asked and why. */
const SUMMARY_FIELDS: ReadonlySet<string> = new Set([
  '/concern/reason',
  '/concern/whatHappened',
  '/concern/whenHappened',
  '/concern/impactOnChild',
  '/concern/childsWords',
  '/panelRequest/ask',
  '/request/requestType',
  '/request/desiredOutcome',
  '/request/suggestedLevel',
]);
/** A summary is read in a minute. The referral has the rest. */
const MOST_CHARACTERS = 1500;

/** An answer on the overview, with the person that it is about. */
interface AnswerAtGlance extends AnswerShown {
  /** Whether the referral has more of it. */
  readonly isCut: boolean;
}

/** Some answers of a case's forms: those given, the questions that got none, and those answered with a reassuring no. */
interface AtGlance {
  readonly answers: AnswerAtGlance[];
  readonly gaps: string[];
  readonly saysNo: string[];
}

/** Returns the answers on danger and safety of all forms, and those that say what is asked and why. */
export function answersAtGlance({ view, names }: CaseSeen, now: Date): { danger: AtGlance; summary: AtGlance } {
  const danger: AtGlance = { answers: [], gaps: [], saysNo: [] };
  const summary: AtGlance = { answers: [], gaps: [], saysNo: [] };
  for (const form of view.forms) {
    for (const section of form.view?.sections ?? [])
      for (const { label: about, fields } of section.items)
        for (const field of fields) {
          const isDanger = DANGER_FIELDS.has(field.id);
          if (!isDanger && !SUMMARY_FIELDS.has(field.path)) continue;
          const shown = answerShown(field, form, names, now);
          add(
            isDanger ? danger : summary,
            about === null ? shown : { ...shown, label: `${about}: ${shown.label}` },
            field.id,
          );
        }
    danger.answers.push(...unreadOnDanger(form));
  }
  return { danger, summary };
}

function add({ answers, gaps, saysNo }: AtGlance, shown: AnswerShown, question: string): void {
  const { label, text, missing, others } = shown;
  if (text === undefined && missing === undefined) gaps.push(label);
  // Another reading may say yes: then the no is shown with it.
  else if (text === 'No' && others.length === 0 && NO_IS_GOOD.some((one) => one === question)) saysNo.push(label);
  else {
    const cut = text?.slice(0, MOST_CHARACTERS);
    answers.push({ ...shown, text: cut, isCut: cut !== text });
  }
}

/** Returns the words that stood in the place of a question about danger and are not its answer: a person must read them (law 10). */
function unreadOnDanger(form: CaseSeen['view']['forms'][number]): AnswerAtGlance[] {
  const leftovers = (form.view?.leftovers ?? form.leftovers).filter(({ path }) =>
    DANGER_FIELDS.has(path?.split('/').at(-1) ?? ''),
  );
  return leftoverGroups({ ...form, view: null, leftovers }).flatMap(({ where, words }) =>
    words.map(({ text }) => ({
      label: where,
      text: text.slice(0, MOST_CHARACTERS),
      isCut: text.length > MOST_CHARACTERS,
      written: undefined,
      missing: undefined,
      hidden: undefined,
      source: undefined,
      warning: 'These words could not be read as an answer.',
      others: [],
      corrections: [],
    })),
  );
}
