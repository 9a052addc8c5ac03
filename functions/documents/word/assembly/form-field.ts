import { ourTag } from '../tags.ts';
import { FIELD_HELP } from './asides.ts';
import type { DocumentAssembly } from './document-assembly.ts';
import type { DraftField, FieldStart } from './draft-field.ts';
import { fieldKind, saidByInstruction, shownByInstruction } from './field-instruction.ts';

/** What a legacy form field says of itself. */
export interface FormFieldData {
  readonly start: FieldStart;
  /** What it shows, when it is drawn from its data and not written out: a tick box, a drop-down. */
  readonly drawn: string | undefined;
  /** What its author put there to begin with. */
  readonly untouched: string;
  /** Its instructions for the person who fills it in. */
  readonly help?: readonly string[];
}

/** "As by default", in the place of a state ([MS-DOC] 2.9.78, RTF 1.9.1). */
export const BY_DEFAULT = 25;

/** Makes of the parts of a form field's data what it says, the same from every kind of document. */
export function formFieldData(
  kind: string,
  { name, status, help, author }: Readonly<Record<'name' | 'status' | 'help' | 'author', string>>,
  {
    state,
    byDefault,
    lines,
  }: { readonly state: number; readonly byDefault: number; readonly lines: readonly string[] },
): FormFieldData {
  const base = { kind: 'legacy' as const, tag: name, title: status === '' ? help : status };
  const chosen = state === BY_DEFAULT ? byDefault : state;
  const asks = { untouched: '', help: [status, help] };
  if (kind === 'FORMCHECKBOX')
    return { start: { ...base, ticked: chosen === 1 }, drawn: chosen === 1 ? '☒' : '☐', ...asks };
  if (kind !== 'FORMDROPDOWN') return { start: base, drawn: undefined, ...asks, untouched: author };
  const options = new Map(lines.map((line) => [line, line]));
  return { start: { ...base, options }, drawn: lines[chosen] ?? '', ...asks };
}

/** A form field that began, with its field, unless one of our bookmarks took its data. */
export interface OpenFormField {
  readonly field: DraftField | undefined;
  readonly data: FormFieldData;
}

/**
 * Begins a legacy form field; one that is drawn is complete. LibreOffice turns a content control into such a field: in one
 * of our bookmarks it is that bookmark. `bookmark` is the name of one that begins where the field begins: LibreOffice
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
    assembly.closeField(field);
  }
  return { field, data };
}

/** Ends a form field whose text was written out. */
export function endFormField(assembly: DocumentAssembly, { field, data }: OpenFormField): void {
  if (!field || data.drawn !== undefined) return;
  if (data.untouched.trim() !== '' && field.text.trim() === data.untouched.trim()) field.guidance = true;
  assembly.closeField(field);
}

/** Returns a form field whose data is lost or damaged: its text is there, but a person must look for the state of a tick box. */
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
  assembly.closeField(field);
}

/** Word writes ruby as one text over another: `EQ \\o\\ad(\\s\\up 9(ruby),base)`. */
const RUBY = /\\o\s*\\a[lcrd]\s*\(\s*\\s\s*\\(?:up|do)\s*\d{0,4}\s*\(([^()]{0,500})\)\s*[,;]([^()]{0,500})\)/i;

/**
 * Takes the words of the instruction of a field that is no form field; its result follows. Gives what to do when the result
 * has ended; `undefined` for one whose instruction has no words.
 */
export function beginFieldWords(assembly: DocumentAssembly, instruction: string): (() => void) | undefined {
  const kind = fieldKind(instruction);
  const ruby = kind === 'EQ' ? RUBY.exec(instruction) : null;
  if (ruby) {
    assembly.add(`${ruby[2] ?? ''} (${ruby[1] ?? ''})`);
    return undefined;
  }
  const { address = '', tip, words } = saidByInstruction(instruction);
  if (kind !== 'HYPERLINK' && words.length === 0) return undefined;
  const shown = assembly.listeners.begin();
  return () => {
    const result = assembly.listeners.end(shown);
    if (kind === 'HYPERLINK') assembly.link(result, address, tip);
    else assembly.aside('Field', words.filter((text) => !result.includes(text)).join('\n'));
  };
}
