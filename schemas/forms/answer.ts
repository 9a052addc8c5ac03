import * as z from 'zod';
import { MissingReason } from '#schemas/codes/code-set.ts';

/** The source of an answer, so that staff can judge it and a better source can replace a worse one. */
export const AnswerSource = z.enum([
  'web', // our online form
  'agency', // an agency's system, through the API
  'control', // a tagged control of our Word form
  'legacy_field', // an old Word form field
  'table', // a label and its value in a table
  'paragraph', // "Label: value"
  'email', // the words of an email
  'staff', // typed by staff, on the telephone or across a desk
]);
export type AnswerSource = z.infer<typeof AnswerSource>;

const Value = z.union([z.string().max(20_000), z.boolean(), z.array(z.string().max(60)).max(200)]);

/** The longest words that are kept beside a code. A code replaces a word or a line; a story has a field of its own. */
export const MOST_WORDS = 500;

/** Another reading of a field, with less confidence than the answer itself. */
export const OtherReading = z.strictObject({
  value: Value.optional(),
  missing: MissingReason.optional(),
  /** The original words, if they are not the code's own label ("Paternal grandmother" for a grandparent). */
  words: z.string().max(MOST_WORDS).optional(),
  source: AnswerSource,
  confidence: z.number().min(0).max(1),
});
export type OtherReading = z.infer<typeof OtherReading>;

/** A JSON pointer (RFC 6901) into a form's body, to a question or a whole section. */
export const AnswerPath = z.string().regex(/^(\/[A-Za-z0-9]+){1,3}$/);

/** An answer: a value, or the reason why it is missing. Its `confidence` is 1 for an exact source, and lower for a judgement. */
export const Answer = OtherReading.extend({
  path: AnswerPath,
  /** Different readings of the field elsewhere in the document. The surest is the answer, and staff see the others. */
  also: z.array(OtherReading).max(5).optional(),
});
export type Answer = z.infer<typeof Answer>;
export type AnswerValue = NonNullable<Answer['value']>;

/**
 * Words that are not an answer of the form. They are kept with their label and shown to staff, never guessed and never dropped.
 * `path` is the question in whose place they were, if they were in one.
 */
export const Leftover = z.object({ label: z.string(), text: z.string(), path: AnswerPath.optional() });
export type Leftover = z.infer<typeof Leftover>;

/** A leftover of a JSON body, with its place in the body. */
export type BodyLeftover = Leftover & { readonly pointer: string };

/** Returns the members of a leftover that a case stores. */
export const keptLeftover = ({ label, text, path }: Leftover): Leftover => ({
  label,
  text,
  ...(path === undefined ? {} : { path }),
});

/**
 * The label of a leftover about a person whom another council's form lists among the children, and whom we read as a member of
 * the household. A person checks that reading.
 */
export const MOVED_TO_HOUSEHOLD = 'Read as a member of the household, though the form has them among the children';

/** A fault or a warning: its place (JSON pointer), its code, and words for a person. It never repeats the answer. */
export const Remark = z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() });
export type Remark = z.infer<typeof Remark>;

/** Returns the JSON pointer of names and positions (RFC 6901: `~` becomes `~0`, `/` becomes `~1`). */
export function pointerTo(parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
