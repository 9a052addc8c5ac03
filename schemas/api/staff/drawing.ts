import * as z from 'zod';
import { DrawnAside, DrawnBlock } from '#schemas/drawing.ts';
import { AnswerPath } from '#schemas/forms/answer.ts';
import { NoPicture } from '#schemas/no-picture.ts';

/** Where on the pages of a drawing something is. */
const Places = z.array(z.int()).describe('The pages of the drawing where it is, from 1; none where it is nowhere.');

/** The parameters of a page of a drawing. */
export const DrawingQuery = z.object({
  page: z.coerce.number().int().min(1).max(1000).default(1).describe('The page of the drawing, from 1.'),
});

/** One page of a file or an email, drawn as its reader read it, under the masks of its case. */
export const DrawingPage = z
  .object({
    document: z.string().describe('The id of the file, or of the email on its case.'),
    formNumber: z.int().nullable().describe('The form of the case that was read from it.'),
    page: z.int(),
    pages: z.int(),
    hides: z.boolean().describe('Whether the case hides an address: words may be hidden here.'),
    cut: z.boolean().describe('Whether the file has more than is drawn.'),
    held: z.boolean().describe('Whether the file is held: its words are safe to read, but it is not safe to open.'),
    blocks: z.array(DrawnBlock).describe('What is on this page. A run names its sources by their place in `sources`.'),
    asides: z.array(DrawnAside).describe('Words that stand beside no paragraph. They are on the last page.'),
    pictures: z
      .object({
        inFile: z
          .array(z.object({ id: z.string(), noPicture: NoPicture.nullable() }))
          .describe('The pictures that were found, by their numbers on the pages, from 1, and why one is not shown.'),
        apart: z.array(z.int()).describe('The numbers of those that stand in no paragraph. They are on the last page.'),
        more: z.int().describe('How many more the file has. They are not shown.'),
      })
      .nullable()
      .describe('Null for a file in which no pictures were looked for.'),
    sources: z
      .array(z.union([z.object({ answer: AnswerPath, on: Places }), z.object({ leftover: z.int(), on: Places })]))
      .describe("What was read of the file: answers by their path, and leftovers by their place in the form's list."),
  })
  .meta({
    id: 'DrawingPage',
    description: 'One page of a file or an email as its reader read it, under the masks of its case.',
  });
export type DrawingPage = z.infer<typeof DrawingPage>;
