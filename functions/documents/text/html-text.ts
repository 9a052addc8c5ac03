import { isSameAddress, shownAddress } from './html-address.ts';
import { readEntities } from './read-entities.ts';

/** What an HTML text says, and what it points at. */
export interface HtmlReading {
  /** Its words as plain text: targets of links behind their words, words of pictures and fields in brackets. */
  readonly text: string;
  /** The names (`cid:`) of the pictures that it shows. */
  readonly pictures: ReadonlySet<string>;
  /** The files that are written out in it (`data:`, RFC 2397), such as a pasted photograph. */
  readonly files: readonly { readonly type: string; readonly bytes: Uint8Array }[];
}

/** Elements whose content is no words: what a program runs, and how it looks. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style']);
/** Settings that Word writes into its comments for Outlook. */
const UNREAD_BY_OUTLOOK: ReadonlySet<string> = new Set([...UNREAD, 'xml']);
/** Elements that begin a line of their own. */
const LINES =
  /^(address|article|aside|blockquote|br|button|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|input|legend|li|listing|main|menu|nav|noembed|noframes|noscript|ol|option|p|plaintext|pre|section|select|summary|table|tbody|template|textarea|tfoot|thead|tr|ul|xmp)$/;
/** Elements within which line ends count. */
const AS_WRITTEN: ReadonlySet<string> = new Set(['pre', 'textarea', 'xmp', 'listing', 'plaintext']);
/** What looks like a tag and is an address that somebody wrote between angle brackets. */
const ADDRESS_AS_TAG = /^<(?:[^\s<>@]+@|https?:|mailto:|www\.)/i;
/** Attributes of one element; real ones have some ten. */
const ATTRIBUTES_AT_MOST = 200;
/** Words in comments for Outlook stand in comments once; in them another comment is none. */
const CONDITIONAL = /^\s*\[if\b[^\]]*\]>(.*?)(?:<!\[endif\]\s*)?$/is;
const PICTURE = /\bcid:([^"'\s)<>&]{1,500})/gi;
/** Pictures of one message that are looked for. */
const PICTURES_AT_MOST = 1_000;
/** Text is a link's, and shown with it. */
const WRITTEN_OUT =
  /\bdata:(?!text\/)([\w.+-]{1,100}\/[\w.+-]{1,100})(?:;[\w.+-]{1,40}=[\w.+-]{1,100})*;base64,([\w+/=%\r\n\t-]+)/gi;
/** Signs without a width: `kn&shy;ife` is a word. */
const WITHOUT_WIDTH = /\u00ad|\u034f|[\u200b\u2060\ufeff]/g;
/** Joiners belong to some scripts and to pictures of people; between other letters they only hide a word. */
const IDLE_JOINERS = /(?<!\p{Extended_Pictographic}|\p{M}|(?!\p{Script=Latin})\p{L})[\u200c\u200d]+/gu;

/** Comments for Outlook that are compared with the words, which takes time: a message of Word's has some ten. */
const COMPARED_AT_MOST = 100;

type Attributes = ReadonlyMap<string, string>;

class HtmlReader {
  readonly #html: string;
  readonly #lower: string;
  readonly #unread: ReadonlySet<string>;
  readonly #found = new Map<string, number>();
  readonly #out: string[] = [];
  readonly #outlook: string[] = [];
  #title: { from: number } | undefined;
  #titleText = '';
  #link: { from: number; address: string; title: string } | undefined;
  #asWritten = 0;

  constructor(html: string, unread: ReadonlySet<string>) {
    this.#html = html;
    this.#lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    this.#unread = unread;
  }

  read(): string {
    const html = this.#html;
    let at = 0;
    while (at < html.length) {
      const open = html.indexOf('<', at);
      if (open === -1) break;
      if (open > at) this.#words(html.slice(at, open));
      at = html.startsWith('<!', open) || html.startsWith('<?', open) ? this.#declaration(open) : this.#tag(open);
    }
    this.#words(html.slice(at));
    this.#endTitle();
    this.#endLink();
    return this.#whole();
  }

  #whole(): string {
    const body = tidy(this.#out.join(''));
    const said = wordsAlone(body);
    const title = tidy(this.#titleText);
    const isNew = (words: string) => words !== '' && !said.includes(wordsAlone(words));
    return [
      ...(isNew(title) ? [`[title: ${title}]`] : []),
      ...(body === '' ? [] : [body]),
      ...this.#outlook
        .filter((words, at) => at >= COMPARED_AT_MOST || isNew(words))
        .map((words) => `[shown by Outlook alone:]\n\n${words}`),
    ].join('\n\n');
  }

  /** Where `needle` stands next, or -1. Asked with a growing `from`, it looks at every character once. */
  #next(needle: string, from: number): number {
    const known = this.#found.get(needle);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = this.#lower.indexOf(needle, from);
    this.#found.set(needle, found);
    return found;
  }

  #words(text: string): void {
    const words = readEntities(this.#asWritten > 0 ? text.replace(/\r\n?/g, '\n') : text.replace(/\s+/g, ' '));
    this.#out.push(words);
  }

  /** Comments, doctypes, CDATA; gives the position behind it. */
  #declaration(open: number): number {
    if (this.#lower.startsWith('<!--', open)) return this.#comment(open + 4);
    if (this.#lower.startsWith('<![cdata[', open)) {
      const end = this.#next(']]>', open);
      if (end !== -1) {
        this.#out.push(this.#html.slice(open + 9, end));
        return end + 3;
      }
    }
    const end = this.#next('>', open);
    if (end !== -1) return end + 1;
    this.#out.push('<');
    return open + 1;
  }

  /** As browsers end them (HTML, "Comment start state"): `<!-->` and `<!--->` at once, others at `-->` or `--!>`. */
  #comment(from: number): number {
    if (this.#html[from] === '>') return from + 1;
    if (this.#html.startsWith('->', from)) return from + 2;
    const [usual, odd] = [this.#next('-->', from), this.#next('--!>', from)];
    const end = usual === -1 || (odd !== -1 && odd < usual) ? odd : usual;
    // One that never ends would hide all that follows.
    if (end === -1) return from;
    const inside = CONDITIONAL.exec(this.#html.slice(from, end))?.[1];
    if (inside !== undefined && this.#unread === UNREAD) {
      const words = new HtmlReader(inside, UNREAD_BY_OUTLOOK).read();
      // `<!` is all that is left in the comment before what other programs show.
      if (words !== '' && words !== '<!') this.#outlook.push(words);
    }
    return end + (end === usual ? 3 : 4);
  }

  /** One tag; gives the position behind it, or behind what is no tag. */
  #tag(open: number): number {
    const closing = this.#html[open + 1] === '/';
    const start = open + (closing ? 2 : 1);
    const name = /^[a-z][a-z0-9:_.-]*/.exec(this.#lower.slice(start, start + 40))?.[0];
    const isTag =
      name !== undefined && this.#next('>', open) !== -1 && !ADDRESS_AS_TAG.test(this.#html.slice(open, open + 255));
    if (!isTag) {
      this.#out.push('<');
      return open + 1;
    }
    const { attributes, end } = this.#attributes(start + name.length);
    if (closing) this.#close(name);
    else this.#open(name, attributes);
    if (closing || !this.#unread.has(name)) return end;
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
      if (html[next] !== '=') {
        if (!attributes.has(name) && attributes.size < ATTRIBUTES_AT_MOST) attributes.set(name, '');
        continue;
      }
      at = next + 1;
      while (at < last && /\s/.test(html.charAt(at))) at += 1;
      const value = this.#value(at, name);
      at = value.end;
      if (!attributes.has(name) && attributes.size < ATTRIBUTES_AT_MOST)
        attributes.set(name, readEntities(value.text, true));
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

  #open(name: string, attributes: Attributes): void {
    const has = (key: string): string => (attributes.get(key) ?? '').replace(/\s+/g, ' ').trim();
    if (AS_WRITTEN.has(name)) this.#asWritten += 1;
    if (LINES.test(name)) this.#out.push(name === 'li' ? '\n* ' : '\n');
    else if (name === 'td' || name === 'th') this.#out.push('\t');
    if (name === 'title') this.#title = { from: this.#out.length };
    if (name === 'input' || name === 'option') this.#field(name, attributes, has);
    for (const key of ['alt', 'placeholder', 'label', 'summary'] as const)
      if (has(key) !== '') this.#out.push(` [${LABELS[key]}: ${has(key)}] `);
    const title = has('title');
    const srcdoc = attributes.get('srcdoc');
    if (srcdoc !== undefined && this.#unread === UNREAD)
      this.#out.push(new HtmlReader(srcdoc, UNREAD_BY_OUTLOOK).read());
    const address = shownAddress(
      attributes.get('href') ??
        attributes.get('xlink:href') ??
        attributes.get('action') ??
        attributes.get('formaction') ??
        (name === 'iframe' || name === 'embed' ? (attributes.get('src') ?? '') : ''),
    );
    const refresh = /^refresh$/i.test(has('http-equiv'))
      ? /url\s*=\s*['"]?([^'"]+)/i.exec(has('content'))?.[1]
      : undefined;
    if (name === 'a') {
      this.#endLink();
      if (address !== undefined) this.#link = { from: this.#out.length, address, title };
      else this.#hint(title);
      return;
    }
    this.#hint(title === has('alt') ? '' : title);
    if (has('aria-label') !== title && has('aria-label') !== has('alt')) this.#hint(has('aria-label'));
    // Where a style sheet, or the address that others are meant from, stands is no link of the sender's.
    if (name !== 'link' && name !== 'base' && address !== undefined) this.#address(address);
    const onwards = refresh === undefined ? undefined : shownAddress(refresh);
    if (onwards !== undefined) this.#address(onwards);
  }

  #field(name: string, attributes: Attributes, has: (key: string) => string): void {
    const type = has('type').toLowerCase();
    if (/^(checkbox|radio)$/.test(type)) this.#out.push(attributes.has('checked') ? '[x] ' : '[ ] ');
    else if (name === 'input' && has('value') !== '') this.#out.push(`[field: ${has('value')}] `);
    if (name === 'option' && attributes.has('selected')) this.#out.push('[x] ');
  }

  #close(name: string): void {
    if (AS_WRITTEN.has(name)) this.#asWritten = Math.max(0, this.#asWritten - 1);
    if (name === 'title') this.#endTitle();
    if (name === 'a') this.#endLink();
    else if (LINES.test(name)) this.#out.push('\n');
  }

  #hint(words: string): void {
    if (words !== '') this.#out.push(` [hint: ${words}] `);
  }

  #address(address: string): void {
    this.#out.push(` <${address}> `);
  }

  #endLink(): void {
    if (this.#link === undefined) return;
    const { from, address, title } = this.#link;
    this.#link = undefined;
    const words = this.#out.slice(from).join('').trim();
    if (!isSameAddress(words, address)) this.#out.push(` <${address}>`);
    if (title !== '' && !isSameAddress(title, address) && title !== words) this.#hint(title);
  }

  /** A title stands in the window's frame, where nobody looks: what it says is told apart. */
  #endTitle(): void {
    if (this.#title === undefined) return;
    this.#titleText += ` ${this.#out.splice(this.#title.from).join('')}`;
    if (this.#link !== undefined && this.#link.from > this.#out.length)
      this.#link = { ...this.#link, from: this.#out.length };
    this.#title = undefined;
  }
}

/** Attributes whose words are shown, so that markup in them is not lost with them. */
const SHOWN: ReadonlySet<string> = new Set([
  'alt',
  'title',
  'placeholder',
  'label',
  'summary',
  'value',
  'srcdoc',
  'aria-label',
]);
const LABELS = { alt: 'picture', placeholder: 'field', label: 'field', summary: 'table' } as const;

function tidy(text: string): string {
  return text
    .replace(WITHOUT_WIDTH, '')
    .replace(IDLE_JOINERS, '')
    .replace(/[^\S\n\t]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Words with one blank around each, so that one text can be found in another by whole words. */
function wordsAlone(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
}

/**
 * Reads the words of HTML as plain text, and what it points at. Tags are taken out, never run or fetched; text that looks like
 * a tag is rather kept than lost, and what mail programs hide or show only on pointing at it is shown. Works in one pass, so a
 * hostile message cannot make it slow. Never fails.
 */
export function readHtml(html: string): HtmlReading {
  const text = new HtmlReader(html, UNREAD).read();
  const pictures = new Set<string>();
  for (const [, name = ''] of html.matchAll(PICTURE)) {
    if (pictures.size < PICTURES_AT_MOST) pictures.add(decodedName(readEntities(name, true)));
  }
  return { text, pictures, files: writtenOut(html) };
}

function writtenOut(html: string): HtmlReading['files'] {
  const files: { type: string; bytes: Uint8Array }[] = [];
  for (const [, type = '', written = ''] of html.matchAll(WRITTEN_OUT)) {
    if (files.length >= PICTURES_AT_MOST) break;
    files.push({ type: type.toLowerCase(), bytes: Buffer.from(decodedName(written), 'base64') });
  }
  return files;
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The words of HTML as plain text (`readHtml`). */
export function htmlText(html: string): string {
  return readHtml(html).text;
}
