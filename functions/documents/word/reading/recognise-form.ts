import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import type { Field } from '../document.ts';
import { fieldTag, formOf, parseTag } from '../tags.ts';
import { labelsOf, namesOf, titlesOf } from '../vocabulary/vocabulary.ts';
import { type Ledger, shownIn } from './ledger.ts';
import { memo } from './memo.ts';
import { tagOf } from './tagged-fields.ts';

/** Which form a document is. */
export interface RecognisedForm {
  readonly formId: string;
  readonly version: string;
  /** 1: it says so itself; less: told by its fields or labels. */
  readonly confidence: number;
  /** What tells it, when it does not say so itself. */
  readonly by?: 'fields' | 'labels';
}

/** The fewest fields by which a document is one of our forms: another council's form shares no tags with ours. */
const ENOUGH_FIELDS = 8;

const tagsIn = memo(
  ({ sections }: FormDefinition): ReadonlySet<string> =>
    new Set(sections.flatMap((section) => section.fields.map((field) => fieldTag(section, 0, field)))),
);

/**
 * Returns which of our own forms a document is: by the control that names it, else by its custom property, else by its
 * fields; `undefined` for any other document.
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
    const own = tagsIn(definition);
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
/** How many labels a form's title is worth: a form with its title needs fewer labels. */
const TITLE_WEIGHT = 10;

/** What was understood of a document that is not one of our own forms. */
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

/** The fewest answers that only one form asks for, and the fewest sections: any referral may have fewer, such as a signature. */
const ENOUGH_OWN = { fields: 3, sections: 2 };

/** Returns how many questions are answered in parts that no other form has; 0 for a few, unless the title says which form it is. */
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
 * Returns which of several forms a document is: the one with the most evidence, and among those near it the one that is answered most
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
 * Recognises a form by its labels alone; `undefined` when there is too little evidence. The more labels are
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

/** The paragraphs in which a form has its first labels; a document without any there is not a form. */
const MOST_PARAGRAPHS = 3_000;
const LONGEST = 120;

/**
 * The fewest texts that are exactly labels of a form, before a document is read closely. Other councils' forms have 20 and
 * more. Of 240 public documents two had six: a template for education plans, and a policy with a form in it.
 */
const ENOUGH_TEXTS = 6;
/** Our forms share sections: one with far fewer labels than another is not the one. */
const NEAR_TEXTS = 0.75;

const CAPITAL_A = 65;
const CAPITAL_Z = 90;
const SMALL_A = 97;
const SMALL_Z = 122;

/** Letters alone, small. By hand, because every line of every document goes through it. */
function lettersOf(text: string): string {
  let letters = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= SMALL_A && code <= SMALL_Z) letters += text[at];
    else if (code >= CAPITAL_A && code <= CAPITAL_Z) letters += String.fromCharCode(code + 32);
  }
  return letters;
}

const allLabelsOf = memo((definition: FormDefinition): ReadonlySet<string> => {
  const labels = new Set<string>();
  for (const section of definition.sections) {
    for (const text of [...titlesOf(section), ...(namesOf(section) ?? [])]) labels.add(lettersOf(text));
    for (const field of section.fields) for (const text of labelsOf(section, field)) labels.add(lettersOf(text));
  }
  return labels;
});

/**
 * Returns the forms that a document may be, by a look at its words. Most documents match no form, and are read no further for one.
 */
export function candidatesFor(ledger: Ledger, forms: Iterable<FormDefinition>): FormDefinition[] {
  const texts = new Set<string>();
  for (const { paragraph, margin } of ledger.placed.slice(0, MOST_PARAGRAPHS)) {
    if (margin) break;
    const { text } = paragraph;
    for (const line of text.length > LONGEST && text.includes('\n') ? text.split('\n', 20) : [text]) {
      const end = line.search(/[:?\t☐☒]/u);
      const label = end < 0 ? line : line.slice(0, end);
      if (label.length === 0 || label.length > LONGEST) continue;
      texts.add(label);
      // "Postcode (if known)", "Doctor - name and surgery": a first look does not care for the hint.
      const hint = label.search(/.[([]|\s[–—-]\s/u);
      if (hint > 0) texts.add(label.slice(0, hint + 1));
    }
  }
  if (texts.size < ENOUGH_TEXTS) return [];
  const letters = new Set([...texts].map(lettersOf));
  const found = [...forms].map((definition) => ({ definition, labels: shared(letters, allLabelsOf(definition)) }));
  const most = Math.max(...found.map(({ labels }) => labels));
  return found
    .filter(({ labels }) => labels >= ENOUGH_TEXTS && labels >= most * NEAR_TEXTS)
    .map(({ definition }) => definition);
}

function shared(texts: ReadonlySet<string>, labels: ReadonlySet<string>): number {
  let found = 0;
  for (const text of texts) if (labels.has(text)) found += 1;
  return found;
}

/** Tells whether one of the first lines says which form it is. */
export function saysTitle(ledger: Ledger, definition: FormDefinition): boolean {
  const title = lettersOf(definition.title);
  return (
    ledger.placed
      .slice(0, FIRST)
      // "☐ An early help assessment" is what is asked for, and not what the form is.
      .map((placed) => shownIn({ masked: placed.paragraph.text.slice(0, 200) }))
      .some((text) => !BOXED.test(text) && lettersOf(text).includes(title))
  );
}

const BOXED = /[☐☒☑✓✔]|\[[ xX]?\]/u;

/** The paragraphs in which a title may be, after a letterhead. */
const FIRST = 30;
