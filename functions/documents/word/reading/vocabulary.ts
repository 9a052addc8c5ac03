import type { FormDefinition } from '#schemas/forms/definition.ts';
import { labelsOf, namesOf, titlesOf } from '../vocabulary/vocabulary.ts';
import { type Ledger, shownIn } from './ledger.ts';

/** A form says its first labels early: what has none of them in so many paragraphs is no form. */
const MOST_PARAGRAPHS = 3_000;
const LONGEST = 120;

/**
 * So many different texts that are labels of a form to the letter, before it is looked at closely. Other councils' forms have
 * 20 and more; of 240 public documents two had six: a template for education plans, and a policy with a form in it.
 */
const ENOUGH = 6;
/** Our forms share sections: one with far fewer labels than another is not the one. */
const NEAR = 0.75;

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

const made = new WeakMap<FormDefinition, ReadonlySet<string>>();

function allLabelsOf(definition: FormDefinition): ReadonlySet<string> {
  const known = made.get(definition);
  if (known) return known;
  const labels = new Set<string>();
  for (const section of definition.sections) {
    for (const text of [...titlesOf(section), ...(namesOf(section) ?? [])]) labels.add(lettersOf(text));
    for (const field of section.fields) for (const text of labelsOf(section, field)) labels.add(lettersOf(text));
  }
  made.set(definition, labels);
  return labels;
}

/**
 * The forms that a document may be, by a look at its words: most documents are none, and are not looked at any further.
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
  if (texts.size < ENOUGH) return [];
  const letters = new Set([...texts].map(lettersOf));
  const found = [...forms].map((definition) => ({ definition, labels: shared(letters, allLabelsOf(definition)) }));
  const most = Math.max(...found.map(({ labels }) => labels));
  return found.filter(({ labels }) => labels >= ENOUGH && labels >= most * NEAR).map(({ definition }) => definition);
}

function shared(texts: ReadonlySet<string>, labels: ReadonlySet<string>): number {
  let found = 0;
  for (const text of texts) if (labels.has(text)) found += 1;
  return found;
}

/** Does one of the first lines say which form it is? */
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

/** A title stands in the first paragraphs, after a letterhead. */
const FIRST = 30;
