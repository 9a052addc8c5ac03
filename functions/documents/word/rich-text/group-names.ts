import { isGivenName, signed } from '../assembly/asides.ts';
import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { takeProperty } from '../assembly/document-properties.ts';
import {
  APART,
  BOXES,
  INDEX_ENTRIES,
  isEquationLook,
  LOOKED_INTO,
  MARGINS,
  SHAPE_WORDS,
  SKIPPED,
  WRITTEN,
} from './destinations.ts';
import type { Flow } from './flow.ts';
import { RichTextField } from './form-fields.ts';
import { type Destination, Gathered, type Group } from './group.ts';

/** Fields in fields; a document has three. */
const MOST_FIELDS = 64;
/** A name in a label. */
const LONGEST_NAME = 100;
/** The groups of a field, but for its own. */
const FIELD_PARTS = new Set('fldrslt fldinst formfield ffname ffdeftext ffhelptext ffstattext ffl'.split(' '));
/** Where the text of groups goes whose name says it. */
const DESTINATIONS = new Map<string, Destination>([
  ['fonttbl', 'fonts'],
  ['stylesheet', 'styles'],
  ['upr', 'alternatives'],
  ['info', 'info'],
  ['userprops', 'nowhere'],
  ['pict', 'nowhere'],
]);

/** What the first word of a group turned out to be: its name, the name of one to skip, or a word like any other. */
export type GroupName = 'named' | 'skipped' | 'none';

/** What a group is by its first word, and what is done at its end. */
export class GroupNames {
  readonly #assembly: DocumentAssembly;
  readonly #flow: Flow;
  /** Fields that are open; `undefined` for one that was deleted. */
  readonly #fields: (RichTextField | undefined)[] = [];
  /** Labels of the notes and comments that are open. */
  readonly #notes: { label: string }[] = [];
  /** Who wrote the comment that comes next. */
  #author = '';
  #propertyName = '';
  propertyIsText = true;
  /** The property of a shape, and where its link leads. */
  #shape = { name: '', value: '', words: '', address: '' };
  /** LibreOffice repeats a field's text as its default: there it says nothing. */
  #trustDefault = true;

  constructor(assembly: DocumentAssembly, flow: Flow) {
    this.#assembly = assembly;
    this.#flow = flow;
  }

  /** Returns the innermost field that is open. */
  get field(): RichTextField | undefined {
    return this.#fields.at(-1);
  }

  /** Takes `\ftnalt`: the note that is open is an endnote. */
  noteIsEndnote(): void {
    const note = this.#notes.at(-1);
    if (note) note.label = 'Endnote';
  }

  /** Takes the first word of a group; `around` are the groups around it. */
  begin(name: string, mayBeIgnored: boolean, group: Group, around: readonly Group[]): GroupName {
    // Of two ways to say the same, the one for old programs comes first.
    if (group.destination === 'alternatives' && name !== 'ud') return 'skipped';
    const destination = DESTINATIONS.get(name);
    if (destination !== undefined) group.destination = destination;
    else if (name === 'ud') group.destination = around.at(-2)?.destination ?? 'document';
    else if (name === 'nesttableprops') group.ended = this.#flow.beginInnerRow();
    else if (MARGINS.has(name) || BOXES.has(name) || APART.has(name)) {
      Object.assign(group, { destination: 'document', gathered: undefined, inTable: false, depth: 0 });
      group.ended = this.#beginBox(name);
    } else if (isEquationLook(name)) return 'skipped';
    else if (!this.#gathers(name, group)) {
      const part = this.#fieldPart(name, group);
      if (part !== 'none') return part;
      return SKIPPED.has(name) || (mayBeIgnored && !LOOKED_INTO.has(name)) ? 'skipped' : 'none';
    }
    return 'named';
  }

  #beginBox(name: string): () => void {
    const label = APART.get(name);
    if (label === undefined)
      return this.#flow.beginBox((assembly) => {
        const blocks = assembly.endBlocks();
        if (MARGINS.has(name)) assembly.putInMargin(blocks);
        else assembly.put(blocks);
      });
    const note = { label: signed(label, name === 'annotation' ? this.#author : '') };
    this.#author = '';
    this.#notes.push(note);
    return this.#flow.beginBox((assembly) => {
      this.#notes.pop();
      assembly.asideBlocks(note.label, assembly.endBlocks());
    });
  }

  /** Begins a group whose text is a name, a value or an aside; says whether it is one. */
  #gathers(name: string, group: Group): boolean {
    const label =
      group.destination === 'info' ? WRITTEN.get(name) : INDEX_ENTRIES.has(name) ? 'Index entry' : undefined;
    if (name === 'sp') {
      group.destination = 'nowhere';
      this.#shape = { name: '', value: '', words: '', address: '' };
      group.ended = () => this.#endShapeProperty();
      return true;
    }
    const take = label === undefined ? this.#takers.get(name) : (text: string) => this.#assembly.aside(label, text);
    if (!take) return false;
    const gathered = new Gathered();
    Object.assign(group, { destination: 'gather', gathered });
    group.ended = (around) => take(gathered.text.trim(), around);
    return true;
  }

  /** What is done with the text of a group, by its name (RTF 1.9.1, "Bookmarks", "User Properties", "Drawing Objects"). */
  readonly #takers = new Map<string, (text: string, around: Group) => void>(
    Object.entries({
      bkmkstart: (text: string) => this.#flow.beginBookmark(text),
      bkmkend: (text: string, around: Group) => this.#flow.endBookmark(text, around),
      staticval: (text: string) => takeProperty(this.#assembly, this.#propertyName, text, this.propertyIsText),
      propname: (text: string) => {
        this.#propertyName = text;
      },
      generator: (text: string) => {
        this.#trustDefault = !/(?:libre|open)office/i.test(text);
      },
      atnauthor: (text: string) => {
        this.#author = text.slice(0, LONGEST_NAME);
      },
      sn: (name: string) => Object.assign(this.#shape, { name }),
      sv: (value: string) => Object.assign(this.#shape, { value }),
      hlfr: (words: string) => Object.assign(this.#shape, { words }),
      hlsrc: (address: string) => Object.assign(this.#shape, { address }),
    }),
  );

  #endShapeProperty(): void {
    const { name, value, words, address } = this.#shape;
    const label = name === 'wzName' && !isGivenName(value) ? undefined : SHAPE_WORDS.get(name);
    if (label !== undefined) this.#assembly.aside(label, value);
    this.#assembly.link(words, address);
  }

  /** Begins a group of a field (RTF 1.9.1, "Fields" and "Form Fields"). */
  #fieldPart(name: string, group: Group): GroupName {
    const field = this.field;
    if (name === 'field') {
      if (this.#fields.length < MOST_FIELDS) this.#beginField(group);
      return 'named';
    }
    if (!FIELD_PARTS.has(name)) return 'none';
    if (!field) return name === 'fldrslt' ? 'named' : 'skipped';
    if (name === 'fldrslt') {
      this.#flow.ready(group);
      return field.beginResult(this.#trustDefault) ? 'named' : 'skipped';
    }
    if (name === 'formfield') {
      Object.assign(group, { destination: 'nowhere', gathered: undefined });
      field.beginData();
    } else {
      const gathered = name === 'fldinst' ? field.instruction : field.gather(name);
      Object.assign(group, { destination: 'gather', gathered });
    }
    return 'named';
  }

  #beginField(group: Group): void {
    if (group.destination !== 'document') return;
    // One that was deleted shows nothing.
    const begun = group.deleted ? undefined : new RichTextField(this.#assembly, this.#flow.bookmarkHere, group.hidden);
    this.#fields.push(begun);
    group.ended = (around) => {
      this.#fields.pop();
      if (begun === undefined) return;
      this.#flow.ready(around);
      begun.end(this.#trustDefault);
    };
  }
}
