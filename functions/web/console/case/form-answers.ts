import { timeWords } from '#functions/platform/london-words.ts';
import { MASKED, WITHHELD } from '#functions/safety/index.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import { labelOf, type MissingReason } from '#schemas/codes/code-set.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import type { OtherReading } from '#schemas/forms/answer.ts';
import { answerText } from '#schemas/forms/answer-text.ts';
import { placeOf, questionLabel } from '#schemas/forms/compiled-form.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { FieldView } from '#schemas/forms/view.ts';
import { SOURCE_WORDS } from '#schemas/words/file-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { Names } from '../names.ts';

type Form = DeepReadonly<FormSeen>;
type Reading = NonNullable<DeepReadonly<FieldView>['reading']>;

/** An answer as a page shows it. */
export interface AnswerShown {
  readonly label: string;
  /** The words; undefined for an expected question that is blank. */
  readonly text: string | undefined;
  /** The original words, if they are not the code's own label. */
  readonly written: string | undefined;
  /** Why there is no answer, if the form says why. */
  readonly missing: string | undefined;
  /** Why a part of it cannot be read here. */
  readonly hidden: string | undefined;
  readonly source: string | undefined;
  readonly warning: string | null;
  readonly others: readonly { readonly text: string; readonly source: string }[];
  readonly corrections: readonly string[];
}

/** Returns the answer to a question, with its source, and what people corrected. */
export function answerShown(field: DeepReadonly<FieldView>, form: Form, names: Names, now: Date): AnswerShown {
  const { reading, also, label, path, warning } = field;
  const text = reading === null ? undefined : textOf(reading);
  const recorded = (form.readings ?? []).filter((one) => one.path === path);
  return {
    label,
    text,
    written: reading?.words,
    missing: reading === null || reading.missing === null ? undefined : missingWords(reading.missing),
    hidden: hiddenIn(`${text} ${reading?.words}`),
    source: reading === null ? undefined : sourceOf(firstSource(recorded) ?? reading),
    warning,
    others: also.map((other) => ({ text: withWritten(other), source: sourceOf(other) })),
    corrections: recorded.map(({ by, at, before, confirmed }) => {
      const who = `${names.get(by)}, ${timeWords(at, now)}.`;
      return confirmed
        ? `Confirmed as it was read by ${who}`
        : `Corrected by ${who} Before: ${beforeOf(before, form, path)}`;
    }),
  };
}

/** A confirmed answer still comes from where it was read. */
function firstSource(recorded: NonNullable<Form['readings']>): DeepReadonly<OtherReading> | undefined {
  const last = recorded.at(-1);
  return last?.confirmed === true ? (last.before ?? undefined) : undefined;
}

/** Answers as a page shows them: what is said, and in one line what an expected question got no answer to. */
export interface AnswersShown {
  readonly answers: readonly AnswerShown[];
  readonly gaps: readonly string[];
}

/** Parts answers from gaps: a form with fifty gaps would hide what it says. */
export const withoutGaps = (all: readonly AnswerShown[]): AnswersShown => ({
  answers: all.filter((one) => !isGap(one)),
  gaps: all.filter(isGap).map(({ label }) => label),
});

const isGap = ({ text, missing, warning, corrections }: AnswerShown): boolean =>
  text === undefined && missing === undefined && warning === null && corrections.length === 0;

const missingWords = (reason: MissingReason): string => labelOf(missingReasons, reason);

/** A reason for a gap is in brackets in the text; the page says it in a sentence of its own. */
const textOf = ({ text, missing }: Reading): string | undefined =>
  missing !== null && text === `[${missingWords(missing)}]` ? undefined : text;

const withWritten = ({ text, words }: Reading): string => (words === undefined ? text : `${text} (written: ${words})`);

/** Returns where an answer was read, and how sure that reading is. */
export function sourceOf({ source, confidence }: Pick<Reading, 'source' | 'confidence'>): string {
  const words = SOURCE_WORDS[source];
  return confidence >= 1 ? words : `${words}, ${Math.round(confidence * 100)}% sure`;
}

/** Returns why a text is not all there; undefined where nothing is taken out of it. */
export function hiddenIn(text: string): string | undefined {
  if (text.includes(MASKED)) return 'An address is kept secret here.';
  return text.includes(WITHHELD) ? 'Section 47 keeps this from your role.' : undefined;
}

function beforeOf(before: DeepReadonly<OtherReading> | null, { formId }: Form, path: string): string {
  if (before === null) return 'no answer.';
  const definition = forms.get(formId);
  const field = definition === undefined ? undefined : placeOf(definition, path)?.field;
  const { value, missing } = before;
  const text =
    field === undefined ? String(value ?? missing ?? '') : answerText(field, { value: copied(value), missing });
  return `${before.words ?? text}.`;
}

const copied = (value: DeepReadonly<OtherReading>['value']) => (typeof value === 'object' ? [...value] : value);

/** The leftovers of a form that stood in one place. */
export interface LeftoverGroup {
  readonly where: string;
  readonly words: readonly { readonly label: string; readonly text: string }[];
}

/** Returns the words that are not an answer, grouped by the question in whose place they stood. */
export function leftoverGroups({ view, formId, leftovers: stored }: Form): LeftoverGroup[] {
  const definition = forms.get(formId);
  const groups = new Map<string, { label: string; text: string }[]>();
  for (const { label, text, path } of view?.leftovers ?? stored) {
    const where =
      path === undefined ? 'Elsewhere on the form' : definition === undefined ? path : questionLabel(definition, path);
    groups.set(where, [...(groups.get(where) ?? []), { label, text }]);
  }
  return [...groups].map(([where, words]) => ({ where, words }));
}

/** Returns the answers of a form that cannot be laid out by its questions: nothing that was sent is left out. */
export function plainAnswers({ answers, formId }: Form): AnswerShown[] {
  const definition = forms.get(formId);
  return answers.map(({ path, value, missing, words, source, confidence, also = [] }) => {
    const field = definition === undefined ? undefined : placeOf(definition, path)?.field;
    const text =
      value === undefined
        ? undefined
        : field === undefined
          ? String(value)
          : answerText(field, { value: copied(value) });
    return {
      label: definition === undefined ? path : questionLabel(definition, path),
      text,
      written: words,
      missing: missing === undefined ? undefined : missingWords(missing),
      hidden: hiddenIn(`${text} ${words}`),
      source: sourceOf({ source, confidence }),
      warning: null,
      others: also.map((other) => ({
        text: String(other.value ?? other.missing ?? ''),
        source: inSentence(sourceOf(other)),
      })),
      corrections: [],
    };
  });
}
