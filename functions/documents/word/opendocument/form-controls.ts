import type { FieldStart } from '../assembly/draft-field.ts';
import type { Attributes } from '../xml/xml-pass.ts';
import { LABELS, LISTS, TEXTS, TICKED } from './elements.ts';

/** Controls of the forms layer; a page of tick boxes has some 60, and the whole document at most as many as fields. */
const MOST_CONTROLS = 5_000;
/** Lines of a list; the longest code set has some 55. */
const MOST_OPTIONS = 500;
/** The longest answer, twice over. */
const LONGEST_VALUE = 40_000;

/** What a control of the forms layer says, where `draw:control` draws it. */
export interface FormControl {
  readonly start: FieldStart;
  /** What it shows: a tick box, a text, the lines chosen. */
  readonly text: string;
  /** The words beside a tick box. */
  readonly label: string;
  /** It is no field, only words. */
  readonly isLabel: boolean;
}

interface Draft {
  readonly name: string;
  readonly title: string;
  readonly label: string;
  /** A tick box or a round button. */
  readonly box: boolean;
  readonly ticked: boolean | undefined;
  readonly options: Map<string, string> | undefined;
  readonly chosen: string[];
  value: string | undefined;
  readonly isLabel: boolean;
}

/** The controls of a document's forms (ODF 1.3 part 3, 13), by the id by which they are drawn. */
export class FormControls {
  readonly #controls = new Map<string, Draft>();
  readonly #drawn = new Set<Draft>();
  /** Controls that have no id, so that nothing draws them. */
  readonly #loose: Draft[] = [];
  #current: Draft | undefined;
  /** There were more controls than are kept. */
  cut = false;

  /** Begins an element within `office:forms`. */
  open(name: string, attributes: Attributes): void {
    if (name === 'form:option' || name === 'form:item') {
      this.#option(attributes);
      return;
    }
    const ticks = TICKED.has(name);
    if (!ticks && !LISTS.has(name) && !TEXTS.has(name) && !LABELS.has(name)) return;
    const state = name === 'form:radio' ? radioState(attributes) : checkboxState(attributes);
    this.#current = {
      name: attributes.get('form:name') ?? '',
      title: attributes.get('form:title') ?? attributes.get('form:label') ?? '',
      label: attributes.get('form:label') ?? '',
      box: ticks,
      ticked: ticks ? state : undefined,
      options: LISTS.has(name) ? new Map() : undefined,
      chosen: [],
      value: LABELS.has(name)
        ? attributes.get('form:label')
        : (attributes.get('form:current-value') ?? attributes.get('form:value')),
      isLabel: LABELS.has(name),
    };
    const id = attributes.get('form:id') ?? attributes.get('xml:id');
    if (this.#controls.size + this.#loose.length >= MOST_CONTROLS) this.cut = true;
    else if (id === undefined) this.#loose.push(this.#current);
    else this.#controls.set(id, this.#current);
  }

  close(name: string): void {
    if (TICKED.has(name) || LISTS.has(name) || TEXTS.has(name) || LABELS.has(name)) this.#current = undefined;
  }

  /** Takes the text of a control of several lines, which is not in an attribute. */
  text(text: string): void {
    const control = this.#current;
    if (!control || control.options || control.box || text.trim() === '') return;
    const value = control.value ?? '';
    if (value.length < LONGEST_VALUE) control.value = value === '' ? text : `${value}\n${text}`;
  }

  /** Returns the control with this id. */
  find(id: string): FormControl | undefined {
    const control = this.#controls.get(id);
    if (!control) return undefined;
    this.#drawn.add(control);
    const { name, title, label, box, ticked, options, isLabel } = control;
    const start = { kind: 'legacy' as const, tag: name, title, ticked, options };
    // A box of three states that is neither ticked nor empty shows nothing that we could tell.
    if (box) return { start, text: ticked === undefined ? '' : ticked ? '☒' : '☐', label, isLabel };
    return { start, text: shownBy(control), label: '', isLabel };
  }

  /** Returns the words of controls that are drawn nowhere. */
  undrawn(): string[] {
    return [...this.#loose, ...this.#controls.values()]
      .filter((control) => !this.#drawn.has(control))
      .map((control) => (control.box ? control.label : shownBy(control)));
  }

  #option(attributes: Attributes): void {
    const label = attributes.get('form:label') ?? '';
    const list = this.#current;
    if (!list?.options || list.options.size >= MOST_OPTIONS) return;
    list.options.set(label, attributes.get('form:value') ?? label);
    const chosen = attributes.get('form:current-selected') ?? attributes.get('form:selected');
    if (chosen === 'true') list.chosen.push(label);
  }
}

function shownBy({ chosen, value = '' }: Draft): string {
  return (chosen.length > 0 ? chosen.join(', ') : value).slice(0, LONGEST_VALUE);
}

function checkboxState(attributes: Attributes): boolean | undefined {
  const state = attributes.get('form:current-state') ?? attributes.get('form:state') ?? 'unchecked';
  return state === 'checked' ? true : state === 'unchecked' ? false : undefined;
}

function radioState(attributes: Attributes): boolean {
  return (attributes.get('form:current-selected') ?? attributes.get('form:selected')) === 'true';
}
