import type { ScannedControl } from '../scanned.ts';
import type { ControlFrame } from './control-frame.ts';

/** As in a control: the longest answer, twice over. */
const LONGEST_TEXT = 40_000;

const EMPTY_BOX = /^\s*☐\s*$/;
const TICKED_BOX = /^\s*[☒☑]\s*$/;

/** A bookmark of ours that is open: it stands for its control where the document lost the tag. */
export class BookmarkFrame {
  readonly tag: string;
  text = '';
  /** Its control is there, tag and all, and speaks for itself. */
  spokenFor = false;
  #control: ScannedControl | undefined;

  constructor(tag: string) {
    this.tag = tag;
  }

  add(text: string): void {
    if (this.text.length < LONGEST_TEXT) this.text += text.slice(0, LONGEST_TEXT - this.text.length);
  }

  /** A control without a tag ended in it: what it knows of itself is the bookmark's. */
  holds(frame: ControlFrame): void {
    this.#control = frame.done();
  }

  /** The control that it stands for. */
  done(): ScannedControl {
    const boxTicked = TICKED_BOX.test(this.text) ? true : EMPTY_BOX.test(this.text) ? false : undefined;
    return {
      tag: this.tag,
      title: this.#control?.title ?? '',
      text: this.text,
      guidance: this.#control?.guidance ?? false,
      ticked: this.#control?.ticked ?? boxTicked,
      fullDate: this.#control?.fullDate,
      options: this.#control?.options,
      item: this.#control?.item,
    };
  }
}
