import type { ScannedControl } from '../scanned.ts';
import type { ElementNames } from './element-names.ts';

const BOUNDS = {
  // The longest answer, twice over; more is for a person to read in the document.
  text: 40_000,
  // Lines of a drop-down: the longest code set has some 55.
  options: 500,
  // A label that someone gave a control; Word allows 64 characters.
  name: 200,
};

function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off|no)$/i.test(value);
}

/** A control that is open: its properties come first, then what it holds. */
export class ControlFrame {
  tag = '';
  #title = '';
  text = '';
  guidance = false;
  #ticked: boolean | undefined;
  #fullDate: string | undefined;
  #options: Map<string, string> | undefined;
  #paragraphs = 0;
  /** It holds other tagged controls, or items: what it says itself is the document's own text. */
  container = false;
  isRepeatingSection = false;
  isItem = false;
  /** For a repeating section: its number in the document, and the items seen in it. */
  section: string | undefined;
  itemsSeen = 0;
  /** The item of a repeating section that it is in: `2.0` is the first of the second section. */
  item: string | undefined;

  /** Notes one element of `w:sdtPr`, in our spelling. */
  property(name: string, names: ElementNames, attributes: Readonly<Record<string, string>>): void {
    const val = () => names.attribute(attributes, 'w:val');
    switch (name) {
      case 'w:tag':
        this.tag = (val() ?? '').slice(0, BOUNDS.name);
        break;
      case 'w:alias':
        this.#title = (val() ?? '').slice(0, BOUNDS.name);
        break;
      case 'w:showingPlcHdr':
        this.guidance = isOn(val());
        break;
      case 'w:dropDownList':
      case 'w:comboBox':
        this.#options = new Map();
        break;
      case 'w:listItem': {
        const value = names.attribute(attributes, 'w:value') ?? '';
        const shown = names.attribute(attributes, 'w:displayText') ?? value;
        if (this.#options && this.#options.size < BOUNDS.options && !this.#options.has(shown))
          this.#options.set(shown, value);
        break;
      }
      case 'w:date':
        this.#fullDate = names.attribute(attributes, 'w:fullDate') ?? '';
        break;
      case 'w14:checkbox':
        this.#ticked = false;
        break;
      case 'w14:checked':
        this.#ticked = isOn(names.attribute(attributes, 'w14:val') ?? val());
        break;
      case 'w:group':
        this.container = true;
        break;
      case 'w15:repeatingSection':
        this.isRepeatingSection = true;
        this.container = true;
        break;
      case 'w15:repeatingSectionItem':
        this.isItem = true;
        this.container = true;
        break;
      default:
    }
  }

  /** A paragraph begins in it: the second and later ones on a new line. */
  beginParagraph(): void {
    this.#paragraphs += 1;
    if (this.#paragraphs > 1) this.add('\n');
  }

  add(text: string): void {
    if (this.text.length < BOUNDS.text) this.text += text.slice(0, BOUNDS.text - this.text.length);
  }

  /** The control as it was read. */
  done(): ScannedControl {
    return {
      tag: this.tag,
      title: this.#title,
      text: this.text,
      guidance: this.guidance,
      ticked: this.#ticked,
      fullDate: this.#fullDate,
      options: this.#options,
      item: this.item,
    };
  }
}
