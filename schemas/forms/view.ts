import * as z from 'zod';
import { MissingReason } from '#schemas/codes/code-set.ts';
import { type Answer, AnswerSource, keptLeftover, Leftover, type OtherReading } from './answer.ts';
import { answerText } from './answer-text.ts';
import { placedFields, placeOf } from './compiled-form.ts';
import { completeness, reasonFor } from './completeness.ts';
import type { Condition, FieldDefinition, FormDefinition, SectionDefinition } from './definition.ts';
import { meets } from './definition.ts';
import { warningsOf } from './warnings.ts';

/** Something that was read, as staff read it, where from, and how surely. */
const Reading = z.strictObject({
  text: z.string(),
  /** What was written, where a code was read from other words than its own. */
  words: z.string().optional(),
  /** Why there is no answer, where that is what was said. */
  missing: MissingReason.nullable(),
  source: AnswerSource,
  confidence: z.number(),
});

export const FieldView = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Where the answer is kept: a JSON pointer. */
  path: z.string(),
  /** `null` where something was expected and nothing said: staff see the gap. */
  reading: Reading.nullable(),
  /** What the document says of the same elsewhere, less surely. */
  also: z.array(Reading),
  /** What looks wrong with it. */
  warning: z.string().nullable(),
});
export type FieldView = z.infer<typeof FieldView>;

export const ItemView = z.strictObject({
  /** "Child 2"; `null` in a section that does not repeat. */
  label: z.string().nullable(),
  fields: z.array(FieldView),
});
export type ItemView = z.infer<typeof ItemView>;

export const SectionView = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Why a whole repeated section is missing, where that was said. */
  missing: MissingReason.nullable(),
  items: z.array(ItemView),
});

/** A form as staff read it: what was said and what was not, in the form's order. It holds personal data. */
export const FormView = z.strictObject({
  id: z.string(),
  /** Of the definition that it is shown by; the stored form says which version it was read with. */
  version: z.string(),
  title: z.string(),
  sections: z.array(SectionView),
  /** What whoever refers is expected to tell, and whether this form does (domain S8). */
  expected: z.array(
    z.strictObject({ id: z.string(), label: z.string(), state: z.enum(['answered', 'reasoned', 'blank']) }),
  ),
  /** What was said and is no answer, in the order of the document, with the question in whose place it stood. */
  leftovers: z.array(Leftover),
});
export type FormView = z.infer<typeof FormView>;

/** A reading in one text, with what was written where that says more than the code. */
export const withWords = ({ text, words }: Pick<z.infer<typeof Reading>, 'text' | 'words'>): string =>
  words === undefined ? text : `${text} (written: ${words})`;

type ByPath = ReadonlyMap<string, Answer>;

/** The answers by the path that their field has now, and those that this version of the form has no field for. */
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

/** Is it missed: expected here, and told neither by its own answer nor by another's? */
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
 * A form as staff read it, from what was read or sent. What nobody expects and nobody answered is left out; what is expected
 * and blank is shown as a gap. An answer that this version of the form has no field for is shown among the leftovers.
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
