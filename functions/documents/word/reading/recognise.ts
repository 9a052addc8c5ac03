import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import type { Field } from '../document.ts';
import { fieldTag, formOf, parseTag } from '../tags.ts';
import { tagOf } from './tagged.ts';

/** Which form a document is. */
export interface RecognisedForm {
  readonly formId: string;
  readonly version: string;
  /** 1: it says so itself; less: told by its fields or labels. */
  readonly confidence: number;
  /** What tells it, when it does not say so itself. */
  readonly by?: 'fields' | 'labels';
}

/** So many fields of one form in a document are no chance: another's form with our tags shares none. */
const ENOUGH_FIELDS = 8;

const tagsOf = new WeakMap<FormDefinition, ReadonlySet<string>>();

function fieldsOf(definition: FormDefinition): ReadonlySet<string> {
  const known = tagsOf.get(definition);
  if (known) return known;
  const made = new Set(
    definition.sections.flatMap((section) => section.fields.map((field) => fieldTag(section, 0, field))),
  );
  tagsOf.set(definition, made);
  return made;
}

/**
 * Which of our own forms a document is: by the control that names it, else by its custom property, else by its fields.
 * `undefined` when it is none of them.
 */
export function recognise(
  fields: Iterable<Field>,
  property: string | undefined,
  forms: ReadonlyMap<string, FormDefinition>,
): RecognisedForm | undefined {
  const tags = new Set<string>();
  for (const field of fields) {
    const written = tagOf(field);
    if (written === undefined) continue;
    const named = formOf(written);
    if (named && forms.has(named.formId)) return { ...named, confidence: 1 };
    const tag = parseTag(written);
    if (tag?.field !== undefined) tags.add(`${tag.section}${tag.index === undefined ? '' : '[0]'}.${tag.field}`);
  }
  const said = formOf(property ?? '');
  if (said && forms.has(said.formId)) return { ...said, confidence: 1 };
  let best: RecognisedForm | undefined;
  let most = ENOUGH_FIELDS - 1;
  for (const definition of tags.size < ENOUGH_FIELDS ? [] : forms.values()) {
    const own = fieldsOf(definition);
    let shared = 0;
    for (const tag of tags) if (own.has(tag)) shared += 1;
    if (shared <= most) continue;
    most = shared;
    best = { formId: definition.id, version: definition.version, confidence: 0.9, by: 'fields' };
  }
  return best;
}

/** What tells a form that we did not make: fewer labels, or answers to one part of it alone, are found in any document. */
const ENOUGH = { labels: 6, answeredSections: 2, sections: 3 };
/** Without a title the labels alone must tell it: an education plan (EHCP) of the corpus shares 8 with us, the shortest real form 12. */
const ENOUGH_LABELS_UNTITLED = 10;
/** A form that says its name needs fewer parts of it: the name is worth so many labels. */
const TITLE_WEIGHT = 10;

/** What was understood of a document that is none of our own forms. */
export interface Evidence {
  readonly definition: FormDefinition;
  /** Labels that were understood, as `section.field`. */
  readonly understood: ReadonlySet<string>;
  readonly answers: readonly Answer[];
  readonly titled: boolean;
}

/** Forms share most of their parts: one whose weight is so near to the heaviest may be the one. */
const NEAR = 0.9;

function weightOf({ understood, answers, titled }: Evidence): number {
  return understood.size + answers.length + (titled ? TITLE_WEIGHT : 0);
}

/** So many answers to questions, in so many parts, that only one form asks: fewer stand in any referral, such as a signature. */
const ENOUGH_OWN = { fields: 3, sections: 2 };

/** How many questions are answered that are of a part that no other form has; 0 for a few, unless the title says which form it is. */
function ownAnswers({ definition, answers, titled }: Evidence, forms: readonly FormDefinition[]): number {
  const others = forms.filter(({ id }) => id !== definition.id);
  const shared = new Set(others.flatMap(({ sections }) => sections.map(({ id }) => id)));
  const own = answers.map(({ path }) => path.split('/')).filter(([, section]) => !shared.has(section ?? ''));
  const fields = new Set(own.map((parts) => `${parts[1]}.${parts.at(-1)}`));
  const sections = new Set(own.map(([, section]) => section));
  const few = fields.size < ENOUGH_OWN.fields || sections.size < ENOUGH_OWN.sections;
  return few && !titled ? 0 : own.length;
}

/**
 * Which of several forms a document is: the one for which most speaks, and among those near it the one that is answered most
 * where it alone asks. Where they are as likely, the first of `forms`: the referral, that most agencies send.
 */
export function likeliestOf<Found extends Evidence>(
  found: readonly Found[],
  forms: readonly FormDefinition[],
): Found | undefined {
  const most = Math.max(...found.map(weightOf));
  const order = (one: Found) => forms.findIndex(({ id }) => id === one.definition.id);
  return found
    .filter((one) => weightOf(one) >= most * NEAR)
    .sort((one, other) => ownAnswers(other, forms) - ownAnswers(one, forms) || order(one) - order(other))[0];
}

/**
 * Is a document the form, told by its labels alone? `undefined` when too little speaks for it. The more labels are
 * understood, the surer; never as sure as a form of our own.
 */
export function recogniseByLabels(evidence: Evidence): RecognisedForm | undefined {
  const { definition, understood, answers, titled } = evidence;
  const sections = new Set([...understood].map((label) => label.split('.')[0]));
  const answered = new Set(answers.map(({ path }) => path.split('/')[1]));
  if (understood.size < ENOUGH.labels || answered.size < ENOUGH.answeredSections) return undefined;
  if (!titled && (sections.size < ENOUGH.sections || understood.size < ENOUGH_LABELS_UNTITLED)) return undefined;
  const confidence = Math.round((0.5 + Math.min(understood.size, 25) / 100 + (titled ? 0.1 : 0)) * 100) / 100;
  return { formId: definition.id, version: definition.version, confidence, by: 'labels' };
}
