import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField } from '../assembly/draft-field.ts';
import { tagOfBookmark } from '../tags.ts';
import type { DataBindings } from './bindings.ts';
import { Control } from './control.ts';
import type { LegacyField } from './fields.ts';
import { isOn } from './word-names.ts';

/** The open controls, legacy fields and our open bookmarks, in all parts of a document one after another. */
export class Controls {
  readonly #assembly: DocumentAssembly;
  readonly #bindings: Pick<DataBindings, 'valueOf'>;
  readonly #open: Control[] = [];
  /** Our bookmarks that are open, by the id that will end them. */
  readonly #bookmarks = new Map<string, DraftField>();
  #sections = 0;
  /** The control whose shown text gives way to the value that it is bound to. */
  #replacing: { readonly control: Control; readonly value: string; said: boolean } | undefined;
  /** The control whose properties are being read. */
  properties: Control | undefined;

  constructor(assembly: DocumentAssembly, bindings: Pick<DataBindings, 'valueOf'>) {
    this.#assembly = assembly;
    this.#bindings = bindings;
  }

  /** Tells whether what is shown here is guidance or nothing, with a bound value in its place. */
  get replacing(): boolean {
    return this.#replacing !== undefined;
  }

  begin(): void {
    this.#open.push(new Control());
  }

  beginProperties(): void {
    this.properties = this.#open.at(-1);
  }

  endProperties(): void {
    this.properties = undefined;
  }

  /** Begins a control's content. Its properties are known now: items are numbered, and a control in a control makes it a container. */
  beginContent(): void {
    const control = this.#open.at(-1);
    if (!control || control.begun) return;
    control.begun = true;
    const around = this.#open.at(-2);
    control.item = around?.item;
    if (control.kind === 'section') {
      this.#sections += 1;
      control.section = `${this.#sections}`;
    } else if (control.kind === 'item' && around?.section !== undefined) {
      control.item = `${around.section}.${around.itemsSeen}`;
      around.itemsSeen += 1;
    }
    if (control.container) {
      if (around) makeContainer(around);
      return;
    }
    if (around) {
      if (control.tag !== '' || around.tag === '') makeContainer(around);
      // Guidance is said of the whole control, whatever is inside it.
      else if (around.guidance && !around.container) control.guidance = true;
    }
    if (this.#speaksForBookmarks(control)) control.field = this.#assembly.openField(control.start);
    this.#showBoundValue(control);
  }

  /** Tells whether the control has a field of its own. One without a tag gives its data to our bookmark around it. */
  #speaksForBookmarks(control: Control): boolean {
    if (control.tag === '') return this.#innermostBookmark()?.adopt(control.start) !== true;
    for (const bookmark of this.#bookmarks.values()) bookmark.spokenFor = true;
    return true;
  }

  #innermostBookmark(): DraftField | undefined {
    return [...this.#bookmarks.values()].at(-1);
  }

  end(): void {
    const control = this.#open.pop();
    if (!control) return;
    if (this.properties === control) this.properties = undefined;
    const { field } = control;
    if (this.#replacing?.control === control) this.#replacing = undefined;
    else if (field?.text.trim() === '') this.#fillIn(control, field);
    else if (field && !field.guidance) this.#compare(control, field);
    this.#assembly.closeField(field);
  }

  /** Compares a control with its store. A program may have changed only one of them. */
  #compare(control: Control, field: DraftField): void {
    const { binding } = control;
    if (!binding) return;
    const value = this.#bindings.valueOf(binding);
    // Of a rich text the store has a whole document, marked up; an empty one takes nothing away.
    if (value === undefined || /^\s*(?:<|$)/.test(value)) return;
    // A date's time of day says nothing.
    const said = control.fullDate !== undefined ? value.trim().replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1') : value;
    const stored = shownAs(said, control.options);
    if (!isSame(control, field, stored)) field.stored = stored;
  }

  /** Shows the bound value, as Word does when it opens the document, in place of guidance. */
  #showBoundValue(control: Control): void {
    const { field } = control;
    if (!field || !control.guidance || this.#replacing) return;
    const value = this.#boundValue(control, field);
    if (value === undefined) return;
    field.guidance = false;
    this.#replacing = { control, value, said: false };
    if (this.#assembly.inParagraph) this.beginParagraph();
  }

  #fillIn(control: Control, field: DraftField): void {
    const value = this.#boundValue(control, field);
    if (value === undefined) return;
    if (this.#assembly.inParagraph) this.#assembly.add(value);
    else field.text = value;
  }

  #boundValue(control: Control, field: DraftField): string | undefined {
    const { binding } = control;
    if (!binding || control.ticked !== undefined) return undefined;
    const value = this.#bindings.valueOf(binding);
    if (value === undefined || value.trim() === '') return undefined;
    if (control.fullDate !== undefined) field.fullDate = value.trim();
    return shownAs(value, control.options);
  }

  /** Begins a paragraph. The value of a control around paragraphs goes into the first of them. */
  beginParagraph(): void {
    if (!this.#replacing || this.#replacing.said) return;
    this.#replacing.said = true;
    this.#assembly.add(this.#replacing.value);
  }

  /** Begins a legacy field; in our bookmark it replaces the bookmark's control. */
  beginLegacy(legacy: LegacyField): void {
    const { start } = legacy.data;
    const bookmark = this.#innermostBookmark();
    const field =
      bookmark?.adopt(start) === true
        ? bookmark
        : this.#assembly.openField({ ...start, item: this.#open.at(-1)?.item });
    legacy.beginIn(field);
  }

  endLegacy(legacy: LegacyField): void {
    const { field } = legacy;
    if (!field) return;
    const untouched = legacy.data.untouched.trim();
    if (untouched !== '' && legacy.result.trim() === untouched) field.guidance = true;
    if (field.kind !== 'legacy') return;
    if (field.text.trim() === '') field.text = '';
    this.#assembly.closeField(field);
  }

  beginBookmark(id: string, name: string): void {
    const tag = name.startsWith('fd_') ? tagOfBookmark(name) : undefined;
    const around = this.#open.at(-1);
    // LibreOffice begins a bookmark again in the next paragraph of its control, and ends it once.
    for (const [openId, open] of this.#bookmarks) {
      if (open.tag !== tag) continue;
      this.#bookmarks.delete(openId);
      this.#bookmarks.set(id, open);
      return;
    }
    // The control itself is there, tag and all, around its bookmark.
    if (tag === undefined || around?.tag === tag) return;
    if (around) makeContainer(around);
    const field = this.#assembly.openField({ kind: 'bookmark', tag, item: around?.item });
    if (!field) return;
    if (around?.tag === '' && around.field?.text === '') field.adopt(around.start);
    this.#bookmarks.set(id, field);
  }

  endBookmark(id: string): void {
    this.#assembly.closeField(this.#bookmarks.get(id));
    this.#bookmarks.delete(id);
  }

  /** Ends a part: fields that are still open do not count. */
  endPart(): void {
    this.#open.splice(0);
    this.#bookmarks.clear();
    this.#replacing = undefined;
    this.properties = undefined;
  }
}

function makeContainer(control: Control): void {
  control.container = true;
  if (control.field) control.field.spokenFor = true;
}

/** Returns what a control shows for a value: the line of a drop-down that has this value, else the value. */
function shownAs(value: string, options: ReadonlyMap<string, string> | undefined): string {
  for (const [shown, stands] of options ?? []) if (stands === value) return shown;
  return value;
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Tells whether a control shows the value of its store, in any spelling. */
function isSame(control: Control, { text, ticked, fullDate }: DraftField, stored: string): boolean {
  if (control.ticked !== undefined) return isOn(stored.trim()) === ticked;
  const [shown, held] = [tidy(text), tidy(stored)];
  if (shown === held) return true;
  if (control.fullDate === undefined) return false;
  const day = held.slice(0, 10);
  if (fullDate !== undefined && fullDate !== '') return fullDate.slice(0, 10) === day;
  // A date that remembers no day, and shows it in words: the same when it has the day and the year.
  const numbers: readonly string[] = shown.match(/\d+/g) ?? [];
  const [year = '', , of = ''] = day.split('-');
  return numbers.includes(year) && numbers.some((number) => Number(number) === Number(of));
}
