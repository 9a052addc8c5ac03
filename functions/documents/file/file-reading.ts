import * as z from 'zod';
import { FileSafety, FileType, type Inspection, InspectionNote } from '#schemas/document.ts';
import { Answer, Leftover } from '#schemas/forms/answer.ts';

/** Why a file gave no form, so that a person must see to it. None of them says anything of its content. */
export const WhyNoForm = z.enum([
  'held', // our inspection holds it, and for such a reason that its words cannot be read either
  'no_words', // a PDF, a picture, a spreadsheet: kept, and read by a person
  'not_a_form', // a document, and none of our forms
  'no_main_part',
  'damaged_part',
  'not_xml',
  'document_type',
  'too_large',
  'too_deep',
  'too_many_controls',
  'not_word',
  'old_version',
  'password_protected',
  'reader_failed', // a fault of ours
  'took_too_long', // ended at the limit of time
  'took_too_much_memory', // ended at the limit of memory
]);
export type WhyNoForm = z.infer<typeof WhyNoForm>;

const Words = z.strictObject({ label: z.string(), text: z.string() });

/** The form that was found in a file. */
export const ReadForm = z.strictObject({
  id: z.string(),
  version: z.string(),
  /** 1: the document says itself which form it is; less: told by what stands in it. */
  confidence: z.number().min(0).max(1),
  answers: z.array(Answer),
  /** Read with judgement: not every answer stood in a tagged control of our own form. A person compares it with the file. */
  judged: z.boolean(),
  /** What stands where a form that we issue has its case's reference (S13): a hint, never authority. */
  reference: z.string().max(100).optional(),
});
export type ReadForm = z.infer<typeof ReadForm>;

/** All that inspecting and reading one file gave: plain data, so that it can leave the thread in which the file was opened. */
export const FileReading = z.strictObject({
  type: FileType,
  safety: FileSafety,
  notes: z.array(InspectionNote),
  form: ReadForm.nullable(),
  whyNoForm: WhyNoForm.nullable(),
  /** What was said and is no answer, with its label, in the document's order. */
  leftovers: z.array(Leftover),
  /** Every word of a file that is no form of ours, and where it stood (law 10). A form's are its answers and leftovers. */
  words: z.array(Words),
  /** There is more in the file than was read or is given here: a person must look at it. */
  cut: z.boolean(),
});
export type FileReading = z.infer<typeof FileReading>;

/** A file of which nothing was read. */
export function unread({ type, safety, notes }: Inspection, whyNoForm: WhyNoForm): FileReading {
  return { type, safety, notes, form: null, whyNoForm, leftovers: [], words: [], cut: true };
}

/** A file whose inspection did not come to its end: it is held, because nobody knows what is in it (law 3). */
export const notInspected: Inspection = {
  type: 'unknown',
  safety: { state: 'held', reasons: [{ code: 'could_not_inspect' }] },
  notes: [],
};
