import * as z from 'zod';

/** The type of a field, which decides its zod schema, its control on the page and in Word, and how text is read. */
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
 * The default length limit of a type, in UTF-16 units. A whole web body is at most 256 KB, so that a case with its overhead fits
 * DynamoDB's item of 400 KB.
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

/** A condition on another answer: of a field in the same section or item, or of `section.field` in a section that does not repeat. */
export const Condition = z.strictObject({
  field: z.string().regex(/^([a-z][a-zA-Z0-9]*\.)?[a-z][a-zA-Z0-9]*$/),
  isOneOf: z.array(z.string().min(1)).min(1),
});
export type Condition = z.infer<typeof Condition>;

/** A question of a form. */
export const FieldDefinition = z.strictObject({
  id: camelCase,
  label: z.string().min(1).max(200),
  hint: z.string().min(1).max(500).optional(),
  type: FieldType,
  /** The id of a code set in schemas/codes; only for `choice` and `choices`. */
  codes: camelCase.optional(),
  /** mandatory: an online submit requires it. expected: a value or a missing-reason (S8). optional: neither. */
  need: z.enum(['mandatory', 'expected', 'optional']),
  /** A mandatory field is required, and an expected one missed, only if this condition is met. */
  onlyIf: Condition.optional(),
  /** A mandatory field is not required, and an expected one not missed, if this condition is met. */
  exceptIf: Condition.optional(),
  /** The field that excludes this one (a date of birth excludes an expected date). */
  excludes: camelCase.optional(),
  maxLength: z.int().min(1).max(20_000).optional(),
  /** The ids of the field in earlier versions of the form, to read old copies. */
  formerIds: z.array(camelCase).max(5).optional(),
  /** `read`: our forms do not ask for it, but other forms have it (a whole name in one field). */
  asked: z.literal('read').optional(),
  /** The fields of the same section or item that an answer to this one answers too, so that they are not missed. */
  tells: z.array(camelCase).min(1).max(5).optional(),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

/** A section of a form. */
export const SectionDefinition = z.strictObject({
  id: camelCase,
  title: z.string().min(1).max(200),
  intro: z.string().min(1).max(1000).optional(),
  /** The section is a list of items. Each form has the reason for its `max` beside it. */
  repeat: z
    .strictObject({
      min: z.int().min(0).max(1),
      max: z.int().min(1).max(50),
      itemLabel: z.string().min(1).max(60),
      /** The number of empty items in the blank Word form. People copy one to add more. */
      printed: z.int().min(1).max(10),
    })
    .optional(),
  fields: z.array(FieldDefinition).min(1).max(60),
});
export type SectionDefinition = z.infer<typeof SectionDefinition>;

/** An item that a referrer is expected to give (S8), and the fields that answer it. */
export const ExpectedItem = z.strictObject({
  id: camelCase,
  label: z.string().min(1).max(200),
  section: camelCase,
  /** One of these fields is enough: in each item of a repeated section if `forEach` is `every`, otherwise in any item. */
  anyOf: z.array(camelCase).min(1),
  forEach: z.enum(['every', 'any']),
  /** Only items that meet one of these conditions count (household members who are parents). */
  where: z.array(Condition).optional(),
});
export type ExpectedItem = z.infer<typeof ExpectedItem>;

/** A form as data: the schema, OpenAPI, page, Word form, reader, staff view and exports are generated from it. */
export const FormDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  version: z.string().regex(/^\d{4}-\d{2}$/),
  title: z.string().min(1).max(200),
  /** Who answers questions about filling it in, if not the front door (S32). */
  queriesTo: z.literal('early_help_coordinator').optional(),
  sections: z.array(SectionDefinition).min(1).max(30),
  expectedItems: z.array(ExpectedItem).max(20),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** Returns the length limit of a field's answer, in UTF-16 units. */
export function longest(field: FieldDefinition): number {
  return field.maxLength ?? LONGEST[field.type];
}

/** Checks whether a field is mandatory whatever the other answers are. Other fields accept a missing-reason instead of a value. */
export function insistedOn(field: FieldDefinition): boolean {
  return field.need === 'mandatory' && field.onlyIf === undefined && field.exceptIf === undefined;
}

/** Returns the fields that our forms ask for. A blank form prints only these. */
export function askedOf(section: SectionDefinition): readonly FieldDefinition[] {
  return section.fields.filter(({ asked }) => asked !== 'read');
}

/** Checks whether an answer meets a condition. `true` compares as `yes`; of several codes, one is enough. */
export function meets(condition: Condition, answer: unknown): boolean {
  const compared = answer === true ? 'yes' : answer === false ? 'no' : answer;
  if (Array.isArray(compared)) return compared.some((code) => condition.isOneOf.includes(code));
  return typeof compared === 'string' && condition.isOneOf.includes(compared);
}

const toldForms = new WeakMap<FormDefinition, FormDefinition>();

/**
 * Returns a form as staff fill it in for a caller: mandatory answers become expected ones. Staff turn nobody away for what they
 * cannot say, and a caller can ask for advice without naming a child (domain 2, S4a, S19b).
 */
export function asTold(definition: FormDefinition): FormDefinition {
  const known = toldForms.get(definition);
  if (known) return known;
  const made: FormDefinition = {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      ...(section.repeat === undefined ? {} : { repeat: { ...section.repeat, min: 0 } }),
      fields: section.fields.map((field) =>
        field.need === 'mandatory' ? { ...field, need: 'expected' as const } : field,
      ),
    })),
  };
  toldForms.set(definition, made);
  return made;
}
