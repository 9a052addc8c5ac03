import * as z from 'zod';
import { MissingReason } from '#schemas/codes/code-set.ts';
import { type Answer, AnswerSource, keptLeftover, Leftover, type OtherReading } from './answer.ts';
import { answerText } from './answer-text.ts';
import { placedFields, placeOf } from './compiled-form.ts';
import { completeness, reasonFor } from './completeness.ts';
import type { Condition, FieldDefinition, FormDefinition, SectionDefinition } from './definition.ts';
import { meets } from './definition.ts';
import { warningsOf } from './warnings.ts';

/** A reading of an answer for staff, with its source and confidence. */
const Reading = z.strictObject({
  text: z.string(),
  /** The original words, if they are not the code's own label. */
  words: z.string().optional(),
  /** Why there is no answer, if the form says why. */
  missing: MissingReason.nullable(),
  source: AnswerSource,
  confidence: z.number(),
});

/** A question of a form for staff, with its readings. */
export const FieldView = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** The place of the answer: a JSON pointer. */
  path: z.string(),
  /** `null` for an expected answer that is blank, so that staff see the gap. */
  reading: Reading.nullable(),
  /** Readings from elsewhere in the document, with less confidence. */
  also: z.array(Reading),
  /** What looks wrong with the answer. */
  warning: z.string().nullable(),
});
export type FieldView = z.infer<typeof FieldView>;

/** An item of a section for staff, such as one child. */
export const ItemView = z.strictObject({
  /** "Child 2"; `null` in a section that does not repeat. */
  label: z.string().nullable(),
  fields: z.array(FieldView),
});
export type ItemView = z.infer<typeof ItemView>;

/** A section of a form for staff. */
export const SectionView = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Why a repeated section is missing as a whole, if the form says why. */
  missing: MissingReason.nullable(),
  items: z.array(ItemView),
});

/** A form for staff: its answers and its gaps, in the form's order. Personal. */
export const FormView = z.strictObject({
  id: z.string(),
  /** The version of the definition that shows it. The stored form has the version that it was read with. */
  version: z.string(),
  title: z.string(),
  sections: z.array(SectionView),
  /** The items that a referrer is expected to give, and whether this form has them (domain S8). */
  expected: z.array(
    z.strictObject({ id: z.string(), label: z.string(), state: z.enum(['answered', 'reasoned', 'blank']) }),
  ),
  /** The words that are not an answer, in the order of the document, with the question in whose place they were. */
  leftovers: z.array(Leftover),
});
export type FormView = z.infer<typeof FormView>;

/** Returns a reading as one text, with the original words if they say more than the code. */
export const withWords = ({ text, words }: Pick<z.infer<typeof Reading>, 'text' | 'words'>): string =>
  words === undefined ? text : `${text} (written: ${words})`;

type ByPath = ReadonlyMap<string, Answer>;

/** Returns the answers by the current path of their field, and those for which this version of the form has no field. */
function placed(definition: FormDefinition, answers: readonly Answer[]): { byPath: ByPath; unplaced: Answer[] } {
  const byPath = new Map<string, Answer>();
  const unplaced: Answer[] = [];
  for (const answer of answers) {
    const place = placeOf(definition, answer.path);
    const path = place === undefined ? answer.path : `${place.base}/${place.field.id}`;
    const whole = definition.sections.some(({ id, repeat }) => repeat !== undefined && path === `/${id}`);
    if ((place || whole) && !byPath.has(path)) byPath.set(path, { ...answer, path });
    else unplaced.push(answer);
  }
  return { byPath, unplaced };
}

/** Checks whether a question is missed: it is expected, and neither its own answer nor another one answers it. */
function isMissed(field: FieldDefinition, section: SectionDefinition, base: string, byPath: ByPath): boolean {
  if (field.need === 'optional' || field.asked === 'read') return false;
  const holds = (condition: Condition) => {
    const [first = '', second] = condition.field.split('.');
    const path = second === undefined ? `${base}/${first}` : `/${first}/${second}`;
    return meets(condition, byPath.get(path)?.value);
  };
  if (field.onlyIf && !holds(field.onlyIf)) return false;
  if (field.exceptIf && holds(field.exceptIf)) return false;
  const told = section.fields.filter(({ id, tells }) => id === field.excludes || tells?.includes(field.id) === true);
  return !told.some(({ id }) => byPath.get(`${base}/${id}`)?.value !== undefined);
}

function readingOf(field: FieldDefinition, answer: OtherReading): z.infer<typeof Reading> {
  const { source, confidence, words } = answer;
  const beside = words === undefined ? {} : { words };
  return { text: answerText(field, answer), ...beside, missing: reasonFor(field, answer) ?? null, source, confidence };
}

/**
 * Returns a form for staff. It leaves out optional questions without an answer, and shows an expected question without one as a
 * gap. An answer for which this version of the form has no field is among the leftovers.
 */
export function formView(
  definition: FormDefinition,
  answers: readonly Answer[],
  leftovers: readonly Leftover[],
): FormView {
  const { byPath, unplaced } = placed(definition, answers);
  const known = [...byPath.values()];
  const warnings = new Map(warningsOf(definition, known).map(({ pointer, detail }) => [pointer, detail]));

  const fieldViews = (section: SectionDefinition, index?: number): FieldView[] =>
    placedFields(section, index).flatMap(({ field, path }) => {
      const answer = byPath.get(path);
      const base = path.slice(0, path.lastIndexOf('/'));
      if (!answer && !isMissed(field, section, base, byPath)) return [];
      return [
        {
          id: field.id,
          label: field.label,
          path,
          reading: answer ? readingOf(field, answer) : null,
          also: (answer?.also ?? []).map((other) => readingOf(field, other)),
          warning: warnings.get(path) ?? null,
        },
      ];
    });

  const items = (section: SectionDefinition): ItemView[] => {
    const { repeat } = section;
    if (!repeat) return [{ label: null, fields: fieldViews(section) }];
    return Array.from({ length: repeat.max }, (_, index) => index)
      .filter((index) => placedFields(section, index).some(({ path }) => byPath.has(path)))
      .map((index) => ({ label: `${repeat.itemLabel} ${index + 1}`, fields: fieldViews(section, index) }));
  };

  return {
    id: definition.id,
    version: definition.version,
    title: definition.title,
    sections: definition.sections.map((section) => ({
      id: section.id,
      title: section.title,
      missing: byPath.get(`/${section.id}`)?.missing ?? null,
      items: items(section),
    })),
    expected: completeness(definition, known).items,
    leftovers: [
      ...leftovers.map(keptLeftover),
      ...unplaced.map(({ path, value, missing }) => ({ label: path, text: String(value ?? missing ?? '') })),
    ],
  };
}
