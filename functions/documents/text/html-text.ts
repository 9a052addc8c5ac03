import { readEntities } from './entities.ts';
import { isSameAddress, shownAddress } from './html-address.ts';
import { LayoutOfTags, type Piece } from './html-blocks.ts';
import { type Attributes, type HtmlEvents, HtmlPass } from './html-pass.ts';

/** What an HTML text says, and what it points at. */
export interface HtmlReading {
  /** Its words as plain text: targets of links behind their words, words of pictures and fields in brackets. */
  readonly text: string;
  /** The same words with what their layout does, in runs that are apart from each other (`htmlBlocks`). */
  readonly layout: readonly (readonly Piece[])[];
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
/** Comments for Outlook hold words. A comment within such a comment holds none. */
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

/** Gathers the words of HTML. */
class HtmlWords implements HtmlEvents {
  readonly unread: ReadonlySet<string>;
  readonly #out: Piece[] = [];
  readonly #layout = new LayoutOfTags();
  readonly #outlook: string[] = [];
  #title: { from: number } | undefined;
  #titleText = '';
  #link: { from: number; address: string; title: string } | undefined;
  #asWritten = 0;

  constructor(unread: ReadonlySet<string>) {
    this.unread = unread;
  }

  static in(html: string, unread: ReadonlySet<string>): Pick<HtmlReading, 'text' | 'layout'> {
    const words = new HtmlWords(unread);
    new HtmlPass(html, words).run();
    words.#endTitle();
    words.#endLink();
    return words.#whole();
  }

  #whole(): Pick<HtmlReading, 'text' | 'layout'> {
    const body = tidy(saidIn(this.#out));
    const said = wordsAlone(body);
    const title = tidy(this.#titleText);
    const isNew = (words: string) => words !== '' && !said.includes(wordsAlone(words));
    const above = isNew(title) ? [`[title: ${title}]`] : [];
    const below = this.#outlook
      .filter((words, at) => at >= COMPARED_AT_MOST || isNew(words))
      .map((words) => `[shown by Outlook alone:]\n\n${words}`);
    return {
      text: [...above, ...(body === '' ? [] : [body]), ...below].join('\n\n'),
      layout: [above, this.#out.map(visible), [below.join('\n')]],
    };
  }

  words(text: string): void {
    this.raw(readEntities(this.#asWritten > 0 ? text.replace(/\r\n?/g, '\n') : text.replace(/\s+/g, ' ')));
  }

  raw(text: string): void {
    this.#out.push(text);
  }

  comment(inside: string): void {
    const shown = this.unread === UNREAD ? CONDITIONAL.exec(inside)?.[1] : undefined;
    const words = shown === undefined ? '' : HtmlWords.in(shown, UNREAD_BY_OUTLOOK).text;
    // `<!` is all that is left in the comment before what other programs show.
    if (words !== '' && words !== '<!') this.#outlook.push(words);
  }

  open(name: string, attributes: Attributes): void {
    const has = (key: string): string => (attributes.get(key) ?? '').replace(/\s+/g, ' ').trim();
    if (AS_WRITTEN.has(name)) this.#asWritten += 1;
    if (LINES.test(name)) this.#out.push(name === 'li' ? '\n* ' : '\n');
    else if (name === 'td' || name === 'th') this.#out.push('\t');
    this.#out.push(...this.#layout.opened(name, attributes));
    if (name === 'title') this.#title = { from: this.#out.length };
    if (name === 'input' || name === 'option') this.#field(name, attributes, has);
    for (const key of ['alt', 'placeholder', 'label', 'summary'] as const)
      if (has(key) !== '') this.#out.push(` [${LABELS[key]}: ${has(key)}] `);
    const title = has('title');
    const srcdoc = attributes.get('srcdoc');
    if (srcdoc !== undefined && this.unread === UNREAD) this.#out.push(HtmlWords.in(srcdoc, UNREAD_BY_OUTLOOK).text);
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
    // The address of a style sheet, and the base of other addresses, are not the sender's links.
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

  close(name: string): void {
    if (AS_WRITTEN.has(name)) this.#asWritten = Math.max(0, this.#asWritten - 1);
    if (name === 'title') this.#endTitle();
    if (name === 'a') this.#endLink();
    else if (LINES.test(name)) this.#out.push('\n');
    this.#out.push(...this.#layout.closed(name));
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
    const words = saidIn(this.#out.slice(from)).trim();
    if (!isSameAddress(words, address)) this.#out.push(` <${address}>`);
    if (title !== '' && !isSameAddress(title, address) && title !== words) this.#hint(title);
  }

  /** Ends a title. It shows in the window's frame, where nobody looks, so its words are given separately. */
  #endTitle(): void {
    if (this.#title === undefined) return;
    this.#titleText += ` ${saidIn(this.#out.splice(this.#title.from))}`;
    if (this.#link !== undefined && this.#link.from > this.#out.length)
      this.#link = { ...this.#link, from: this.#out.length };
    this.#title = undefined;
  }
}

const LABELS = { alt: 'picture', placeholder: 'field', label: 'field', summary: 'table' } as const;

const saidIn = (pieces: readonly Piece[]): string => pieces.filter((piece) => typeof piece === 'string').join('');

/** Returns a piece without signs that only hide its words. */
function visible(piece: Piece): Piece {
  return typeof piece === 'string' ? piece.replace(WITHOUT_WIDTH, '').replace(IDLE_JOINERS, '') : piece;
}

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

/** Returns words with one blank around each, so that one text can be found in another by whole words. */
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
  const said = HtmlWords.in(html, UNREAD);
  const pictures = new Set<string>();
  for (const [, name = ''] of html.matchAll(PICTURE)) {
    if (pictures.size < PICTURES_AT_MOST) pictures.add(decodedName(readEntities(name, true)));
  }
  return { ...said, pictures, files: writtenOut(html) };
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

/** Returns the words of HTML as plain text (`readHtml`). */
export function htmlText(html: string): string {
  return readHtml(html).text;
}
