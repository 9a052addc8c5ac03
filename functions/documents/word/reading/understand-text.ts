import { type FieldDefinition, longest } from '#schemas/forms/definition.ts';
import { tidyValue } from '#schemas/forms/tidy.ts';
import { choicesIn } from './choices.ts';
import type { Understood } from './meaning.ts';
import { emailIn, postcodeIn } from './understand-numbers.ts';
import { writtenYesNo } from './understand-options.ts';
import type { WrittenAnswer } from './written-answer.ts';
import { isBlank, isElsewhere, isInstruction, isPrompt } from './written-blank.ts';

/** Fields that hold the name of a person: what is a date, a number or several people is no such name. */
const NAMES: ReadonlySet<string> = new Set(['fullName', 'firstName', 'middleNames', 'lastName', 'knownAs', 'aliases']);
const NONE = /^(?:none|nil|no|none known)$/i;

const MARKED = /[☐□☑☒✓✔✗✘]|\[\s{0,3}[xX]?\s{0,3}\]/;

/** Tells a form's own options that nobody marked: "Yes / No", "Y/N". */
function isUntouched(text: string): boolean {
  if (text.length > 60) return false;
  const parts = text.split(/[\s/|]+/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => /^(?:yes|no|y|n)$/i.test(part)) && /[/|]|\s{2}|^yes no$/i.test(text);
}

/** The line of a list for what it does not name, and no name. */
const OTHER = /^other(?:[\s,(:–-]{1,4}(?:please )?(?:specify|state|describe)[):\s]{0,3})?$/i;

/** A form's question in the place of an answer: "Has there been early help?", "CAF number (if known)". */
const ASKS = /^(?:is|are|has|have|do|does|did|if so|if yes|if no|please)\b[,\s]\s{0,3}(?:a|an|\p{Ll}{2,})\b/iu;
const WORDS_AFTER = /^\S+\s+\p{Lu}\S*$/u;

/** Tells whether it is a question or a prompt. "Do Nguyen" is a name. */
function isQuestion(text: string): boolean {
  return /\?\s*$|\((?:if|where) (?:known|applicable)\)\s*$/i.test(text) || (ASKS.test(text) && !WORDS_AFTER.test(text));
}

/** A person's name of more words is a sentence, or several people. */
const MOST_NAMES = 6;

function isName(text: string): boolean {
  if (text.split(/\s+/).length > MOST_NAMES) return false;
  return !/\d/.test(text) && !text.includes('?') && !text.includes('@') && !text.endsWith(':') && /\p{L}/u.test(text);
}

/** Tells whether a text is one person's name, not a list of them. */
function isOneName(text: string): boolean {
  // "Quillfeather, Pippin" is one; "Jane Quillfeather, Tom Finch" are two.
  if (text.includes(',') && text.split(',').every((part) => /\S\s+\S/.test(part.trim()))) return false;
  return !/[\n;&/]|,.*,|\b(?:and|or)\b/i.test(text);
}

/** Reads boxes in a field of free words: the ticked ones are the answer. */
function fromBoxes(field: FieldDefinition, written: WrittenAnswer): Understood | 'blank' | 'unsure' {
  const choices = choicesIn(written, (label) => writtenYesNo(label) !== undefined);
  if (choices === 'unclear') return 'unsure';
  const ticked = choices.filter(({ state }) => state === 'ticked').map(({ label }) => label);
  const beside = choices
    .filter(({ state, label }) => state === 'plain' && !/[?:]$/.test(label) && !isBlank(label) && !isPrompt(label))
    .map(({ label }) => label);
  if (ticked.some((label) => label === '')) return 'unsure';
  if (ticked.length === 0) return beside.length === 0 ? 'blank' : 'unsure';
  const value = tidyValue(field, [...ticked, ...beside].join('\n'));
  return { value, confidence: 0.85 };
}

const isYesOrNo = (label: string): boolean => writtenYesNo(label)?.rest === '';

/** Returns the chosen one of "Yes / No", with one highlighted, or the other struck out. */
function chosenOf({ paragraphs, ...written }: WrittenAnswer): string | undefined {
  const marks = paragraphs.flatMap((paragraph) => paragraph.marks);
  if (!marks.some(({ struck, highlighted }) => struck || highlighted)) return undefined;
  const choices = choicesIn({ paragraphs, ...written }, isYesOrNo);
  if (choices === 'unclear' || choices.length < 2 || !choices.every(({ label }) => isYesOrNo(label))) return undefined;
  const ticked = choices.filter(({ state }) => state === 'ticked');
  const [one, ...more] = ticked.length > 0 ? ticked : choices.filter(({ state }) => state === 'plain');
  return more.length === 0 ? one?.label : undefined;
}

/**
 * Reads a place as free words. A name must look like one; "as above" is no value; boxes are read by what is ticked; what
 * is longer than the field allows is left for a person whole.
 */
export function understandText(field: FieldDefinition, written: WrittenAnswer): Understood | 'blank' | 'unsure' {
  const marked = MARKED.test(written.text) || written.fields.some(({ ticked }) => ticked !== undefined);
  const named = NAMES.has(field.id) || field.id === 'name';
  // Boxes beside "Father" ask something of him, and are not what he is called.
  if (marked) return named ? 'unsure' : fromBoxes(field, written);
  const chosen = named ? undefined : chosenOf(written);
  if (chosen === undefined && isUntouched(written.text)) return 'blank';
  const value = tidyValue(field, chosen ?? written.text);
  if (typeof value !== 'string' || value === '') return 'blank';
  if (value.length > longest(field)) return 'unsure';
  if (!named && /^[yn]$/i.test(value)) return { value: /y/i.test(value) ? 'Yes' : 'No', confidence: 0.9 };
  // The form's own instruction is not an answer.
  if (isInstruction(value)) return 'unsure';
  if (field.type === 'long_text') return { value, confidence: 1 };
  if (isElsewhere(value) || isQuestion(value) || OTHER.test(value)) return 'unsure';
  if (named) {
    if (NONE.test(value))
      return field.need === 'mandatory' ? 'unsure' : { missing: 'not_applicable', confidence: 0.85 };
    if (!isName(value)) return 'unsure';
    if (field.id !== 'aliases' && field.id !== 'middleNames' && !isOneName(written.text.trim())) return 'unsure';
    return { value, confidence: 1 };
  }
  // An email address or a postcode alone is no role, school or address.
  if (emailIn(value)?.rest === '' || postcodeIn(value)?.rest === '') return 'unsure';
  return { value, confidence: 1 };
}
