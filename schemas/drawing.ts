import * as z from 'zod';
import { AnswerPath } from './forms/answer.ts';

/** How a run of text was set, where that says something; `hidden`: it is kept from this reader. */
export const RunLook = z.enum(['struck', 'inserted', 'highlighted', 'bold', 'field', 'guidance', 'hidden']);
export type RunLook = z.infer<typeof RunLook>;

/** A piece of text that is set in one way, and is part of the same answers and leftovers. */
export const DrawnRun = z.strictObject({
  text: z.string(),
  is: z.array(RunLook).optional(),
  /** The sources that were read here, by their place in the list of sources. */
  of: z.array(z.int()).optional(),
});
export type DrawnRun = z.infer<typeof DrawnRun>;

/** Words beside the text: a comment, a note, an alternative text, with the name of their place for a person. */
export const DrawnAside = z.strictObject({
  label: z.string(),
  text: z.string(),
  of: z.array(z.int()).optional(),
});
export type DrawnAside = z.infer<typeof DrawnAside>;

/** A paragraph, or a part of a very long one. */
export const DrawnParagraph = z.strictObject({
  kind: z.literal('paragraph'),
  heading: z.int().min(1).optional(),
  /** Somebody else's words, which the writer of an email answers. */
  quoted: z.literal(true).optional(),
  /** In a header or footer. */
  margin: z.literal(true).optional(),
  runs: z.array(DrawnRun),
  /** The words that stand beside this paragraph. */
  asides: z.array(DrawnAside).optional(),
  /** The pictures that stand in it, by their numbers in the file, from 1. */
  pictures: z.array(z.int()).optional(),
});
export type DrawnParagraph = z.infer<typeof DrawnParagraph>;

/** A cell of a row. One that is merged with the cell above is there, empty, and says so. */
export const DrawnCell = z.strictObject({
  column: z.int(),
  span: z.int(),
  continues: z.literal(true).optional(),
  get blocks(): z.ZodArray<typeof DrawnBlock> {
    return z.array(DrawnBlock);
  },
});
export type DrawnCell = z.infer<typeof DrawnCell>;

/** A row of a table. Rows of one table follow each other and have its number: a long table goes on over pages. */
export const DrawnRow = z.strictObject({
  kind: z.literal('row'),
  table: z.int(),
  cells: z.array(DrawnCell),
});
export type DrawnRow = z.infer<typeof DrawnRow>;

export const DrawnBlock = z.discriminatedUnion('kind', [DrawnParagraph, DrawnRow]).meta({
  id: 'DrawnBlock',
  description: 'A paragraph, or a row of a table. Cells hold blocks.',
});
export type DrawnBlock = z.infer<typeof DrawnBlock>;

/** What was read of the file and where: an answer by its path, or a leftover by its place in the form's list. */
export const DrawnSource = z.union([
  z.strictObject({ answer: AnswerPath }),
  z.strictObject({ leftover: z.int(), path: AnswerPath.optional() }),
]);
export type DrawnSource = z.infer<typeof DrawnSource>;

/**
 * A file as its reader read it, to be drawn beside its answers (S14). Drawing and answers come from one parse, so that a mark never
 * points at a place where the reader did not look.
 */
export const Drawing = z.strictObject({
  /** The running text, then headers and footers, in the order of reading. */
  blocks: z.array(DrawnBlock),
  /** Words beside no paragraph. */
  asides: z.array(DrawnAside),
  sources: z.array(DrawnSource),
  /** The file has more than is drawn. */
  cut: z.boolean(),
  /** The pictures that stand in no paragraph, and how many more there are. Absent where pictures were not looked for. */
  pictures: z.strictObject({ apart: z.array(z.int()), more: z.int() }).optional(),
});
export type Drawing = z.infer<typeof Drawing>;
