import type { DraftField, FieldStart } from '../assembly/draft-field.ts';
import type { Attributes } from '../xml/xml-pass.ts';

const BOUNDS = {
  // Lines of a drop-down: the longest code set has some 55.
  options: 500,
  // A name that someone gave a control; Word allows 64 characters.
  name: 200,
  // An XPath and its prefixes; Word's own are under 300 characters.
  path: 2_000,
};

/** Where the value of a control is kept: a node of a part of custom XML (ECMA-376-1, 17.5.2.6). */
export interface DataBinding {
  readonly storeItemId: string;
  readonly path: string;
  readonly prefixes: string;
}

/** A content control that is open: its properties come first, then what it holds. */
export class Control {
  tag = '';
  title = '';
  guidance = false;
  ticked: boolean | undefined;
  fullDate: string | undefined;
  options: Map<string, string> | undefined;
  binding: DataBinding | undefined;
  /** It only holds others, or items, or what the program makes itself: what is in it is the document's own text. */
  container = false;
  kind: 'container' | 'section' | 'item' | undefined;
  /** For a repeating section: its number in the document, and the items seen in it. */
  section: string | undefined;
  itemsSeen = 0;
  /** The item of a repeating section that it is in: `2.0` is the first of the second section. */
  item: string | undefined;
  /** What the reader of the form gets, unless it is a container or another field speaks for it. */
  field: DraftField | undefined;
  begun = false;

  get start(): FieldStart {
    const { tag, title, guidance, ticked, fullDate, options, item } = this;
    return { kind: 'control', tag, title, guidance, ticked, fullDate, options, item };
  }

  become(what: 'list' | 'container' | 'section' | 'item'): void {
    if (what === 'list') this.options = new Map();
    else [this.container, this.kind] = [true, what === 'container' ? this.kind : what];
  }

  setText(what: 'tag' | 'title' | 'fullDate', value = ''): void {
    this[what] = value.slice(0, BOUNDS.name);
  }

  addOption(shown: string | undefined, value = ''): void {
    const text = shown ?? value;
    if (!this.options || this.options.size >= BOUNDS.options || this.options.has(text)) return;
    this.options.set(text.slice(0, BOUNDS.name), value.slice(0, BOUNDS.name));
  }

  setBinding(its: Attributes): void {
    const [id = '', path = '', prefixes = ''] = ['storeItemID', 'xpath', 'prefixMappings'].map((name) =>
      its.get(`w:${name}`),
    );
    if (id === '' || path === '' || path.length > BOUNDS.path || prefixes.length > BOUNDS.path) return;
    this.binding = { storeItemId: id.toLowerCase(), path, prefixes };
  }
}
