import type * as z from 'zod';
import { type Answer, type AnswerSource, type BodyLeftover, pointerTo, type Remark } from './answer.ts';
import { wordsBeside } from './answer-words.ts';
import { type FieldBody, fieldBody, type ItemBody, type Missing, referralBody } from './body.ts';
import { type FieldDefinition, type FormDefinition, fieldOf, type SectionDefinition } from './definition.ts';
import { insistedButMissing } from './insisted.ts';
import { Leftovers } from './leftovers.ts';
import { placedFields } from './placed-fields.ts';
import { tidyField } from './tidy-field.ts';
import { warningsOf } from './warnings.ts';

/** Taken in whole (with what was odd about it), or refused with every field at fault. */
export type ParsedReferral =
  | { ok: true; answers: Answer[]; leftovers: BodyLeftover[]; warnings: Remark[] }
  | { ok: false; faults: Remark[] };

type Loose = Record<string, unknown>;

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tidyItem(section: SectionDefinition, raw: unknown, parts: (string | number)[], leftovers: Leftovers): unknown {
  if (!isLoose(raw)) return raw;
  const item: Loose = {};
  for (const key of Object.keys(raw)) {
    const field = fieldOf(section, key);
    // A former id is for the reader of old Word forms: here it would write over the answer under the id of now.
    if (field?.id !== key) {
      leftovers.add([...parts, key], raw[key], field && pointerTo([...parts, field.id]));
      continue;
    }
    const held = raw[key];
    const tidied = tidyField(field, held);
    if (tidied !== undefined) item[key] = tidied;
    if (isLoose(held) && 'missing' in held) beside(held, [...parts, key], leftovers, pointerTo([...parts, key]));
  }
  return item;
}

/** What stands beside a missing-reason is kept too: where it is one of a question, as words in that question's place. */
function beside(held: Loose, parts: (string | number)[], leftovers: Leftovers, path?: string): void {
  for (const key of Object.keys(held)) if (key !== 'missing') leftovers.add([...parts, key], held[key], path);
}

function tidyBody(definition: FormDefinition, json: Loose, leftovers: Leftovers, faults: Remark[]): Loose {
  const body: Loose = {};
  const known = new Set<string>();
  for (const section of definition.sections) {
    known.add(section.id);
    const raw = Object.hasOwn(json, section.id) ? (json[section.id] ?? undefined) : undefined;
    if (!section.repeat) {
      body[section.id] = raw === undefined ? {} : tidyItem(section, raw, [section.id], leftovers);
    } else if (Array.isArray(raw)) {
      if (raw.length > section.repeat.max) {
        faults.push({
          pointer: `/${section.id}`,
          code: 'too_many',
          detail: `At most ${section.repeat.max}: ${section.title}`,
        });
      }
      body[section.id] = raw
        .slice(0, section.repeat.max)
        .map((item, index) => tidyItem(section, item, [section.id, index], leftovers));
    } else if (raw !== undefined) {
      body[section.id] = raw;
      if (isLoose(raw)) beside(raw, [section.id], leftovers);
    } else if (section.repeat.min > 0) {
      body[section.id] = [];
    }
  }
  for (const key of Object.keys(json)) if (!known.has(key)) leftovers.add([key], json[key]);
  return body;
}

const DETAILS: Readonly<Record<string, string>> = {
  required: 'Answer this',
  wrong_type: 'This is not the kind of answer that is asked for',
  too_long: 'This is longer than the form can take',
  too_many: 'There are more of these than the form can take',
  not_a_date: 'Give a date with its year in four figures, such as 27/3/2019',
  not_an_email: 'Give an email address, such as name@example.org',
  not_in_list: 'Choose one of the form’s own codes',
  not_a_reason: 'Give one of: not_known, not_asked, declined, not_applicable, unsafe_to_ask',
};

function faultCode(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'required' : 'wrong_type';
    case 'too_small':
      return 'required';
    case 'too_big':
      return issue.origin === 'array' ? 'too_many' : 'too_long';
    case 'invalid_value':
      return value === undefined ? 'required' : typeof value === 'string' ? 'not_in_list' : 'wrong_type';
    case 'invalid_format':
      return issue.format === 'email' ? 'not_an_email' : 'not_a_date';
    default:
      return 'wrong_type';
  }
}

function at(body: unknown, path: readonly PropertyKey[]): unknown {
  let here = body;
  for (const part of path) {
    if (Array.isArray(here)) here = here[Number(part)];
    else if (isLoose(here)) here = here[String(part)];
    else return undefined;
  }
  return here;
}

function faultsOf(issue: z.core.$ZodIssue, body: unknown, before: readonly PropertyKey[] = []): Remark[] {
  const path = [...before, ...issue.path];
  const value = at(body, path);
  if (issue.code === 'invalid_union') {
    // The first branch is the value itself, the second is `{missing: reason}`.
    const reason = isLoose(value) && 'missing' in value;
    const branch = issue.errors[reason ? 1 : 0] ?? [];
    if (!reason) return branch.flatMap((inner) => faultsOf(inner, body, path));
    return [
      {
        pointer: pointerTo([...path.map(String), 'missing']),
        code: 'not_a_reason',
        detail: DETAILS.not_a_reason ?? '',
      },
    ];
  }
  const code = faultCode(issue, value);
  return [{ pointer: pointerTo(path.map(String)), code, detail: DETAILS[code] ?? '' }];
}

/** What was sent under a path, in words. */
function writtenIn(json: unknown, path: string): readonly string[] {
  const sent = at(json, path.split('/').slice(1));
  return [sent].flat().filter((each) => typeof each === 'string');
}

function isMissing(value: FieldBody | ItemBody | ItemBody[]): value is Missing {
  return typeof value === 'object' && !Array.isArray(value) && typeof value.missing === 'string';
}

/**
 * Reads one answer as the online form would send it, under a name of its own, with the faults by JSON pointer and without the value.
 * Nothing is a fault: who means that there is no answer says so.
 */
export function parseAnswer(
  field: FieldDefinition,
  body: Loose & { readonly answer?: unknown },
): { ok: true; value: NonNullable<FieldBody> } | { ok: false; faults: Remark[] } {
  const answer = tidyField(field, body.answer);
  const parsed = fieldBody(field).safeParse(answer);
  if (parsed.success && parsed.data !== undefined) return { ok: true, value: parsed.data };
  const required = [{ pointer: '/answer', code: 'required', detail: DETAILS.required ?? '' }];
  if (parsed.success) return { ok: false, faults: required };
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, { answer }, ['answer'])) };
}

/**
 * Reads a referral's JSON body. Mandatory answers, types and bounds are insisted on, all faults at once, by JSON pointer
 * and without the values; unknown keys are kept and named; invalid identifiers warn and never block (domain 3.8).
 * Texts come back tidied: dates ISO, postcodes spaced, NHS numbers digits, codes by code.
 */
export function parseReferral(definition: FormDefinition, json: unknown, source: AnswerSource): ParsedReferral {
  if (!isLoose(json)) {
    return {
      ok: false,
      faults: [{ pointer: '', code: 'wrong_type', detail: 'Send a JSON object with a section of the form a key' }],
    };
  }
  const collected = new Leftovers();
  const faults: Remark[] = [];
  const body = tidyBody(definition, json, collected, faults);
  faults.push(...insistedButMissing(definition, body));
  const parsed = referralBody(definition).safeParse(body);
  if (!parsed.success) faults.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue, body)));
  if (!parsed.success || faults.length > 0) return { ok: false, faults };

  const { leftovers, warnings } = collected.close();
  const answers: Answer[] = [];
  for (const section of definition.sections) {
    const value = parsed.data[section.id];
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) itemAnswers(section, item, index);
    } else if (section.repeat && isMissing(value)) {
      answers.push({ path: `/${section.id}`, missing: value.missing, source, confidence: 1 });
    } else if (!isMissing(value)) {
      itemAnswers(section, value);
    }
  }
  return { ok: true, answers, leftovers, warnings: [...warnings, ...warningsOf(definition, answers)] };

  function itemAnswers(section: SectionDefinition, item: ItemBody, index?: number): void {
    for (const { field, path } of placedFields(section, index)) {
      const value = item[field.id];
      if (value === undefined) continue;
      if (isMissing(value)) {
        answers.push({ path, missing: value.missing, source, confidence: 1 });
        continue;
      }
      const words = field.codes === undefined ? {} : wordsBeside(field, value, writtenIn(json, path));
      answers.push({ path, value, ...words, source, confidence: 1 });
    }
  }
}
