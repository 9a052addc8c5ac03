import * as z from 'zod';
import { CaseDocument } from '#schemas/case-document.ts';

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
})
  .extend({
    reasons: z
      .array(z.object({ code: z.string(), words: z.string().min(1) }))
      .describe('The reasons why it is held, in words for staff.'),
    drawn: z.boolean().describe('Whether the file was drawn when it was read (`readDrawing`).'),
    mayBeOpened: z.boolean().describe('Whether the file is clean, safe and filed, so that it may be opened.'),
  })
  .meta({ id: 'Document', description: 'A file of a case.' });
export type DocumentView = z.infer<typeof DocumentView>;
