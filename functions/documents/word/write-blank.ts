import type { FormDefinition } from '#schemas/forms/definition.ts';

/** What a blank form says besides its questions. */
export interface BlankFormFor {
  readonly council: { readonly name: string; readonly telephone: string };
  /** The case that it was issued for; it is written in the header so that the answer finds its case (S13). */
  readonly reference?: string | undefined;
  /** When it is wanted back: an ISO date, or an instant, shown as a day in England. */
  readonly dueAt?: string | undefined;
}

/**
 * The blank Word form of a definition: a .docx with a tagged content control for every field, drop-downs with the code
 * sets' labels, date pickers, tick boxes, repeating items, headings, table header rows and its language set. The reader
 * reads it back exactly. `docx` is a megabyte, so it is loaded only when a form is written.
 */
export async function writeBlankForm(definition: FormDefinition, blank: BlankFormFor): Promise<Uint8Array> {
  const { blankDocument } = await import('./blank-document.ts');
  return blankDocument(definition, blank);
}
