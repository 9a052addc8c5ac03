import * as z from 'zod';
import { MissingReason } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { EmailAddress } from '#schemas/email-address.ts';
import type { AnswerValue } from './answer.ts';
import {
  type FieldDefinition,
  type FormDefinition,
  insistedOn,
  longest,
  type SectionDefinition,
} from './definition.ts';

/** The reason for a missing answer that is expected (domain S8). */
export const Missing = z
  .object({ missing: MissingReason })
  .meta({ id: 'Missing', description: 'Why an expected answer is missing.' });
export type Missing = z.infer<typeof Missing>;

export type FieldBody = AnswerValue | Missing | undefined;
export type ItemBody = Record<string, FieldBody>;
export type SectionBody = ItemBody | ItemBody[] | Missing | undefined;
export type FormBody = Record<string, SectionBody>;

const codeSchemas = new Map<string, z.ZodType<string>>();

/** Returns the schema of a set's codes, built once. The API's document names it and lists the label of each code. */
export function codesOf(id: string): z.ZodType<string> {
  const made = codeSchemas.get(id) ?? z.enum(codeSet(id).codes.map(({ code }) => code));
  codeSchemas.set(id, made);
  return made;
}

function valueSchema(field: FieldDefinition): z.ZodType<AnswerValue> {
  switch (field.type) {
    case 'yes_no':
      return z.boolean();
    case 'yes_no_unknown':
      return z.enum(['yes', 'no', 'unknown']);
    case 'choice':
      return codesOf(field.codes ?? '');
    case 'choices':
      return z
        .array(codesOf(field.codes ?? ''))
        .min(1)
        .max(codeSet(field.codes ?? '').codes.length);
    case 'date':
      return z.iso.date();
    case 'date_time':
      return z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?$/);
    case 'email':
      return EmailAddress;
    default:
      return z.string().min(1).max(longest(field));
  }
}

const kinds = new Map<string, z.ZodType<FieldBody>>();

/** Returns the schema that all fields of one kind share: a form has over 100 fields of some 30 kinds, and building each takes time. */
function kindOf(field: FieldDefinition): z.ZodType<FieldBody> {
  const kind = [field.type, field.codes, longest(field), insistedOn(field)].join(' ');
  const known = kinds.get(kind);
  if (known) return known;
  const value = valueSchema(field);
  const made = insistedOn(field) ? value : z.union([value, Missing]).optional();
  kinds.set(kind, made);
  return made;
}

const fields = new WeakMap<FieldDefinition, z.ZodType<FieldBody>>();

/** Returns the zod schema of a field's tidied answer, built once for each field. */
export function fieldBody(field: FieldDefinition): z.ZodType<FieldBody> {
  const known = fields.get(field);
  if (known) return known;
  const made = kindOf(field).meta({
    title: field.label,
    ...(field.hint === undefined ? {} : { description: field.hint }),
  });
  fields.set(field, made);
  return made;
}

function sectionSchema(section: SectionDefinition): z.ZodType<SectionBody> {
  const item = z.object(Object.fromEntries(section.fields.map((field) => [field.id, fieldBody(field)])));
  if (section.repeat) {
    const list = z.array(item).max(section.repeat.max);
    if (section.repeat.min > 0) return list.min(section.repeat.min).meta({ title: section.title });
    return z.union([list, Missing]).optional().meta({ title: section.title });
  }
  return (section.fields.some(insistedOn) ? item : item.optional()).meta({ title: section.title });
}

const bodies = new WeakMap<FormDefinition, z.ZodType<FormBody>>();

/**
 * Returns the zod schema of a form's body, built once for each form: an object for each section, or an array if it repeats. It
 * describes a tidied body (`parseReferral` tidies and checks). `parse-referral.ts` has the rules that depend on another answer.
 */
export function referralBody(definition: FormDefinition): z.ZodType<FormBody> {
  const known = bodies.get(definition);
  if (known) return known;
  const made = z
    .object(Object.fromEntries(definition.sections.map((section) => [section.id, sectionSchema(section)])))
    .meta({ title: definition.title });
  bodies.set(definition, made);
  return made;
}

/** Returns the schema of a form's body as JSON Schema 2020-12, for OpenAPI 3.1. */
export function jsonSchema(definition: FormDefinition) {
  return z.toJSONSchema(referralBody(definition), { io: 'input', target: 'draft-2020-12' });
}
