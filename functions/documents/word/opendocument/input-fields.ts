import { FIELD_HELP } from '../assembly/aside-labels.ts';
import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField, FieldStart } from '../assembly/draft-field.ts';
import { withoutCopyNumber } from '../assembly/our-bookmark.ts';
import type { Attributes } from '../xml/xml-pass.ts';

/** Lines of a drop-down; the longest code set has some 55. */
const MOST_OPTIONS = 500;
/** Controls in controls, and fields in fields; more are not looked at. */
const DEEPEST = 100;

/** A field that is open: what it knows of itself comes in elements of its own, before what it shows. */
interface Frame {
  readonly type: string;
  field: DraftField | undefined;
  readonly options: Map<string, string>;
  selected: number | undefined;
  ticked: boolean;
}

/**
 * The fields of a text that people fill in: LibreOffice's content controls and fieldmarks, and ODF's own input fields,
 * drop-downs and placeholders (ODF 1.3 part 3, 7.7). One without a name in one of our bookmarks is that bookmark.
 */
export class InputFields {
  readonly #assembly: DocumentAssembly;
  readonly #frames: Frame[] = [];
  /** The bookmark that begins just here: Word's form fields have their names there. */
  #bookmark = '';

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
  }

  /** A bookmark of any name begins. */
  bookmark(name: string): void {
    this.#bookmark = withoutCopyNumber(name);
  }

  /** Text was written: what begins now is no longer at the start of the bookmark. */
  wrote(): void {
    this.#bookmark = '';
  }

  /** `loext:content-control` begins. */
  beginControl(attributes: Attributes): void {
    const isOn = (name: string) => attributes.get(name) === 'true';
    const options = new Map<string, string>();
    const tag = attributes.get('loext:tag') ?? '';
    if (tag !== '')
      for (const around of this.#assembly.openFields) if (around.kind === 'bookmark') around.spokenFor = true;
    this.#begin('control', options, {
      kind: 'control',
      tag,
      title: attributes.get('loext:alias') ?? '',
      guidance: isOn('loext:showing-place-holder'),
      ticked: isOn('loext:checkbox') ? isOn('loext:checked') : undefined,
      fullDate: isOn('loext:date') ? (attributes.get('loext:current-date') ?? '') : undefined,
    });
  }

  /** `loext:list-item`: a line of the control's drop-down. */
  listItem(attributes: Attributes): void {
    const value = attributes.get('loext:value') ?? '';
    this.#option(attributes.get('loext:display-text') ?? value, value);
  }

  /** `text:text-input`. */
  beginInput(attributes: Attributes): void {
    this.#assembly.aside(FIELD_HELP, attributes.get('text:description') ?? '');
    this.#begin('input', new Map(), { kind: 'control', tag: '', title: attributes.get('text:description') ?? '' });
  }

  /** `text:placeholder`. */
  beginPlaceholder(attributes: Attributes): void {
    this.#begin('input', new Map(), {
      kind: 'control',
      tag: '',
      title: attributes.get('text:description') ?? '',
      guidance: true,
    });
  }

  /** `text:drop-down`. */
  beginDropDown(attributes: Attributes): void {
    const name = attributes.get('text:name') ?? '';
    this.#begin('input', new Map(), { kind: 'legacy', tag: name, title: name });
  }

  /** `text:label`: a line of the drop-down. */
  label(attributes: Attributes): void {
    const value = attributes.get('text:value') ?? '';
    this.#option(value, value);
  }

  /** The innermost control, input field or placeholder ends. */
  end(): void {
    const frame = this.#frames.at(-1);
    if (!frame || frame.type.startsWith('FORM') || frame.type === 'other') return;
    this.#frames.pop();
    this.#close(frame);
  }

  /** `field:fieldmark-start`, and `field:fieldmark` of a field without a result. */
  beginFieldmark(attributes: Attributes): void {
    const type = /FORM[A-Z]{1,20}$/.exec(attributes.get('field:type') ?? '')?.[0];
    const name = attributes.get('text:name') ?? '';
    const tag = name === '' || name.startsWith('__Fieldmark__') ? this.#bookmark : name;
    if (type === undefined)
      this.#frames.push({ type: 'other', field: undefined, options: new Map(), selected: undefined, ticked: false });
    else this.#begin(type, new Map(), { kind: 'legacy', tag, fullDate: type === 'FORMDATE' ? '' : undefined });
  }

  /** `field:param` of the fieldmark that began. */
  param(attributes: Attributes): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    const value = attributes.get('field:value') ?? '';
    const { field } = frame;
    switch (attributes.get('field:name')) {
      case 'Checkbox_Checked':
        frame.ticked = value === 'true';
        break;
      case 'Dropdown_ListEntry':
        this.#option(value, value);
        break;
      case 'Dropdown_Selected':
        frame.selected = Number(value);
        break;
      case 'DateField_CurrentDate':
        if (field) field.fullDate = value;
        break;
      // A field's help says what to do, and its hint is shown in the window's last line: both name the field.
      case 'Hint':
        this.#assembly.aside(FIELD_HELP, value);
        if (field) field.title = value;
        break;
      case 'Help':
        this.#assembly.aside(FIELD_HELP, value);
        if (field && field.title === '') field.title = value;
        break;
      default:
    }
  }

  /** `field:fieldmark-end`, or the end of `field:fieldmark`, which has no text: what it stands for is shown. */
  endFieldmark(withoutText: boolean): void {
    const frame = this.#frames.at(-1);
    if (!frame || (frame.type !== 'other' && !frame.type.startsWith('FORM'))) return;
    this.#frames.pop();
    if (withoutText && frame.type === 'FORMCHECKBOX') {
      if (frame.field) frame.field.ticked = frame.ticked;
      this.#assembly.add(frame.ticked ? '☒' : '☐');
    }
    if (withoutText && frame.type === 'FORMDROPDOWN')
      this.#assembly.add([...frame.options.keys()][frame.selected ?? 0] ?? '');
    this.#close(frame);
  }

  #begin(type: string, options: Map<string, string>, start: FieldStart): void {
    if (this.#frames.length >= DEEPEST) {
      this.#assembly.cut();
      return;
    }
    this.#frames.push({ type, field: this.#field(start), options, selected: undefined, ticked: false });
  }

  /** The field that begins, or nothing when the bookmark around it took what it knows. */
  #field(start: FieldStart): DraftField | undefined {
    const around = this.#assembly.openFields.at(-1);
    if (start.kind === 'control' && start.tag === '' && around?.adopt(start)) return around;
    return this.#assembly.openField(start);
  }

  #option(shown: string, value: string): void {
    const frame = this.#frames.at(-1);
    if (!frame || frame.options.size >= MOST_OPTIONS || frame.options.has(shown)) return;
    frame.options.set(shown, value);
    if (frame.field) frame.field.options = frame.options;
  }

  #close({ field, type }: Frame): void {
    // A bookmark ends by its own mark.
    if (field && !(field.kind === 'bookmark' && type !== 'bookmark')) this.#assembly.closeField(field);
  }
}
