import type * as z from 'zod';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { pointerTo, type Remark } from './answer.ts';
import { type FieldBody, fieldBody, Missing } from './body.ts';
import { type FieldDefinition, insistedOn, longest } from './definition.ts';
import { tidyField } from './tidy.ts';

/** A fault of one answer, and its place within the answer. */
export interface Fault {
  readonly code: string;
  readonly within: readonly PropertyKey[];
}

type Read = { readonly value: NonNullable<FieldBody> } | { readonly faults: readonly Fault[] };

/** An object of JSON. */
export type Loose = Readonly<Record<string, unknown>>;

/** Checks whether a value is an object of JSON, and not a list. */
export const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks whether a value has the form of a missing-reason. */
export const isReason = (value: unknown): value is Loose => isLoose(value) && 'missing' in value;

/** A sentence with more codes is too long to read. The API's document lists them. */
const FEW_CODES = 8;

/** The advice for an invalid missing-reason. */
export const REASONS = `Give one of these reasons: ${Missing.shape.missing.options.join(', ')}.`;

function wanted({ type, codes }: FieldDefinition): string {
  if (type === 'yes_no') return 'yes or no';
  if (type === 'yes_no_unknown') return 'yes, no or unknown';
  if (codes === undefined) return 'text';
  const all = codeSet(codes).codes.map(({ code }) => code);
  const among = all.length > FEW_CODES ? 'the codes of this question' : `these codes: ${all.join(', ')}`;
  return `${type === 'choices' ? 'a list of' : 'one of'} ${among}`;
}

/** Returns what a person can do about a fault. */
function advice(code: string, field: FieldDefinition): string {
  switch (code) {
    case 'required':
      return 'Answer this question.';
    case 'too_long':
      return `Use at most ${longest(field)} characters.`;
    case 'too_many':
      return 'Give each code once.';
    case 'not_a_date':
      return 'Give a date with its year in four figures, such as 27/3/2019.';
    case 'not_an_email':
      return 'Give an email address, such as name@example.org.';
    case 'not_a_reason':
      return REASONS;
    default:
      return `Give ${wanted(field)}.`;
  }
}

function faultCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small' || issue.input === undefined) return 'required';
  if (issue.code === 'too_big') return issue.origin === 'array' ? 'too_many' : 'too_long';
  if (issue.code === 'invalid_format') return issue.format === 'email' ? 'not_an_email' : 'not_a_date';
  return issue.code === 'invalid_value' && typeof issue.input === 'string' ? 'not_in_list' : 'wrong_type';
}

/** Reads a tidied answer: a value, or a missing-reason if the form does not require a value. */
export function readAnswer(field: FieldDefinition, tidied: unknown): Read {
  if (isReason(tidied) && !insistedOn(field)) {
    const reason = Missing.safeParse(tidied);
    return reason.success ? { value: reason.data } : { faults: [{ code: 'not_a_reason', within: ['missing'] }] };
  }
  const { data, error } = fieldBody(field).safeParse(tidied, { reportInput: true });
  if (data !== undefined) return { value: data };
  // The first branch of a union is the value, the second the reason. Without an issue, there is no answer.
  const issues = error?.issues.flatMap((issue) => (issue.code === 'invalid_union' ? (issue.errors[0] ?? []) : [issue]));
  return { faults: issues?.map((issue) => ({ code: faultCode(issue), within: issue.path })) ?? [NO_ANSWER] };
}

/** The fault of a required question without an answer. */
export const NO_ANSWER: Fault = { code: 'required', within: [] };

/** Returns a sentence with the name of a question and what to do. */
export const inWords = (question: string, what: string): string =>
  `${question}${/[.?!]$/.test(question) ? '' : ':'} ${what}`;

/** Returns a fault for the sender: it names the question and never repeats the answer. */
export const faultOf = (
  field: FieldDefinition,
  question: string,
  pointer: string,
  { code, within }: Fault,
): Remark => ({
  pointer: `${pointer}${pointerTo(within.map(String))}`,
  code,
  detail: inWords(question, advice(code, field)),
});

/**
 * Parses one answer as the online form sends it. Faults have a JSON pointer that starts with `/answer` and never the value. An
 * absent answer is a fault: a person who means that there is no answer must say so.
 */
export function parseAnswer(
  field: FieldDefinition,
  { answer }: { readonly answer?: unknown },
  question = field.label,
): { ok: true; value: NonNullable<FieldBody> } | { ok: false; faults: Remark[] } {
  const read = readAnswer(field, tidyField(field, answer));
  if ('value' in read) return { ok: true, value: read.value };
  return { ok: false, faults: read.faults.map((fault) => faultOf(field, question, '/answer', fault)) };
}
