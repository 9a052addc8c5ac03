import { FIELD_HELP } from './aside-labels.ts';
import type { DocumentAssembly } from './document-assembly.ts';
import type { DraftField, FieldStart } from './draft-field.ts';
import { shownByInstruction } from './field-instruction.ts';
import { ourTag } from './our-bookmark.ts';

/** What a legacy form field says of itself. */
export interface FormFieldData {
  readonly start: FieldStart;
  /** What it shows, when it is drawn from its data and not written out: a tick box, a drop-down. */
  readonly drawn: string | undefined;
  /** What its author put there to begin with. */
  readonly untouched: string;
  /** What it says to whoever fills it in. */
  readonly help?: readonly string[];
}

/** A form field that began: its field, unless a bookmark of ours took what it says. */
export interface OpenFormField {
  readonly field: DraftField | undefined;
  readonly data: FormFieldData;
}

/**
 * Begins a legacy form field; one that is drawn is complete. LibreOffice makes such a field of a content control: in a
 * bookmark of ours it is that bookmark. `bookmark` is the name of one that begins where the field begins: LibreOffice
 * keeps a field's name there and gives the field one of its own making.
 */
export function beginFormField(assembly: DocumentAssembly, data: FormFieldData, bookmark: string): OpenFormField {
  const { start, drawn } = data;
  for (const text of new Set(data.help)) assembly.aside(FIELD_HELP, text);
  const named = start.tag !== '' && !start.tag.startsWith('__Fieldmark__');
  const tag = named ? start.tag : bookmark;
  const around = assembly.openFields.at(-1);
  const isOurs = (tag === '' || ourTag(tag) !== undefined) && around?.adopt(start) === true;
  const field = isOurs ? undefined : assembly.openField({ ...start, tag });
  if (drawn !== undefined) {
    assembly.add(drawn);
    if (field) assembly.closeField(field);
  }
  return { field, data };
}

/** Ends a form field whose text was written out. */
export function endFormField(assembly: DocumentAssembly, { field, data }: OpenFormField): void {
  if (!field || data.drawn !== undefined) return;
  if (data.untouched.trim() !== '' && field.text.trim() === data.untouched.trim()) field.guidance = true;
  assembly.closeField(field);
}

/** A form field whose data is lost or damaged: its text is there, but what a tick box said must be looked for by a person. */
export function lostFormField(assembly: DocumentAssembly, kind: string): FormFieldData {
  const isText = kind === 'FORMTEXT';
  if (!isText) assembly.cut();
  return { start: { kind: 'legacy', tag: '' }, drawn: isText ? undefined : '', untouched: '' };
}

/** Shows a field that has no result: a symbol, or the words of a button that people write over. */
export function showInstruction(assembly: DocumentAssembly, instruction: string): void {
  const { text, guidance } = shownByInstruction(instruction);
  if (text === '') return;
  const field = guidance ? assembly.openField({ kind: 'legacy', tag: '', guidance }) : undefined;
  assembly.add(text);
  if (field) assembly.closeField(field);
}
