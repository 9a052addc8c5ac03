import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { BOXES, LOOKED_INTO, MARGINS, SKIPPED } from './destinations.ts';
import type { Flow } from './flow.ts';
import { RichTextField } from './form-fields.ts';
import { Gathered, type Group } from './group.ts';

/** Fields in fields; a document has three. */
const MOST_FIELDS = 64;

/** What the first word of a group turned out to be: its name, the name of one to skip, or a word like any other. */
export type GroupName = 'named' | 'skipped' | 'none';

/** What a group is by its first word, and what is done at its end. */
export class GroupNames {
  readonly #assembly: DocumentAssembly;
  readonly #flow: Flow;
  readonly #property: string;
  readonly #fields: RichTextField[] = [];
  #propertyName = '';
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
      case 'userprops':
        group.destination = 'nowhere';
        return 'named';
      case 'nesttableprops':
        group.ended = this.#flow.beginInnerRow();
        return 'named';
      default:
    }
    if (MARGINS.has(name) || BOXES.has(name)) {
      Object.assign(group, { destination: 'document', gathered: undefined, inTable: false, depth: 0 });
      group.ended = this.#flow.beginBox(MARGINS.has(name));
      return 'named';
    }
    if (this.#gathers(name, group)) return 'named';
    const part = this.#fieldPart(name, group);
    if (part !== 'none') return part;
    return SKIPPED.has(name) || (mayBeIgnored && !LOOKED_INTO.has(name)) ? 'skipped' : 'none';
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
          if (this.#propertyName === this.#property && text !== '') this.#assembly.property = text;
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
    // One that was deleted or is hidden shows nothing.
    if (group.destination !== 'document' || group.unseen) return;
    const begun = new RichTextField(this.#assembly, this.#flow.bookmarkHere);
    this.#fields.push(begun);
    group.ended = (around) => {
      this.#fields.pop();
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
