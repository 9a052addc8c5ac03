import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import { isSafetyQuestion, unreadAnswers } from '#schemas/forms/careful-values.ts';
import { questionLabel } from '#schemas/forms/compiled-form.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { safetyChecks } from '#schemas/forms/reading-checks.ts';
import type { FieldView } from '#schemas/forms/view.ts';
import type { Names } from '../../names.ts';
import { type AnswerShown, answerShown } from '../form-answers.ts';
import { placeHref, placeOfAnswer, whereChecked } from '../original/place-in-original.ts';

type Form = DeepReadonly<FormSeen>;
type View = NonNullable<Form['view']>;

/** A leftover of a form, by its index there. */
export interface LeftoverShown {
  readonly index: number;
  readonly label: string;
  readonly text: string;
  /** Its place in the original. */
  readonly place: PlaceLink | undefined;
}

/** A link to a place in the drawing of the original. */
interface PlaceLink {
  readonly href: string;
}

/** A question of a form as the page that checks its reading shows it. */
export interface Question extends AnswerShown {
  readonly path: string;
  /** A person has confirmed, corrected or cleared it. */
  readonly settled: boolean;
  /** Where it is checked; undefined where its reader may not. */
  readonly check: string | undefined;
  /** Its place in the original; undefined where nobody read it there. */
  readonly place: PlaceLink | undefined;
  /** The words in its place that are not its answer. */
  readonly leftovers: readonly LeftoverShown[];
}

/** The questions of a form in the order in which people check them. */
export interface Questions {
  readonly safety: readonly Question[];
  /** Not sure, with a warning, read in two ways, or beside words that were not understood; and settled by nobody. */
  readonly unsure: readonly Question[];
  readonly rest: readonly { readonly title: string; readonly answers: readonly Question[] }[];
  /** Words in the place of no question. */
  readonly loose: readonly LeftoverShown[];
}

/** What the page knows beside the form. */
interface Showing {
  readonly definition: FormDefinition;
  readonly names: Names;
  readonly now: Date;
  /** The page on which each question is checked; undefined where its reader may not. */
  readonly page: string | undefined;
  /** The drawing of the original; undefined if nothing was drawn. */
  readonly drawn: string | undefined;
}

/** Returns the questions of a form, sorted by how much depends on a right reading. */
export function questionsOf(form: Form, view: View, { definition, names, now, page, drawn }: Showing): Questions {
  const settled = new Set(form.readings?.map(({ path }) => path));
  const leftovers = form.leftovers.map((one, index) => ({
    ...one,
    index,
    place: drawn === undefined ? undefined : { href: placeHref(drawn, { leftover: String(index) }) },
  }));
  const placeOf = (path: string): PlaceLink | undefined => {
    const place = placeOfAnswer(form, path);
    return drawn === undefined || place === undefined ? undefined : { href: placeHref(drawn, place) };
  };
  const fields = new Map(everyField(view).map((field) => [field.path, field]));
  const question = (path: string): Question => ({
    ...answerShown({ ...(fields.get(path) ?? blank(path)), label: questionLabel(definition, path) }, form, names, now),
    path,
    settled: settled.has(path),
    check: page === undefined ? undefined : `${page}${whereChecked(path)}`,
    place: placeOf(path),
    leftovers: leftovers.filter((one) => one.path === path),
  });
  const safety = safetyChecks(form).map(({ path }) => path);
  const unread = unreadAnswers(form).map(({ path }) => path);
  const unsure = [...new Set([...fields.keys(), ...unread])].filter(
    (path) => !isSafetyQuestion(path) && !settled.has(path) && (unread.includes(path) || isUnsure(fields.get(path))),
  );
  const isShown = new Set([...safety, ...unsure]);
  return {
    safety: safety.map(question),
    unsure: unsure.map(question),
    rest: view.sections
      .map(({ title, items }) => ({
        title,
        answers: items
          .flatMap((item) => item.fields)
          .filter(({ path, reading }) => !isShown.has(path) && (reading !== null || settled.has(path)))
          .map(({ path }) => question(path)),
      }))
      .filter(({ answers }) => answers.length > 0),
    loose: leftovers.filter(({ path }) => path === undefined),
  };
}

const everyField = (view: View): DeepReadonly<FieldView>[] =>
  view.sections.flatMap(({ items }) => items.flatMap(({ fields }) => fields));

/** A question that the view leaves out, because it has no answer and needs none. */
const blank = (path: string): FieldView => ({ id: path, label: path, path, reading: null, also: [], warning: null });

const isUnsure = (field: DeepReadonly<FieldView> | undefined): boolean =>
  field !== undefined &&
  (field.warning !== null || field.also.length > 0 || (field.reading !== null && field.reading.confidence < 1));
