import { missingReasonIn } from '#schemas/codes/missing-reasons.ts';
import { fieldBody } from '#schemas/forms/body.ts';
import { type FieldDefinition, insistedOn, longest } from '#schemas/forms/definition.ts';
import { reasonOf } from '../options.ts';
import { rememberedDate } from './control-value.ts';
import type { Understood } from './meaning.ts';
import { understandOptions } from './understand-choices.ts';
import { understandNumber } from './understand-numbers.ts';
import { understandText } from './understand-text.ts';
import type { WrittenAnswer } from './written-answer.ts';
import { isBlank, isPrompt, saidBeside } from './written-blank.ts';
import { type DateSense, writtenDate } from './written-dates.ts';

type Answer = Understood | 'blank' | 'unsure';

/** What is longer than the longest answer that a form takes is not gone through. */
const LONGEST_SAID = 20_000;

function senseOf(field: FieldDefinition): DateSense {
  if (field.id === 'dateOfBirth') return 'birth';
  return field.id === 'expectedDate' ? 'expected' : 'other';
}

/** Returns the date that a picker remembers, when it is all that the place shows. */
function pickedDate({ fields: [field, ...more], text }: WrittenAnswer): string | undefined {
  return field && more.length === 0 && field.text.trim() === text ? rememberedDate(field) : undefined;
}

function understandDate(field: FieldDefinition, written: WrittenAnswer, today: string): Answer {
  const found = writtenDate(written.text, senseOf(field), today, field.type === 'date_time');
  if (found) {
    const confidence = found.sure ? 1 : 0.85;
    const rest = saidBeside(found.rest);
    return rest === ''
      ? { value: found.value, confidence }
      : { value: found.value, confidence: Math.min(confidence, 0.85), rest };
  }
  const picked = pickedDate(written);
  return picked === undefined ? 'unsure' : { value: picked, confidence: 0.95 };
}

function isOptions(field: FieldDefinition): boolean {
  return ['yes_no', 'yes_no_unknown', 'choice', 'choices'].includes(field.type);
}

/** Returns what the lines of a drop-down stand for, where the place shows one of them and nothing else. */
function chosenLine(written: WrittenAnswer): string | undefined {
  const [field] = written.fields;
  if (written.fields.length !== 1 || !field?.options || field.guidance || field.text.trim() !== written.text)
    return undefined;
  return field.options.get(written.text);
}

function readAs(field: FieldDefinition, written: WrittenAnswer, today: string): Answer {
  const missing = missingReasonIn(written.text.trim()) ?? missingReasonIn(reasonOf(chosenLine(written) ?? '') ?? '');
  const takesUnknown = field.type === 'yes_no_unknown' && missing === 'not_known';
  if (isOptions(field)) {
    const answer = understandOptions(field, written);
    if (answer !== 'unsure' || missing === undefined) return answer;
  } else if (missing === undefined && (isBlank(written.text) || isPrompt(written.text))) {
    // A box of a text's own is read by what it says.
    return 'blank';
  }
  if (missing !== undefined && !takesUnknown) return insistedOn(field) ? 'unsure' : { missing, confidence: 1 };
  if (isOptions(field)) return 'unsure';
  if (field.type === 'date' || field.type === 'date_time') return understandDate(field, written, today);
  if (field.type === 'text' || field.type === 'long_text') return understandText(field, written);
  return understandNumber(field, written.text);
}

/** Tells whether it is what the form's own schema takes. What is not is for a person. */
function fits(field: FieldDefinition, answer: Understood): boolean {
  if (answer.missing !== undefined) return fieldBody(field).safeParse({ missing: answer.missing }).success;
  if (typeof answer.value === 'string' && answer.value.length > longest(field)) return false;
  return fieldBody(field).safeParse(answer.value).success;
}

/**
 * Reads the answer of a place to a field. `blank` when nothing is written (empty, guidance, lines to write on, no box ticked);
 * `unsure` when it is not an answer to this field: it is left for a person, never guessed. Years of two figures and dates of
 * birth depend on `today` (ISO).
 */
export function understand(
  field: FieldDefinition,
  written: WrittenAnswer,
  today = new Date().toISOString().slice(0, 10),
): Answer {
  if (written.text.length > LONGEST_SAID) return 'unsure';
  const answer = readAs(field, written, today);
  return answer === 'blank' || answer === 'unsure' || fits(field, answer) ? answer : 'unsure';
}
