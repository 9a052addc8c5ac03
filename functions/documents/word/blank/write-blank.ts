import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { BlankFormFor } from './front-page.ts';

/**
 * Writes the blank Word form of a definition: a .docx with a tagged content control for every field, drop-downs with the code
 * sets' labels, date pickers, tick boxes, repeating items, headings, table header rows and its language set. The reader
 * reads it back exactly. `docx` is a megabyte, so it is loaded only when a form is written.
 */
export async function writeBlankForm(definition: FormDefinition, blank: BlankFormFor): Promise<Uint8Array> {
  const { blankDocument } = await import('./blank-document.ts');
  return blankDocument(definition, blank);
}
