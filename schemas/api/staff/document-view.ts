import * as z from 'zod';
import { CaseDocument } from '#schemas/case-document.ts';
import { NoPicture } from '#schemas/no-picture.ts';

/** A file of a case for staff, without the address of its storage. */
export const DocumentView = CaseDocument.pick({
  id: true,
  name: true,
  otherNames: true,
  size: true,
  sha256: true,
  type: true,
  origin: true,
  receivedAt: true,
  verdict: true,
  threats: true,
  safety: true,
  reading: true,
  formNumber: true,
  looks: true,
})
  .extend({
    reasons: z
      .array(z.object({ code: z.string(), words: z.string().min(1) }))
      .describe('The reasons why it is held, in words for staff.'),
    drawn: z.boolean().describe('Whether the file was drawn when it was read (`readDrawing`).'),
    shows: z
      .enum(['picture', 'pdf'])
      .nullable()
      .describe('What a browser shows of it: a picture drawn again without metadata, or the PDF itself.'),
    noPicture: NoPicture.nullable().describe('Why a picture cannot be shown.'),
    mayBeOpened: z.boolean().describe('Whether the file is clean, safe and filed, so that it may be opened.'),
  })
  .meta({ id: 'Document', description: 'A file of a case.' });
export type DocumentView = z.infer<typeof DocumentView>;
