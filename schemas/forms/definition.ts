import * as z from 'zod';

/** What a field holds. The type decides the zod schema, the page's control, the Word control and how text is read. */
export const FieldType = z.enum([
  'text',
  'long_text',
  'date',
  'date_time',
  'yes_no',
  'yes_no_unknown',
  'choice',
  'choices',
  'email',
  'telephone',
  'postcode',
  'nhs_number',
  'upn',
  'uprn',
]);
export type FieldType = z.infer<typeof FieldType>;

/**
 * The longest answer of a type, in UTF-16 units, where its field says nothing else. All of a web body is at most 256 KB,
 * so that a case with its overhead fits DynamoDB's 400 KB item.
 */
export const LONGEST: Readonly<Record<FieldType, number>> = {
  text: 300, // a name, a role, an address on one line: the longest real ones are well under 200
  long_text: 20_000, // some seven pages: the longest chronologies that people paste; three of them still fit a body
  date: 10, // 2026-11-22
  date_time: 25, // 2026-11-22T09:30:00+00:00
  yes_no: 5,
  yes_no_unknown: 7,
  choice: 60, // the longest code allowed in a code set
  choices: 60,
  email: 254, // RFC 5321: a path of 256 with its angle brackets
  telephone: 60, // a number, an extension and a few words
  postcode: 20, // an invalid one is kept with a warning, so there is room for what people write
  nhs_number: 30,
  upn: 30,
  uprn: 30,
};

const camelCase = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/);

/** Another answer that a rule depends on: a field of the same section or item, or `section.field` of a single section. */
export const Condition = z.strictObject({
  field: z.string().regex(/^([a-z][a-zA-Z0-9]*\.)?[a-z][a-zA-Z0-9]*$/),
  isOneOf: z.array(z.string().min(1)).min(1),
});
export type Condition = z.infer<typeof Condition>;

export const FieldDefinition = z.strictObject({
  id: camelCase,
  label: z.string().min(1).max(200),
  hint: z.string().min(1).max(500).optional(),
  type: FieldType,
  /** The id of a code set in schemas/codes; for `choice` and `choices` alone. */
  codes: camelCase.optional(),
  /** mandatory: an online submit may insist on it. expected: a value or a missing-reason (S8). optional: either way. */
  need: z.enum(['mandatory', 'expected', 'optional']),
  /** A mandatory field is insisted on, and an expected one missed, only if this holds. */
  onlyIf: Condition.optional(),
  /** A mandatory field is not insisted on, nor an expected one missed, if this holds. */
  exceptIf: Condition.optional(),
  /** The field that must not be answered together with this one (a date of birth and an expected date). */
  excludes: camelCase.optional(),
  maxLength: z.int().min(1).max(20_000).optional(),
  /** What it was called in earlier versions of the form: an old copy is read by them. */
  formerIds: z.array(camelCase).max(5).optional(),
  /** `read`: nobody is asked for it, but forms that we did not make say it (a name that is not parted in two). */
  asked: z.literal('read').optional(),
  /** The fields of the same section or item that an answer to this one tells too: nobody misses them then. */
  tells: z.array(camelCase).min(1).max(5).optional(),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

export const SectionDefinition = z.strictObject({
  id: camelCase,
  title: z.string().min(1).max(200),
  intro: z.string().min(1).max(1000).optional(),
  /** The section is a list of items. `max` is bounded by the form with the reason beside it. */
  repeat: z
    .strictObject({
      min: z.int().min(0).max(1),
      max: z.int().min(1).max(50),
      itemLabel: z.string().min(1).max(60),
      /** How many items the blank Word form has room for; people copy one to add more. */
      printed: z.int().min(1).max(10),
    })
    .optional(),
  fields: z.array(FieldDefinition).min(1).max(60),
});
export type SectionDefinition = z.infer<typeof SectionDefinition>;

/** One of the things that whoever refers is expected to tell (S8), and the fields that tell it. */
export const ExpectedItem = z.strictObject({
  id: camelCase,
  label: z.string().min(1).max(200),
  section: camelCase,
  /** Any one of these answers it, for each item of a repeated section where `forEach` is `every`, else for any item. */
  anyOf: z.array(camelCase).min(1),
  forEach: z.enum(['every', 'any']),
  /** Only items of which one of these holds count (household members who are parents). */
  where: z.array(Condition).optional(),
});
export type ExpectedItem = z.infer<typeof ExpectedItem>;

/** A form as data. Everything is made from it: schema, OpenAPI, page, Word form, reader, staff view, exports. */
export const FormDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  version: z.string().regex(/^\d{4}-\d{2}$/),
  title: z.string().min(1).max(200),
  /** Who is asked how it is filled in, where that is not the front door (S32). */
  queriesTo: z.literal('early_help_coordinator').optional(),
  sections: z.array(SectionDefinition).min(1).max(30),
  expectedItems: z.array(ExpectedItem).max(20),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** The longest answer of a field, in UTF-16 units. */
export function longest(field: FieldDefinition): number {
  return field.maxLength ?? LONGEST[field.type];
}

/** Is the field mandatory whatever else is answered? Others take a missing-reason instead of a value. */
export function insistedOn(field: FieldDefinition): boolean {
  return field.need === 'mandatory' && field.onlyIf === undefined && field.exceptIf === undefined;
}

/** The fields of a section that people are asked: a blank form prints these and no others. */
export function askedOf(section: SectionDefinition): readonly FieldDefinition[] {
  return section.fields.filter(({ asked }) => asked !== 'read');
}

const byName = new WeakMap<SectionDefinition, ReadonlyMap<string, FieldDefinition>>();

/** The field of a section that has an id now, or had it in an earlier version of the form; `undefined` when none had. */
export function fieldOf(section: SectionDefinition, id: string): FieldDefinition | undefined {
  const known = byName.get(section);
  if (known) return known.get(id);
  const made = new Map(section.fields.flatMap((field) => (field.formerIds ?? []).map((former) => [former, field])));
  // An id that is in use again is the field that has it now.
  for (const field of section.fields) made.set(field.id, field);
  byName.set(section, made);
  return made.get(id);
}
