import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField } from '../assembly/draft-field.ts';
import { FlatTables } from '../assembly/flat-tables.ts';
import { ourTag, withoutCopyNumber } from '../assembly/our-bookmark.ts';
import { shownText } from '../assembly/picture-fonts.ts';
import { Unreadable } from '../unreadable.ts';
import { decoded, WESTERN } from './code-pages.ts';
import { BOXES, CHARACTERS, LOOKED_INTO, MARGINS, SKIPPED, SYMBOLS } from './destinations.ts';
import { Fonts, levelOf, StyleSheet } from './fonts-and-styles.ts';
import { RichTextField } from './form-fields.ts';
import { Gathered, type Group, OUTERMOST } from './group.ts';
import { RowBuilder } from './row-builder.ts';
import type { RichTextEvents } from './tokens.ts';

/** Groups in groups; a long document edited for years is some 40 deep. */
const DEEPEST = 1_000;
/** Fields in fields; a document has three. */
const MOST_FIELDS = 64;

/** Goes through a .rtf and puts the document together. */
export class RichTextScan implements RichTextEvents {
  readonly #assembly: DocumentAssembly;
  readonly #property: string;
  readonly #groups: Group[] = [];
  #group: Group = { ...OUTERMOST };
  /** Groups open within one that is skipped. */
  #skipped = 0;
  /** The group began just now, and its first word says what it is; `\*` stood before it. */
  #fresh = false;
  #mayBeIgnored = false;
  readonly #fonts = new Fonts();
  readonly #styles = new StyleSheet();
  #tables: FlatTables;
  #row = new RowBuilder();
  readonly #fields: RichTextField[] = [];
  readonly #bookmarks = new Map<string, DraftField>();
  #bookmark = '';
  #codePage = WESTERN;
  #defaultFont: number | undefined;
  /** Characters still to be left out: a program that knows `\u` does not need them. */
  #fallbacks = 0;
  #bytes: number[] = [];
  #text = '';
  #madeByLibreOffice = false;
  #propertyName = '';

  /** `property` is the name of the document's own property that is wanted. */
  constructor(assembly: DocumentAssembly, property: string) {
    this.#assembly = assembly;
    this.#property = property;
    this.#tables = new FlatTables(assembly);
  }

  get isSkipping(): boolean {
    return this.#skipped > 0;
  }

  open(): void {
    if (this.#skipped > 0) {
      this.#skipped += 1;
      return;
    }
    this.#flush();
    this.#fallbacks = 0;
    if (this.#groups.length >= DEEPEST) throw new Unreadable('too_deep');
    this.#groups.push(this.#group);
    this.#group = { ...this.#group, ended: undefined };
    if (this.#group.destination === 'styles') this.#styles.begin();
    this.#fresh = true;
    this.#mayBeIgnored = false;
  }

  close(): void {
    if (this.#skipped > 1) {
      this.#skipped -= 1;
      return;
    }
    this.#skipped = 0;
    this.#flush();
    this.#fallbacks = 0;
    this.#fresh = false;
    const { ended } = this.#group;
    this.#group = this.#groups.pop() ?? { ...OUTERMOST };
    ended?.();
  }

  text(bytes: Uint8Array): void {
    this.#fresh = false;
    const from = Math.min(bytes.length, this.#fallbacks);
    this.#fallbacks -= from;
    for (let at = from; at < bytes.length; at += 1) this.#bytes.push(bytes[at] ?? 0);
  }

  coded(byte: number): void {
    this.#fresh = false;
    if (this.#fallbacks > 0) this.#fallbacks -= 1;
    else this.#bytes.push(byte);
  }

  symbol(sign: string): void {
    if (this.#skipped > 0) return;
    if (sign === '*' && this.#fresh) {
      this.#mayBeIgnored = true;
      return;
    }
    this.#fresh = false;
    if (this.#fallbacks > 0) {
      this.#fallbacks -= 1;
      return;
    }
    const character = SYMBOLS.get(sign);
    if (character !== undefined) this.#say(character);
  }

  word(name: string, number: number | undefined): void {
    if (this.#skipped > 0) return;
    const fresh = this.#fresh;
    const mayBeIgnored = this.#mayBeIgnored;
    this.#fresh = false;
    this.#mayBeIgnored = false;
    if (fresh && this.#begin(name, mayBeIgnored)) return;
    if (name === 'u') {
      this.#fallbacks = this.#group.fallback;
      this.#say(String.fromCharCode((number ?? 0) & 0xffff));
      return;
    }
    if (this.#fallbacks > 0) this.#fallbacks -= 1;
    const character = CHARACTERS.get(name);
    if (character !== undefined) {
      this.#say(character);
      return;
    }
    this.#flush();
    if (this.#group.destination === 'fonts') this.#fonts.word(name, number);
    else if (this.#group.destination === 'styles') this.#styles.word(name, number);
    else this.#setting(name, number);
  }

  /** The file has ended, whole or not. */
  end(whole: boolean): void {
    this.#flush();
    if (!whole) this.#assembly.cut();
    this.#tables.enter(0);
  }

  /** The first word of a group: says whether it is the group's name and no more. */
  #begin(name: string, mayBeIgnored: boolean): boolean {
    const group = this.#group;
    // Of two ways to say the same, the one for old programs comes first.
    if (group.destination === 'alternatives' && name !== 'ud') {
      this.#skipped = 1;
      return true;
    }
    switch (name) {
      case 'fonttbl':
        group.destination = 'fonts';
        return true;
      case 'stylesheet':
        group.destination = 'styles';
        return true;
      case 'upr':
        group.destination = 'alternatives';
        return true;
      case 'ud':
        group.destination = this.#groups.at(-2)?.destination ?? 'document';
        return true;
      case 'bkmkstart':
        this.#gather((text) => this.#beginBookmark(text));
        return true;
      case 'bkmkend':
        this.#gather((text) => this.#endBookmark(text));
        return true;
      case 'userprops':
        group.destination = 'nowhere';
        return true;
      case 'propname':
        this.#gather((text) => {
          this.#propertyName = text;
        });
        return true;
      case 'staticval':
        this.#gather((text) => {
          if (this.#propertyName === this.#property && text !== '') this.#assembly.property = text;
        });
        return true;
      case 'generator':
        this.#gather((text) => {
          this.#madeByLibreOffice = /office/i.test(text) && !/microsoft/i.test(text);
        });
        return true;
      case 'field':
      case 'fldinst':
      case 'fldrslt':
      case 'formfield':
      case 'ffname':
      case 'ffdeftext':
      case 'ffhelptext':
      case 'ffstattext':
      case 'ffl':
        this.#fieldPart(name);
        return true;
      case 'nesttableprops': {
        const outer = this.#row;
        this.#row = new RowBuilder();
        group.ended = () => {
          this.#row = outer;
        };
        return true;
      }
      default:
        if (MARGINS.has(name) || BOXES.has(name)) this.#beginBox(MARGINS.has(name));
        else if (SKIPPED.has(name) || (mayBeIgnored && !LOOKED_INTO.has(name))) this.#skipped = 1;
        else return false;
        return true;
    }
  }

  #fieldPart(name: string): void {
    const group = this.#group;
    const field = this.#fields.at(-1);
    if (name === 'field') {
      if (this.#fields.length >= MOST_FIELDS || group.destination !== 'document') return;
      const begun = new RichTextField(this.#assembly, this.#bookmark);
      this.#fields.push(begun);
      group.ended = () => {
        this.#fields.pop();
        this.#ready();
        begun.end(!this.#madeByLibreOffice);
      };
      return;
    }
    if (!field) {
      if (name !== 'fldrslt') this.#skipped = 1;
      return;
    }
    if (name === 'fldinst') this.#gatherInto(field.instruction);
    else if (name === 'formfield') {
      group.destination = 'nowhere';
      group.gathered = undefined;
      field.beginData();
    } else if (name === 'fldrslt') {
      this.#ready();
      if (!field.beginResult(!this.#madeByLibreOffice)) this.#skipped = 1;
    } else this.#gatherInto(field.gather(name));
  }

  #gather(ended: (text: string) => void): void {
    const gathered = new Gathered();
    this.#gatherInto(gathered);
    this.#group.ended = () => ended(gathered.text.trim());
  }

  #gatherInto(gathered: Gathered): void {
    this.#group.destination = 'gather';
    this.#group.gathered = gathered;
  }

  #beginBox(isMargin: boolean): void {
    const group = this.#group;
    const around = this.#tables;
    this.#assembly.beginBlocks();
    this.#tables = new FlatTables(this.#assembly);
    Object.assign(group, { destination: 'document', gathered: undefined, inTable: false, depth: 0 });
    group.ended = () => {
      this.#tables.enter(0);
      this.#tables = around;
      const blocks = this.#assembly.endBlocks();
      if (isMargin) this.#assembly.putInMargin(blocks);
      else this.#assembly.put(blocks);
    };
  }

  #setting(name: string, number: number | undefined): void {
    if (this.#group.destination === 'document' && this.#paragraphWord(name)) return;
    if (this.#row.word(name, number)) return;
    const group = this.#group;
    const on = number !== 0;
    switch (name) {
      case 'plain':
        Object.assign(group, { font: this.#defaultFont, struck: false, unseen: false });
        break;
      case 'pard':
        Object.assign(group, { inTable: false, depth: 0, style: undefined, level: undefined });
        break;
      case 'strike':
      case 'striked':
        group.struck = on;
        break;
      case 'deleted':
      case 'v':
      case 'mvf':
        group.unseen = on;
        break;
      case 'f':
        group.font = number;
        break;
      case 'intbl':
        group.inTable = on;
        break;
      case 'itap':
        group.depth = Math.max(0, number ?? 0);
        break;
      case 's':
        group.style = number;
        break;
      case 'outlinelevel':
        group.level = levelOf(number);
        break;
      case 'uc':
        group.fallback = Math.min(20, Math.max(0, number ?? 1));
        break;
      case 'ansicpg':
        this.#codePage = number ?? WESTERN;
        break;
      case 'mac':
        this.#codePage = 10_000;
        break;
      case 'deff':
        this.#defaultFont = number;
        group.font = number;
        break;
      case 'ffres':
      case 'ffdefres':
        this.#fields.at(-1)?.number(name, number);
        break;
      default:
    }
  }

  /** Ends of paragraphs, cells and rows. */
  #paragraphWord(name: string): boolean {
    switch (name) {
      case 'par':
      case 'sect':
        this.#ready();
        this.#assembly.endParagraph();
        return true;
      case 'cell':
        this.#tables.endCell(1);
        return true;
      case 'nestcell':
        this.#tables.endCell(Math.max(2, this.#depth));
        return true;
      case 'row':
        this.#tables.endRow(1, this.#row.definition);
        return true;
      case 'nestrow':
        this.#tables.endRow(Math.max(2, this.#depth), this.#row.definition);
        return true;
      default:
        return false;
    }
  }

  get #depth(): number {
    const { depth, inTable } = this.#group;
    return depth > 0 ? depth : inTable ? 1 : 0;
  }

  /** A paragraph is open where text goes now. */
  #ready(): void {
    if (this.#assembly.inParagraph) return;
    this.#tables.enter(this.#depth);
    if (!this.#assembly.inParagraph)
      this.#assembly.beginParagraph(this.#group.level ?? this.#styles.level(this.#group.style));
  }

  #say(text: string): void {
    this.#decode();
    this.#text += text;
  }

  /** Bytes become text by the code page of their font. */
  #decode(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    const { font } = this.#group;
    const pictures = this.#fonts.pictures(font);
    this.#text += pictures
      ? Buffer.from(bytes).toString('latin1')
      : decoded(bytes, this.#fonts.codePage(font) ?? this.#codePage);
  }

  /** What was said so far goes where the group's text goes. */
  #flush(): void {
    this.#decode();
    if (this.#text === '') return;
    const text = withoutSigns(this.#text.toWellFormed());
    this.#text = '';
    const group = this.#group;
    switch (group.destination) {
      case 'document':
        this.#bookmark = '';
        if (group.unseen) return;
        this.#ready();
        this.#assembly.add(shownText(text, this.#fonts.pictures(group.font)), group);
        break;
      case 'gather':
        group.gathered?.add(text);
        break;
      case 'fonts':
        this.#fonts.text(text);
        break;
      case 'styles':
        this.#styles.text(text);
        break;
      default:
    }
  }

  #beginBookmark(name: string): void {
    if (!name.startsWith('_')) this.#bookmark = withoutCopyNumber(name);
    const tag = ourTag(name);
    if (tag === undefined || this.#bookmarks.has(name)) return;
    const field = this.#assembly.openField({ kind: 'bookmark', tag });
    if (field) this.#bookmarks.set(name, field);
  }

  #endBookmark(name: string): void {
    const field = this.#bookmarks.get(name);
    if (!field) return;
    this.#bookmarks.delete(name);
    if (field.text === '') this.#ready();
    this.#assembly.closeField(field);
  }
}

/** A text without control characters: LibreOffice ends a form field of several paragraphs with the sign of their end. */
function withoutSigns(text: string): string {
  let plain = '';
  for (const character of text) if (character >= ' ' || character === '\t' || character === '\n') plain += character;
  return plain;
}
