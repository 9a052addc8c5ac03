import { readEntities } from './entities.ts';

export type Attributes = ReadonlyMap<string, string>;

/** What one pass over HTML tells. */
export interface HtmlEvents {
  /** Elements whose content is no words: what a program runs, and how it looks. */
  readonly unread: ReadonlySet<string>;
  /** Text between tags, as it is written. */
  words(text: string): void;
  /** Text that is shown as it is, whatever it looks like. */
  raw(text: string): void;
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  comment(inside: string): void;
}

/** What looks like a tag and is an address that somebody wrote between angle brackets. */
const ADDRESS_AS_TAG = /^<(?:[^\s<>@]+@|https?:|mailto:|www\.)/i;
/** Attributes of one element; real ones have some ten. */
const ATTRIBUTES_AT_MOST = 200;
/** Attributes whose words are shown, so that markup in them is not lost with them. */
const SHOWN = new Set('alt title placeholder label summary value srcdoc aria-label'.split(' '));

/** Goes through HTML once, so that a hostile message cannot make it slow. Text that looks like a tag is rather kept than lost. */
export class HtmlPass {
  readonly #html: string;
  readonly #lower: string;
  readonly #events: HtmlEvents;
  readonly #found = new Map<string, number>();

  constructor(html: string, events: HtmlEvents) {
    this.#html = html;
    this.#lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    this.#events = events;
  }

  run(): void {
    const html = this.#html;
    let at = 0;
    while (at < html.length) {
      const open = html.indexOf('<', at);
      if (open === -1) break;
      if (open > at) this.#events.words(html.slice(at, open));
      at = html.startsWith('<!', open) || html.startsWith('<?', open) ? this.#declaration(open) : this.#tag(open);
    }
    this.#events.words(html.slice(at));
  }

  /** Returns the next position of `needle`, or -1. With a growing `from` it reads each character once. */
  #next(needle: string, from: number): number {
    const known = this.#found.get(needle);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = this.#lower.indexOf(needle, from);
    this.#found.set(needle, found);
    return found;
  }

  /** Comments, doctypes, CDATA; gives the position behind it. */
  #declaration(open: number): number {
    if (this.#lower.startsWith('<!--', open)) return this.#comment(open + 4);
    if (this.#lower.startsWith('<![cdata[', open)) {
      const end = this.#next(']]>', open);
      if (end !== -1) {
        this.#events.raw(this.#html.slice(open + 9, end));
        return end + 3;
      }
    }
    const end = this.#next('>', open);
    if (end !== -1) return end + 1;
    this.#events.raw('<');
    return open + 1;
  }

  /** Ends a comment as browsers do (HTML, "Comment start state"): `<!-->` and `<!--->` at once, others at `-->` or `--!>`. */
  #comment(from: number): number {
    if (this.#html[from] === '>') return from + 1;
    if (this.#html.startsWith('->', from)) return from + 2;
    const [usual, odd] = [this.#next('-->', from), this.#next('--!>', from)];
    const end = usual === -1 || (odd !== -1 && odd < usual) ? odd : usual;
    // One that never ends would hide all that follows.
    if (end === -1) return from;
    this.#events.comment(this.#html.slice(from, end));
    return end + (end === usual ? 3 : 4);
  }

  /** Reads one tag; returns the position after it, or after text that is not a tag. */
  #tag(open: number): number {
    const closing = this.#html[open + 1] === '/';
    const start = open + (closing ? 2 : 1);
    const name = /^[a-z][a-z0-9:_.-]*/.exec(this.#lower.slice(start, start + 40))?.[0];
    const isTag =
      name !== undefined && this.#next('>', open) !== -1 && !ADDRESS_AS_TAG.test(this.#html.slice(open, open + 255));
    if (!isTag) {
      this.#events.raw('<');
      return open + 1;
    }
    const { attributes, end } = this.#attributes(start + name.length);
    if (closing) this.#events.close(name);
    else this.#events.open(name, attributes);
    if (closing || !this.#events.unread.has(name)) return end;
    const close = this.#next(`</${name}`, end);
    return close === -1 ? end : close;
  }

  #attributes(from: number): { attributes: Attributes; end: number } {
    const [html, attributes] = [this.#html, new Map<string, string>()];
    const last = html.length;
    let at = from;
    while (at < last) {
      while (at < last && /[\s/]/.test(html.charAt(at))) at += 1;
      if (html[at] === '>') break;
      const nameFrom = at;
      while (at < last && (at === nameFrom || html[at] !== '=') && !/[\s/>]/.test(html.charAt(at))) at += 1;
      const name = this.#lower.slice(nameFrom, at);
      let next = at;
      while (next < last && /\s/.test(html.charAt(next))) next += 1;
      const isNew = !attributes.has(name) && attributes.size < ATTRIBUTES_AT_MOST;
      if (html[next] !== '=') {
        if (isNew) attributes.set(name, '');
        continue;
      }
      at = next + 1;
      while (at < last && /\s/.test(html.charAt(at))) at += 1;
      const value = this.#value(at, name);
      at = value.end;
      if (isNew) attributes.set(name, readEntities(value.text, true));
      if (value.endsTag) break;
    }
    return { attributes, end: Math.min(at + 1, last) };
  }

  #value(from: number, name: string): { text: string; end: number; endsTag: boolean } {
    const quote = this.#html.charAt(from);
    if (quote !== '"' && quote !== "'") {
      let end = from;
      while (end < this.#html.length && !/[\s>]/.test(this.#html.charAt(end))) end += 1;
      return { text: this.#html.slice(from, end), end, endsTag: false };
    }
    const end = this.#next(quote, from + 1);
    const text = this.#html.slice(from + 1, end === -1 ? undefined : end);
    // A forgotten quote: all words up to another one would be gone with the tag.
    const swallows = end === -1 || (!SHOWN.has(name) && text.includes('<') && text.includes('>'));
    if (!swallows) return { text, end: end + 1, endsTag: false };
    const tagEnd = this.#next('>', from);
    const stop = tagEnd === -1 ? this.#html.length : tagEnd;
    return { text: this.#html.slice(from + 1, stop), end: stop, endsTag: true };
  }
}
