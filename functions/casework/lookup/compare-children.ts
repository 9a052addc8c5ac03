import type { ComparedChildren } from '#schemas/api/staff/comparison.ts';
import type { FormRecord } from '#schemas/case.ts';
import { forms } from '#schemas/forms/forms.ts';
import { type FieldView, formView, withWords } from '#schemas/forms/view.ts';
import type { ChildRecord, Match } from '#schemas/known-child.ts';
import { sameWords } from './compare-forms.ts';

/** A case's forms, as a reader may see them, and its children. */
interface Named {
  readonly forms: readonly FormRecord[];
  readonly children: readonly ChildRecord[];
}

/**
 * Returns the children of each match beside each other, with what the forms say about both: what is the same decides as much as what
 * differs. A child may have another place on the other form, so the forms alone cannot be laid beside each other.
 */
export function compareChildren(matches: readonly Match[], here: Named, there: Named): ComparedChildren[] {
  return matches.map(({ id, child, other }) => {
    const [ours, theirs] = [answersOf(here, child), answersOf(there, other.child)];
    const labels = new Map([...ours, ...theirs].map(([field, { label }]) => [field, label]));
    return {
      match: id,
      here: child,
      there: other.child,
      answers: [...labels].map(([field, label]) => {
        const [one = null, another = null] = [ours.get(field)?.text, theirs.get(field)?.text];
        return { label, here: one, there: another, same: sameWords(one, another) };
      }),
    };
  });
}

interface Said {
  readonly label: string;
  readonly text: string;
}

/** Returns what a form says about a child, by question; nothing where the reader may not see the form. */
function answersOf({ forms: records, children }: Named, number: number): ReadonlyMap<string, Said> {
  const child = children.find((one) => one.number === number);
  const form = records.find((one) => one.number === child?.form);
  const definition = form === undefined ? undefined : forms.get(form.formId);
  if (child === undefined || form === undefined || definition === undefined) return new Map();
  const section = formView(definition, form.answers, form.leftovers).sections.find(({ id }) => id === 'children');
  const isOfChild = ({ path }: FieldView) => path.startsWith(`/children/${child.index}/`);
  const fields = section?.items.flatMap((item) => item.fields.filter(isOfChild)) ?? [];
  return new Map(
    fields.flatMap(({ id, label, reading }) =>
      reading === null ? [] : [[id, { label, text: withWords(reading) }] as const],
    ),
  );
}
