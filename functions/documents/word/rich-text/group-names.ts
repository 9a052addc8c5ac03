import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { isGivenName } from '../assembly/given-name.ts';
import { isMachines } from '../ooxml/document-properties.ts';
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
import { Gathered, type Group } from './group.ts';

/** Fields in fields; a document has three. */
const MOST_FIELDS = 64;
/** A name in a label. */
const LONGEST_NAME = 100;
/** The groups of a shape's property (RTF 1.9.1, "Drawing Objects (Shapes)"). */
const SHAPE_PARTS = { sn: 'name', sv: 'value', hlfr: 'words', hlsrc: 'address' } as const;

/** What the first word of a group turned out to be: its name, the name of one to skip, or a word like any other. */
export type GroupName = 'named' | 'skipped' | 'none';

/** What a group is by its first word, and what is done at its end. */
export class GroupNames {
  readonly #assembly: DocumentAssembly;
  readonly #flow: Flow;
  readonly #property: string;
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

  constructor(assembly: DocumentAssembly, flow: Flow, property: string) {
    this.#assembly = assembly;
    this.#flow = flow;
    this.#property = property;
  }

  /** The innermost field that is open. */
  get field(): RichTextField | undefined {
    return this.#fields.at(-1);
  }

  /** `\ftnalt`: the note that is open stands at the end of the document. */
  noteIsEndnote(): void {
    const note = this.#notes.at(-1);
    if (note) note.label = 'Endnote';
  }

  /** Takes the first word of a group; `around` are the groups that it stands in. */
  begin(name: string, mayBeIgnored: boolean, group: Group, around: readonly Group[]): GroupName {
    // Of two ways to say the same, the one for old programs comes first.
    if (group.destination === 'alternatives' && name !== 'ud') return 'skipped';
    switch (name) {
      case 'fonttbl':
        group.destination = 'fonts';
        return 'named';
      case 'stylesheet':
        group.destination = 'styles';
        return 'named';
      case 'upr':
        group.destination = 'alternatives';
        return 'named';
      case 'ud':
        group.destination = around.at(-2)?.destination ?? 'document';
        return 'named';
      case 'info':
        group.destination = 'info';
        return 'named';
      case 'userprops':
      case 'pict':
        Object.assign(group, { destination: 'nowhere', gathered: undefined });
        return 'named';
      case 'nesttableprops':
        group.ended = this.#flow.beginInnerRow();
        return 'named';
      default:
    }
    if (MARGINS.has(name) || BOXES.has(name) || APART.has(name)) {
      Object.assign(group, { destination: 'document', gathered: undefined, inTable: false, depth: 0 });
      group.ended = this.#beginBox(name);
      return 'named';
    }
    if (isEquationLook(name)) return 'skipped';
    if (this.#gathers(name, group) || this.#gathersApart(name, group)) return 'named';
    const part = this.#fieldPart(name, group);
    if (part !== 'none') return part;
    return SKIPPED.has(name) || (mayBeIgnored && !LOOKED_INTO.has(name)) ? 'skipped' : 'none';
  }

  #beginBox(name: string): () => void {
    const label = APART.get(name);
    if (label === undefined)
      return this.#flow.beginBox((assembly) => {
        const blocks = assembly.endBlocks();
        if (MARGINS.has(name)) assembly.putInMargin(blocks);
        else assembly.put(blocks);
      });
    const author = name === 'annotation' ? this.#author : '';
    const note = { label: author === '' ? label : `${label} by ${author}` };
    this.#author = '';
    this.#notes.push(note);
    return this.#flow.beginBox((assembly) => {
      this.#notes.pop();
      assembly.asideBlocks(note.label, assembly.endBlocks());
    });
  }

  /** Groups whose text stands apart from what the document says in order. */
  #gathersApart(name: string, group: Group): boolean {
    const label =
      group.destination === 'info' ? WRITTEN.get(name) : INDEX_ENTRIES.has(name) ? 'Index entry' : undefined;
    if (label !== undefined) {
      gather(group, (text) => this.#assembly.aside(label, text));
      return true;
    }
    switch (name) {
      case 'atnauthor':
        gather(group, (text) => {
          this.#author = text.slice(0, LONGEST_NAME);
        });
        return true;
      case 'sp':
        group.destination = 'nowhere';
        this.#shape = { name: '', value: '', words: '', address: '' };
        group.ended = () => this.#endShapeProperty();
        return true;
      case 'sn':
      case 'sv':
      case 'hlfr':
      case 'hlsrc':
        gather(group, (text) => {
          this.#shape[SHAPE_PARTS[name]] = text;
        });
        return true;
      default:
        return false;
    }
  }

  #endShapeProperty(): void {
    const { name, value, words, address } = this.#shape;
    const label = name === 'wzName' && !isGivenName(value) ? undefined : SHAPE_WORDS.get(name);
    if (label !== undefined) this.#assembly.aside(label, value);
    this.#assembly.link(words, address);
  }

  /** Groups whose text is a name or a value. */
  #gathers(name: string, group: Group): boolean {
    switch (name) {
      case 'bkmkstart':
        gather(group, (text) => this.#flow.beginBookmark(text));
        return true;
      case 'bkmkend':
        gather(group, (text, around) => this.#flow.endBookmark(text, around));
        return true;
      case 'propname':
        gather(group, (text) => {
          this.#propertyName = text;
        });
        return true;
      case 'staticval':
        gather(group, (text) => {
          const name = this.#propertyName;
          if (name === this.#property && text !== '') this.#assembly.property = text;
          else if (name !== '' && !isMachines({ name, value: text, isText: this.propertyIsText }))
            this.#assembly.aside(`Property: ${name.slice(0, LONGEST_NAME)}`, text);
        });
        return true;
      case 'generator':
        gather(group, (text) => {
          this.#trustDefault = !/(?:libre|open)office/i.test(text);
        });
        return true;
      default:
        return false;
    }
  }

  /** Groups of a field (RTF 1.9.1, "Fields" and "Form Fields"). */
  #fieldPart(name: string, group: Group): GroupName {
    const field = this.field;
    switch (name) {
      case 'field':
        if (this.#fields.length < MOST_FIELDS) this.#beginField(group);
        return 'named';
      case 'fldrslt':
        if (!field) return 'named';
        this.#flow.ready(group);
        return field.beginResult(this.#trustDefault) ? 'named' : 'skipped';
      case 'fldinst':
        if (!field) return 'skipped';
        gatherInto(group, field.instruction);
        return 'named';
      case 'formfield':
        if (!field) return 'skipped';
        Object.assign(group, { destination: 'nowhere', gathered: undefined });
        field.beginData();
        return 'named';
      case 'ffname':
      case 'ffdeftext':
      case 'ffhelptext':
      case 'ffstattext':
      case 'ffl':
        if (!field) return 'skipped';
        gatherInto(group, field.gather(name));
        return 'named';
      default:
        return 'none';
    }
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

function gatherInto(group: Group, gathered: Gathered): void {
  group.destination = 'gather';
  group.gathered = gathered;
}

function gather(group: Group, ended: (text: string, around: Group) => void): void {
  const gathered = new Gathered();
  gatherInto(group, gathered);
  group.ended = (around) => ended(gathered.text.trim(), around);
}
