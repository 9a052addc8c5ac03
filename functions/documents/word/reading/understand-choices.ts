import { codeSet } from '#schemas/codes/code-sets.ts';
import { missingReasonIn } from '#schemas/codes/missing-reasons.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import { type Choice, choicesIn } from './choices.ts';
import type { Understood } from './meaning.ts';
import { type Named, optionNamed } from './understand-options.ts';
import type { WrittenAnswer } from './written-answer.ts';
import { isBlank, isPrompt } from './written-blank.ts';

/** The most answers that people give to a question with one; a text with more on separate lines is the printed list. */
const MOST_SAID = 3;
/** Of a set no larger than this, two options between slashes are the printed list: "Male / Female", "Open / closed". */
const SMALL_SET = 4;

type Answer = Understood | 'blank' | 'unsure';

/** How sure: boxes say it outright; words beside an answer, or one option left unstruck, need judgement. */
const SURE = { ticked: 0.97, struck: 0.9, plain: 1, noted: 0.85 } as const;

function isYesNo(field: FieldDefinition): boolean {
  return field.type === 'yes_no' || field.type === 'yes_no_unknown';
}

function withRest(answer: Understood, rest: readonly string[]): Understood {
  const text = rest.filter((part) => !isBlank(part) && !isPrompt(part)).join('\n');
  return text === '' ? answer : { ...answer, rest: text, confidence: Math.min(answer.confidence, SURE.noted) };
}

/** Returns the answer of named options: one for a single choice, a list for several, or a missing-reason of the set's own. */
function answerOf(field: FieldDefinition, named: readonly Named[], confidence: number): Answer {
  const codes = [...new Set(named.map(({ code }) => code))];
  const [only] = codes;
  if (only === undefined) return 'unsure';
  if (field.type === 'choices') {
    const set = codeSet(field.codes ?? '').codes;
    const exclusive = set.some(({ code, exclusive: alone }) => alone && codes.includes(code));
    if (exclusive && codes.length > 1) return 'unsure';
    return { value: set.map(({ code }) => code).filter((code) => codes.includes(code)), confidence };
  }
  if (codes.length > 1) return 'unsure';
  if (field.type === 'yes_no') return { value: only === 'yes', confidence };
  return { value: only, confidence };
}

function fromTicked(field: FieldDefinition, choices: readonly Choice[]): Answer {
  const ticked = choices.filter(({ state }) => state === 'ticked');
  const named = ticked.map(({ label }) => optionNamed(field, label));
  const understood = named.filter((one) => one !== undefined);
  const plain = choices.filter(({ state }) => state === 'plain').map(({ label }) => label);
  const beside = plain.filter((label) => optionNamed(field, label) === undefined);
  if (ticked.length === 0)
    return beside.every((label) => isBlank(label) || isPrompt(label) || isQuestion(label)) ? 'blank' : 'unsure';
  const [first] = ticked;
  if (ticked.length === 1 && first && understood.length === 0) {
    // A box alone, ticked, says yes to what its label asks.
    if (first.label === '' && isYesNo(field) && choices.length === 1)
      return answerOf(field, [{ code: 'yes', rest: '' }], 0.9);
    const missing = field.type === 'yes_no_unknown' ? undefined : missingReasonIn(first.label);
    return missing === undefined
      ? 'unsure'
      : withRest(
          { missing, confidence: SURE.ticked },
          beside.filter((label) => !isQuestion(label)),
        );
  }
  if (understood.length < ticked.length && (field.type !== 'choices' || understood.length === 0)) return 'unsure';
  const answer = answerOf(field, understood, SURE.ticked);
  if (answer === 'blank' || answer === 'unsure') return answer;
  const others = ticked.filter((_, at) => named[at] === undefined).map(({ label }) => label);
  return withRest(answer, [
    ...understood.map(({ rest }) => rest),
    ...others,
    ...beside.filter((label) => !isQuestion(label)),
  ]);
}

function isQuestion(label: string): boolean {
  return /[?:]$/.test(label);
}

/** Reads "Yes / No" with one struck out: the other is the answer, when one is left. */
function fromStruck(field: FieldDefinition, choices: readonly Choice[]): Answer {
  const left = choices.filter(({ state }) => state === 'plain');
  const named = left.map(({ label }) => optionNamed(field, label));
  const understood = named.filter((one) => one !== undefined);
  const struckAll = choices.filter(({ state }) => state === 'struck').every(({ label }) => optionNamed(field, label));
  if (!struckAll) return 'unsure';
  const answer = answerOf(field, understood, SURE.struck);
  if (answer === 'blank' || answer === 'unsure')
    return understood.length === 0 && left.every(({ label }) => isBlank(label)) ? 'blank' : 'unsure';
  const beside = left.filter((_, at) => named[at] === undefined).map(({ label }) => label);
  return withRest(answer, [...understood.map(({ rest }) => rest), ...beside.filter((label) => !isQuestion(label))]);
}

/** Reads several answers in a row of words: each of them must be an option. */
function fromList(field: FieldDefinition, text: string): Answer {
  if (text.length > 2_000) return 'unsure';
  for (const between of [/[\n;]/, /[\n;,]/, /[\n;,]|\s(?:and|&)\s/]) {
    const parts = text
      .split(between)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (parts.length < 2) continue;
    const named = parts.map((part) => optionNamed(field, part));
    const understood = named.filter((one) => one !== undefined);
    if (understood.length === parts.length && understood.every(({ rest }) => rest === ''))
      return answerOf(field, understood, 0.95);
  }
  return 'unsure';
}

/**
 * Reads a place as the answer to a question with options: boxes ticked before or after their words, options struck out,
 * or an option written down. Two ticks give no single choice, and a list that nobody marked is blank.
 */
export function understandOptions(field: FieldDefinition, written: WrittenAnswer): Answer {
  const known = (label: string) => optionNamed(field, label) !== undefined || missingReasonIn(label) !== undefined;
  const choices = choicesIn(written, known);
  if (choices === 'unclear') return 'unsure';
  const boxes = choices.some(({ state }) => state === 'ticked' || state === 'empty');
  if (boxes) return fromTicked(field, choices);
  if (choices.some(({ state }) => state === 'struck')) return fromStruck(field, choices);
  if (isBlank(written.text) || isPrompt(written.text)) return 'blank';
  const named = optionNamed(field, written.text);
  if (named?.rest !== '' && field.type === 'choices' && !isPrinted(written.text)) {
    const listed = fromList(field, written.text);
    if (listed !== 'unsure') return listed;
  }
  if (named) {
    const answer = answerOf(field, [named], SURE.plain);
    return answer === 'blank' || answer === 'unsure' ? answer : withRest(answer, [named.rest]);
  }
  // Every option of the form, untouched, between slashes or on lines of their own.
  const options = choices.filter(({ label }) => !isQuestion(label) && !isPrompt(label));
  const few = isYesNo(field) || codeSet(field.codes ?? '').codes.length <= SMALL_SET;
  const printed = (few && (isYesNo(field) || isPrinted(written.text))) || options.length > MOST_SAID;
  return printed && options.length > 1 && options.every(({ label }) => known(label)) ? 'blank' : 'unsure';
}

/** Tells a printed list, with slashes, bars or wide space between its options, from what people write, with commas or lines. */
function isPrinted(text: string): boolean {
  return /[\t/|]| {3}/.test(text);
}
