import { FIELD_HELP } from '../assembly/asides.ts';
import type { Bookmarks } from '../assembly/bookmarks.ts';
import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField, FieldStart } from '../assembly/draft-field.ts';
import type { Attributes } from '../xml/xml-pass.ts';

/** Lines of a drop-down; the longest code set has some 55. */
const MOST_OPTIONS = 500;
/** Controls in controls, and fields in fields; more are not looked at. */
const DEEPEST = 100;

/** A field that is open: what it knows of itself comes in elements of its own, before what it shows. */
interface Frame {
  /** `FORM…` or `other` of a fieldmark. */
  readonly type: string;
  readonly field: DraftField | undefined;
  readonly options: Map<string, string>;
  selected: number;
  ticked: boolean;
}

/**
 * The fields of a text that people fill in: LibreOffice's content controls and fieldmarks, and ODF's own input fields,
 * drop-downs and placeholders (ODF 1.3 part 3, 7.7). One without a name in one of our bookmarks is that bookmark.
 */
export class InputFields {
  readonly #assembly: DocumentAssembly;
  readonly #bookmarks: Bookmarks;
  readonly #frames: Frame[] = [];

  constructor(assembly: DocumentAssembly, bookmarks: Bookmarks) {
    this.#assembly = assembly;
    this.#bookmarks = bookmarks;
  }

  /** Begins an element of the text, which may be a field's. */
  open(element: string, its: Attributes): void {
    const said = (name: string) => its.get(name) ?? '';
    const title = said('text:description');
    if (element === 'loext:content-control') this.#beginControl(its);
    else if (element === 'loext:list-item')
      this.#option(its.get('loext:display-text') ?? said('loext:value'), said('loext:value'));
    else if (element === 'text:text-input') {
      this.#assembly.aside(FIELD_HELP, title);
      this.#begin('input', { kind: 'control', tag: '', title });
    } else if (element === 'text:placeholder')
      this.#begin('input', { kind: 'control', tag: '', title, guidance: true });
    else if (element === 'text:drop-down')
      this.#begin('input', { kind: 'legacy', tag: said('text:name'), title: said('text:name') });
    else if (element === 'text:label') this.#option(said('text:value'), said('text:value'));
    else if (element === 'field:param') this.#param(said('field:name'), said('field:value'));
    else if (element === 'field:fieldmark' || element === 'field:fieldmark-start')
      this.#beginFieldmark(said('field:type'), said('text:name'));
    else if (element === 'field:fieldmark-end') this.#endFieldmark(false);
  }

  /** Ends an element of the text. A `field:fieldmark` has no text, so its end shows its value. */
  close(element: string): void {
    if (element === 'field:fieldmark') this.#endFieldmark(true);
    const isField = /^(?:loext:content-control|text:(?:text-input|placeholder|drop-down))$/.test(element);
    const frame = this.#frames.at(-1);
    if (!isField || !frame || frame.type.startsWith('FORM') || frame.type === 'other') return;
    this.#frames.pop();
    this.#close(frame);
  }

  #beginControl(its: Attributes): void {
    const isOn = (name: string) => its.get(`loext:${name}`) === 'true';
    const tag = its.get('loext:tag') ?? '';
    if (tag !== '')
      for (const around of this.#assembly.openFields) if (around.kind === 'bookmark') around.spokenFor = true;
    this.#begin('control', {
      kind: 'control',
      tag,
      title: its.get('loext:alias') ?? '',
      guidance: isOn('showing-place-holder'),
      ticked: isOn('checkbox') ? isOn('checked') : undefined,
      fullDate: isOn('date') ? (its.get('loext:current-date') ?? '') : undefined,
    });
  }

  #beginFieldmark(written: string, name: string): void {
    const type = /FORM[A-Z]{1,20}$/.exec(written)?.[0];
    const tag = name === '' || name.startsWith('__Fieldmark__') ? this.#bookmarks.here : name;
    if (type === undefined) this.#push('other', undefined);
    else this.#begin(type, { kind: 'legacy', tag, fullDate: type === 'FORMDATE' ? '' : undefined });
  }

  /** Takes a parameter of the fieldmark that began. Its help and its hint, which the window's last line shows, both name it. */
  #param(name: string, value: string): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    const { field } = frame;
    if (name === 'Checkbox_Checked') frame.ticked = value === 'true';
    else if (name === 'Dropdown_ListEntry') this.#option(value, value);
    else if (name === 'Dropdown_Selected') frame.selected = Number(value);
    else if (name === 'DateField_CurrentDate' && field) field.fullDate = value;
    else if (name === 'Hint' || name === 'Help') {
      this.#assembly.aside(FIELD_HELP, value);
      if (field && (name === 'Hint' || field.title === '')) field.title = value;
    }
  }

  #endFieldmark(withoutText: boolean): void {
    const frame = this.#frames.at(-1);
    if (!frame || (frame.type !== 'other' && !frame.type.startsWith('FORM'))) return;
    this.#frames.pop();
    if (withoutText && frame.type === 'FORMCHECKBOX') {
      if (frame.field) frame.field.ticked = frame.ticked;
      this.#assembly.add(frame.ticked ? '☒' : '☐');
    }
    if (withoutText && frame.type === 'FORMDROPDOWN')
      this.#assembly.add([...frame.options.keys()][frame.selected] ?? '');
    this.#close(frame);
  }

  #begin(type: string, start: FieldStart): void {
    if (this.#frames.length >= DEEPEST) {
      this.#assembly.cut();
      return;
    }
    // A nameless control in one of our bookmarks gives it what it knows.
    const around = this.#assembly.openFields.at(-1);
    const isAdopted = start.kind === 'control' && start.tag === '' && around?.adopt(start);
    this.#push(type, isAdopted ? around : this.#assembly.openField(start));
  }

  #push(type: string, field: DraftField | undefined): void {
    this.#frames.push({ type, field, options: new Map(), selected: 0, ticked: false });
  }

  #option(shown: string, value: string): void {
    const frame = this.#frames.at(-1);
    if (!frame || frame.options.size >= MOST_OPTIONS || frame.options.has(shown)) return;
    frame.options.set(shown, value);
    if (frame.field) frame.field.options = frame.options;
  }

  #close({ field }: Frame): void {
    // A bookmark ends by its own mark.
    if (field?.kind !== 'bookmark') this.#assembly.closeField(field);
  }
}
