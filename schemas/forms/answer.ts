import * as z from 'zod';
import { MissingReason } from '#schemas/codes/code-set.ts';

/** Where an answer came from, so that staff can judge it and a better source can replace a worse. */
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

/** The longest words that are kept beside a code: a code stands for a word or a line, and a story has a field of its own. */
export const MOST_WORDS = 500;

/** Another reading of the same field, less sure than the answer itself. */
export const OtherReading = z.strictObject({
  value: Value.optional(),
  missing: MissingReason.optional(),
  /** What was written, where a code was read from other words than its own label ("Paternal grandmother", a grandparent). */
  words: z.string().max(MOST_WORDS).optional(),
  source: AnswerSource,
  confidence: z.number().min(0).max(1),
});
export type OtherReading = z.infer<typeof OtherReading>;

/** A JSON pointer (RFC 6901) into a form's body: of a question, or of a section as a whole. */
export const AnswerPath = z.string().regex(/^(\/[A-Za-z0-9]+){1,3}$/);

/** One answer: a value or the reason why there is none. Its `confidence` is 1 where the source says exactly so, less where judged. */
export const Answer = OtherReading.extend({
  path: AnswerPath,
  /** What the document says of the same field elsewhere, where it differs: the surest wins, and staff see the others. */
  also: z.array(OtherReading).max(5).optional(),
});
export type Answer = z.infer<typeof Answer>;
export type AnswerValue = NonNullable<Answer['value']>;

/**
 * What was said and is no answer: kept with its label and shown to staff, never guessed, never dropped. `path` is that of the
 * question in whose place it stood; none where it stood in no answer's place.
 */
export const Leftover = z.object({ label: z.string(), text: z.string(), path: AnswerPath.optional() });
export type Leftover = z.infer<typeof Leftover>;

/** A leftover of a body of JSON, and where in the body it was. */
export type BodyLeftover = Leftover & { readonly pointer: string };

/** A leftover as a case keeps it, from whatever knows more of it. */
export const keptLeftover = ({ label, text, path }: Leftover): Leftover => ({
  label,
  text,
  ...(path === undefined ? {} : { path }),
});

/**
 * The label of a leftover that says of somebody whom a form of another council has among the children that they were read as a
 * member of the household: whoever compares the reading looks at it.
 */
export const MOVED_TO_HOUSEHOLD = 'Read as a member of the household, though the form has them among the children';

/** A fault or a warning: where (JSON pointer) and what, in words for a person. It never repeats what was written. */
export const Remark = z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() });
export type Remark = z.infer<typeof Remark>;

/** A JSON pointer made of names and positions (RFC 6901: `~` is `~0`, `/` is `~1`). */
export function pointerTo(parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
