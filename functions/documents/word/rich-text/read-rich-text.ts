import { DocumentAssembly } from '../assembly/document-assembly.ts';
import { shownText } from '../assembly/picture-fonts.ts';
import type { ReadDocument } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { WESTERN } from './code-pages.ts';
import { CHARACTERS, SYMBOLS } from './destinations.ts';
import { Flow } from './flow.ts';
import { Fonts, StyleSheet } from './fonts-and-styles.ts';
import { applySetting, type Group, OUTERMOST } from './group.ts';
import { GroupNames } from './group-names.ts';
import { PendingText } from './pending-text.ts';
import { pictureIn } from './picture-in.ts';
import { passOver, type RichTextEvents } from './tokens.ts';

/** Groups in groups; a long document edited for years is some 40 deep. */
const DEEPEST = 1_000;
/** The type of a property of the user's own that is text (RTF 1.9.1, "User Properties"). */
const TEXT_PROPERTY = 30;
/** The Macintosh's own code page. */
const MACINTOSH = 10_000;

/** Goes through a .rtf and puts the document together. */
export class RichTextScan implements RichTextEvents {
  readonly #assembly: DocumentAssembly;
  readonly #fonts = new Fonts();
  readonly #styles = new StyleSheet();
  readonly #flow: Flow;
  readonly #names: GroupNames;
  readonly #groups: Group[] = [];
  readonly #pending = new PendingText();
  #group: Group = { ...OUTERMOST };
  /** Groups open within one that is skipped, itself included. */
  #skipped = 0;
  /** The group began just now, and its first word says what it is; `\*` stood before it. */
  #fresh = false;
  #mayBeIgnored = false;
  #codePage = WESTERN;
  #defaultFont: number | undefined;
  /** Characters still to be left out: a program that knows `\u` does not need them. */
  #fallbacks = 0;
  readonly #file: Uint8Array;
  /** Where the group that began last began, and where the pass is. */
  #began = 0;
  #at = 0;

  constructor(assembly: DocumentAssembly, file: Uint8Array) {
    this.#assembly = assembly;
    this.#file = file;
    this.#flow = new Flow(assembly, this.#styles);
    this.#names = new GroupNames(assembly, this.#flow);
  }

  get isSkipping(): boolean {
    return this.#skipped > 0;
  }

  get isSilent(): boolean {
    const { destination } = this.#group;
    return destination === 'nowhere' || destination === 'info';
  }

  open(at: number): void {
    this.#began = at;
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

  close(at: number): void {
    this.#at = at;
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
    ended?.(this.#group);
  }

  text(bytes: Uint8Array): void {
    this.#fresh = false;
    if (this.isSilent) return;
    const from = Math.min(bytes.length, this.#fallbacks);
    this.#fallbacks -= from;
    if (from < bytes.length) this.#pending.bytes(from === 0 ? bytes : bytes.subarray(from));
  }

  coded(byte: number): void {
    this.#fresh = false;
    if (this.#fallbacks > 0) this.#fallbacks -= 1;
    else this.#pending.byte(byte);
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
    this.#fresh = false;
    if (fresh) {
      const is = this.#names.begin(name, this.#mayBeIgnored, this.#group, this.#groups);
      if (is === 'skipped') this.#skipped = 1;
      // A file of another kind: what it says is for a person to see in the document.
      if (name === 'objdata') this.#assembly.cut();
      if (name === 'pict' && is === 'named') this.#picture(this.#groups.at(-1) ?? this.#group);
      if (is !== 'none') return;
    }
    if (name === 'u') {
      this.#fallbacks = this.#group.fallback;
      this.#say(String.fromCharCode((number ?? 0) & 0xffff));
      return;
    }
    if (this.#fallbacks > 0) this.#fallbacks -= 1;
    const character = CHARACTERS.get(name);
    if (character !== undefined) this.#say(character);
    else {
      this.#flush();
      this.#setting(name, number);
    }
  }

  /** Ends the file, whole or not. */
  end(whole: boolean): void {
    this.#flush();
    if (!whole) this.#assembly.cut();
    this.#flow.end();
  }

  #setting(name: string, number: number | undefined): void {
    const group = this.#group;
    if (group.destination === 'fonts') this.#fonts.word(name, number);
    else if (group.destination === 'styles') this.#styles.word(name, number);
    else if (group.destination === 'document' && this.#flow.word(name, number, group)) return;
    else if (name === 'ansicpg') this.#codePage = number ?? WESTERN;
    else if (name === 'mac') this.#codePage = MACINTOSH;
    else if (name === 'ffres' || name === 'ffdefres') this.#names.field?.number(name, number);
    else if (name === 'proptype') this.#names.propertyIsText = number === TEXT_PROPERTY;
    else if (name === 'ftnalt') this.#names.noteIsEndnote();
    else if (name === 'deff') {
      this.#defaultFont = number;
      group.font = number;
    } else applySetting(group, name, number, this.#defaultFont);
  }

  /** Begins a picture, whose group is open. Its place is where text would be. */
  #picture(around: Group): void {
    if (around.destination !== 'document') return;
    if (around.deleted) {
      this.#assembly.deleted();
      return;
    }
    this.#flow.ready(around);
    const began = this.#began;
    this.#group.ended = () => {
      const group = this.#file.subarray(began, this.#at);
      this.#assembly.picture(`group ${began}`, (most) => pictureIn(group, most));
    };
  }

  #say(text: string): void {
    this.#pending.say(text, this.#page);
  }

  /** Returns the code page of bytes that stand here; none for a font whose characters are pictures. */
  get #page(): number | undefined {
    const { font } = this.#group;
    return this.#fonts.pictures(font) ? undefined : (this.#fonts.codePage(font) ?? this.#codePage);
  }

  /** Sends the text so far to the group's destination. */
  #flush(): void {
    const text = this.#pending.take(this.#page);
    if (text === '') return;
    const group = this.#group;
    if (group.destination === 'gather') group.gathered?.add(text);
    else if (group.destination === 'fonts') this.#fonts.text(text);
    else if (group.destination === 'styles') this.#styles.text(text);
    else if (group.destination !== 'document') return;
    else if (group.deleted) this.#assembly.deleted();
    else this.#flow.write(shownText(text, this.#fonts.pictures(group.font)), group);
  }
}

/** Pictures make most of such a file, two letters a byte; the upload's own limit is lower. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** As the inspection knows it: a byte order mark and some white may come first, and old Word wrote `{\rt1`. */
const BEGINS = /^(?:\xef\xbb\xbf)?[\s\0]{0,64}\{\\rtf?/;

/**
 * Reads a .rtf (RTF 1.9.1): its text with tables, our bookmarks, form fields, struck and deleted text. Throws
 * `Unreadable`.
 */
export function readRichText(bytes: Uint8Array): ReadDocument {
  if (bytes.length > LARGEST_FILE) throw new Unreadable('too_large');
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 80)).toString('latin1');
  if (!BEGINS.test(start)) throw new Unreadable('not_word');
  const assembly = new DocumentAssembly();
  const file = bytes.subarray(start.indexOf('{'));
  const scan = new RichTextScan(assembly, file);
  scan.end(passOver(file, scan));
  assembly.endBody();
  return assembly.done();
}
