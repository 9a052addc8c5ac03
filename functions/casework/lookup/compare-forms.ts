import { MASKED, WITHHELD } from '#functions/safety/index.ts';
import type { Compared, ComparedForms, Difference } from '#schemas/api/staff/comparison.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { type FormView, formView, withWords } from '#schemas/forms/view.ts';

/**
 * Returns the forms of two cases side by side, each with one of its kind on the other: the first with the first, and so on. Where one
 * case has more of them, the others are beside the last of the other. A form that was sent again is a case of its own, and the person
 * who decides on it must see what changed (domain 6). Two answers are the same when they read the same, apart from spaces and
 * capitals. Nothing is taken from one case into the other.
 */
export function compareForms(
  here: readonly FormRecord[],
  there: readonly FormRecord[],
): Pick<Compared, 'forms' | 'unpaired'> {
  const paired: ComparedForms[] = [];
  const unpaired: Compared['unpaired'] = { here: [], there: [] };
  for (const kind of new Set([...here, ...there].map(({ formId }) => formId))) {
    const definition = forms.get(kind);
    const isOfKind = ({ formId }: FormRecord) => formId === kind;
    const [ours, theirs] = [here.filter(isOfKind), there.filter(isOfKind)];
    const [lastHere, lastThere] = [ours.at(-1), theirs.at(-1)];
    if (definition === undefined || lastHere === undefined || lastThere === undefined) {
      unpaired.here.push(...ours.map(({ number }) => number));
      unpaired.there.push(...theirs.map(({ number }) => number));
      continue;
    }
    for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1)
      paired.push(comparedForms(definition, ours[at] ?? lastHere, theirs[at] ?? lastThere));
  }
  return { forms: paired, unpaired };
}

/** Returns two forms of one kind side by side, with what differs. */
export function comparedForms(definition: FormDefinition, here: FormRecord, there: FormRecord): ComparedForms {
  const [ours, theirs] = [viewOf(definition, here), viewOf(definition, there)];
  const said = { here: saidIn(ours), there: saidIn(theirs) };
  const differences: Difference[] = [];
  let same = 0;
  // In the form's order, whichever of the two has the answer.
  const all = formView(definition, [...here.answers, ...there.answers], []);
  for (const [path, place] of saidIn(all)) {
    const texts = { here: said.here.get(path)?.text ?? null, there: said.there.get(path)?.text ?? null };
    if (sameWords(texts.here, texts.there)) same += 1;
    else differences.push({ section: place.section, item: place.item, label: place.label, path, ...texts });
  }
  return {
    title: definition.title,
    here: here.number,
    there: there.number,
    same,
    differences,
    onlyHere: onlyIn(ours, theirs),
    onlyThere: onlyIn(theirs, ours),
  };
}

const viewOf = (definition: FormDefinition, { answers, leftovers }: FormRecord): FormView =>
  formView(definition, answers, leftovers);

interface Said {
  readonly section: string;
  readonly item: string | null;
  readonly label: string;
  readonly text: string;
}

/** Returns everything that a form says, by the path of its answer and in the form's order. */
function saidIn(view: FormView): Map<string, Said> {
  const said = view.sections.flatMap(({ title, items }) =>
    items.flatMap(({ label: item, fields }) =>
      fields.flatMap(({ path, label, reading }) =>
        reading === null ? [] : [[path, { section: title, item, label, text: withWords(reading) }] as const],
      ),
    ),
  );
  return new Map(said);
}

type Leftovers = ComparedForms['onlyHere'];

function onlyIn(view: FormView, other: FormView): Leftovers {
  const known = new Set(other.leftovers.map(({ label, text }) => plain(`${label} ${text}`)));
  return view.leftovers
    .filter(({ label, text }) => !known.has(plain(`${label} ${text}`)))
    .map(({ label, text }) => ({ label, text }));
}

/** Returns whether two answers read the same, apart from spaces and capitals. Of what is hidden from its reader nobody knows. */
export const sameWords = (one: string | null, other: string | null): boolean =>
  !isHidden(one) && plain(one) === plain(other);

/** Returns whether an answer, or a part of it, is hidden from its reader. */
const isHidden = (text: string | null): boolean =>
  text !== null && [MASKED, WITHHELD].some((mark) => text.includes(mark));

const plain = (text: string | null): string | undefined => text?.toLowerCase().replace(/\s+/g, ' ').trim();
