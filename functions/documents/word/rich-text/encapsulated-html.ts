import { decoded, WESTERN } from './code-pages.ts';
import { CHARACTERS, SKIPPED, SYMBOLS } from './destinations.ts';
import { Fonts } from './fonts-and-styles.ts';
import { passOver, type RichTextEvents } from './tokens.ts';

/** What a group means: words of the HTML, its font table, or nothing of it. */
interface Group {
  readonly as: 'words' | 'tag' | 'fonts' | 'nothing';
  /** The text here is only for readers of .rtf (`\htmlrtf`). */
  readonly rtfOnly: boolean;
  readonly font: number | undefined;
  /** How many characters follow a `\u` for readers that don't know it. */
  readonly fallback: number;
}

/** Outlook writes a page of HTML as some 30 KB of .rtf; what a message may hold is bounded by its reader. */
const LONGEST = 8_000_000;
const MARK = /\\fromhtml1\b/;
/** The mark is before the font table (MS-OXRTFEX 2.1.3.1). */
const MARK_WITHIN = 1_024;

class HtmlEvents implements RichTextEvents {
  readonly #fonts = new Fonts();
  readonly #stack: Group[] = [];
  #group: Group = { as: 'words', rtfOnly: false, font: undefined, fallback: 1 };
  #codePage = WESTERN;
  #isStarred = false;
  #toSkip = 0;
  #bytes: number[] = [];
  #length = 0;
  readonly #out: string[] = [];

  get html(): string {
    this.#flush();
    return this.#out.join('');
  }

  get isSkipping(): boolean {
    return this.#group.as === 'nothing';
  }

  readonly isSilent = false;

  open(): void {
    this.#flush();
    this.#stack.push(this.#group);
    this.#isStarred = false;
    this.#toSkip = 0;
  }

  close(): void {
    this.#flush();
    this.#group = this.#stack.pop() ?? this.#group;
    this.#toSkip = 0;
  }

  word(name: string, number: number | undefined): void {
    if (this.#group.as === 'nothing') return;
    const starred = this.#isStarred;
    this.#isStarred = false;
    if (starred) this.#become(name === 'htmltag' ? 'tag' : 'nothing');
    else if (name === 'fonttbl') this.#become('fonts');
    else if (name === 'colortbl' || name === 'stylesheet' || SKIPPED.has(name)) this.#become('nothing');
    else if (this.#group.as === 'fonts') this.#fonts.word(name, number);
    else this.#control(name, number);
  }

  #control(name: string, number: number | undefined): void {
    if (name === 'u') {
      this.#write(String.fromCharCode((number ?? 0) & 0xffff));
      this.#toSkip = this.#group.fallback;
      return;
    }
    this.#flush();
    this.#toSkip = 0;
    if (name === 'htmlrtf') this.#group = { ...this.#group, rtfOnly: number !== 0 };
    else if (name === 'ansicpg') this.#codePage = number ?? WESTERN;
    else if (name === 'f') this.#group = { ...this.#group, font: number };
    else if (name === 'plain') this.#group = { ...this.#group, font: undefined };
    else if (name === 'uc') this.#group = { ...this.#group, fallback: Math.min(8, Math.max(0, number ?? 1)) };
    else if (name === 'par') this.#write('\r\n');
    else this.#write(CHARACTERS.get(name) ?? '');
  }

  symbol(sign: string): void {
    if (sign === '*') this.#isStarred = true;
    else if (this.#toSkip > 0) this.#toSkip -= 1;
    else this.#write(SYMBOLS.get(sign) ?? '');
  }

  coded(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else this.#bytes.push(byte);
  }

  text(bytes: Uint8Array): void {
    const passed = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= passed;
    for (const byte of bytes.subarray(passed)) this.#bytes.push(byte);
  }

  #become(as: Group['as']): void {
    this.#flush();
    this.#group = { ...this.#group, as };
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = decoded(Uint8Array.from(this.#bytes), this.#fonts.codePage(this.#group.font) ?? this.#codePage);
    this.#bytes = [];
    if (this.#group.as === 'fonts') this.#fonts.text(text);
    else this.#say(text);
  }

  #write(text: string): void {
    this.#flush();
    this.#say(text);
  }

  #say(text: string): void {
    if (this.#group.as === 'nothing' || this.#group.as === 'fonts') return;
    if (this.#group.rtfOnly && this.#group.as !== 'tag') return;
    if (this.#length + text.length > LONGEST) return;
    this.#length += text.length;
    this.#out.push(text);
  }
}

/**
 * Returns the HTML that Outlook wrote into rich text (MS-OXRTFEX), or `undefined` when it is rich text of its own. One pass;
 * never fails.
 */
export function htmlInRichText(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MARK_WITHIN)).toString('latin1');
  if (!MARK.test(start)) return undefined;
  const events = new HtmlEvents();
  passOver(bytes, events);
  return events.html;
}
