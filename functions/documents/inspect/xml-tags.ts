/** One start tag found in markup. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where its content begins. */
  readonly end: number;
}

const NAME_CHAR = /[\w.-]/;

/**
 * The start tags with these local names, whatever their prefix, in document order. Only they are taken apart, so a part
 * of a megabyte with ten fields costs ten tags and a search; a full parse costs a hundred times as much. Every character
 * is looked at once, so a hostile part cannot make it slow.
 */
export function* tagsNamed(markup: string, names: readonly string[]): Generator<Tag> {
  const pattern = new RegExp(`<(?:[\\w.-]{1,40}:)?(${names.join('|')})(?=[\\s/>])`, 'g');
  for (let match = pattern.exec(markup); match !== null; match = pattern.exec(markup)) {
    const { attributes, end } = readAttributes(markup, pattern.lastIndex);
    pattern.lastIndex = end;
    yield { name: match[1] ?? '', attributes, end };
  }
}

/** Attributes by local name, entities resolved. */
function readAttributes(markup: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  while (at < markup.length) {
    const char = markup.charAt(at);
    if (char === '>') return { attributes, end: at + 1 };
    if (!NAME_CHAR.test(char)) {
      at += 1;
      continue;
    }
    let nameEnd = at;
    while (nameEnd < markup.length && (NAME_CHAR.test(markup.charAt(nameEnd)) || markup[nameEnd] === ':')) nameEnd += 1;
    const name = markup.slice(at, nameEnd);
    at = nameEnd;
    while (' \t\r\n='.includes(markup.charAt(at)) && at < markup.length) at += 1;
    const quote = markup.charAt(at);
    if (quote !== '"' && quote !== "'") continue;
    const close = markup.indexOf(quote, at + 1);
    if (close < 0) return { attributes, end: markup.length };
    attributes.set(name.slice(name.lastIndexOf(':') + 1), resolveEntities(markup.slice(at + 1, close)));
    at = close + 1;
  }
  return { attributes, end: markup.length };
}

/** The text from here to the next end tag, of at most `maxChars`: CDATA opened, comments and tags left out, entities resolved. */
export function textAt(markup: string, from: number, maxChars: number): string {
  const inner = markup.slice(from, from + maxChars);
  const close = inner.indexOf('</');
  let rest = close < 0 ? inner : inner.slice(0, close);
  let text = '';
  for (let at = rest.indexOf('<'); at >= 0; at = rest.indexOf('<')) {
    text += resolveEntities(rest.slice(0, at));
    const [opens, closes, kept] = bracketAt(rest, at);
    const end = rest.indexOf(closes, at + opens.length);
    if (kept) text += rest.slice(at + opens.length, end < 0 ? undefined : end);
    rest = end < 0 ? '' : rest.slice(end + closes.length);
  }
  return text + resolveEntities(rest);
}

function bracketAt(text: string, at: number): readonly [opens: string, closes: string, kept: boolean] {
  if (text.startsWith('<![CDATA[', at)) return ['<![CDATA[', ']]>', true];
  return text.startsWith('<!--', at) ? ['<!--', '-->', false] : ['<', '>', false];
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return NAMED[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
