import * as z from 'zod';
import { Words } from '#schemas/case-document.ts';
import { FileSafety, FileType, type Inspection, InspectionNote } from '#schemas/document.ts';
import { Answer, Leftover } from '#schemas/forms/answer.ts';
import { forms } from '#schemas/forms/forms.ts';
import { plainWords } from '#schemas/held-files.ts';
import { referenceIn } from '#schemas/reference.ts';
import { UNREADABLE } from '../word/unreadable.ts';
import type { FormRead } from './form-read.ts';
import { PictureFound } from './pictures-in-document.ts';

/** Why a file gave no form, so that a person must see to it. None of them says anything of its content. */
export const WhyNoForm = z.enum([
  'held', // our inspection holds it, and for such a reason that its words cannot be read either
  'no_words', // a PDF, a picture, a spreadsheet: kept, and read by a person
  'not_a_form', // a document, and none of our forms
  ...UNREADABLE,
  'took_too_long', // ended at the limit of time
  'took_too_much_memory', // ended at the limit of memory
]);
export type WhyNoForm = z.infer<typeof WhyNoForm>;

/** The form that was found in a file. */
export const ReadForm = z.strictObject({
  id: z.string(),
  version: z.string(),
  /** 1: the document says itself which form it is; less: recognised by its fields or labels. */
  confidence: z.number().min(0).max(1),
  answers: z.array(Answer),
  /** Read with judgement: not every answer stood in a tagged control of our own form. A person compares it with the file. */
  judged: z.boolean(),
  /** The text in the place where a form that we issue has its case's reference (S13): a hint, never authority. */
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
  /** Every word of a file that is not one of our forms, with its place (law 10). A form's words are its answers and leftovers. */
  words: z.array(Words),
  /** There is more in the file than was read or is given here: a person must look at it. */
  cut: z.boolean(),
  /** The drawing of what was read (S14), as JSON under gzip: nothing on its way to the bucket looks into it. */
  drawing: z.instanceof(Uint8Array).optional(),
  /** The pictures in a safe document, by their numbers in the drawing. */
  pictures: z.array(PictureFound).optional(),
});
export type FileReading = z.infer<typeof FileReading>;

/** Returns a file of which nothing was read. */
export function unread({ type, safety, notes }: Inspection, whyNoForm: WhyNoForm): FileReading {
  return { type, safety, notes, form: null, whyNoForm, leftovers: [], words: [], cut: true };
}

/** A file whose inspection did not come to its end: it is held, because nobody knows what is in it (law 3). */
export const notInspected: Inspection = {
  type: 'unknown',
  safety: { state: 'held', reasons: [{ code: 'could_not_inspect' }] },
  notes: [],
};

/** What inspection and reading found in a clean file. */
export interface FileRead {
  readonly type: string;
  /** Why it is held; its form or words may be there all the same. */
  readonly held: readonly string[];
  /** Of a held file: the sender could save it another way. */
  readonly senderCanHelp: boolean;
  /** The form that it contains, if this service has such a form. */
  readonly form?: FormRead;
  /** Every word of a file that is no form, and where it stood (law 10). */
  readonly words: readonly Words[];
  /** There is more in it than was read. */
  readonly cut: boolean;
  /** Its drawing, as JSON under gzip. */
  readonly drawing?: Uint8Array | undefined;
  /** The pictures in it, of a safe document, by their numbers in the drawing. */
  readonly pictures?: readonly PictureFound[] | undefined;
}

/** Returns what a file's reading means for its journey: whether it is held, the form in it or its words, and whether that is all. */
export function whatWasRead({ type, safety, form, leftovers, words, cut, drawing, pictures }: FileReading): FileRead {
  const reasons = safety.state === 'held' ? safety.reasons.map(({ code }) => code) : [];
  const found = {
    type,
    held: reasons,
    senderCanHelp: reasons.some((code) => plainWords[code].senderCanHelp),
    cut,
    drawing,
    pictures,
  };
  const definition = form === null ? undefined : forms.get(form.id);
  if (form === null || definition === undefined) return { ...found, words };
  const { version, answers, judged } = form;
  const issuedFor = form.reference === undefined ? undefined : referenceIn(form.reference);
  return { ...found, words: [], form: { definition, version, answers, leftovers, judged, issuedFor } };
}
