/** One start tag found in markup. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where its content begins. */
  readonly end: number;
}

/** Finds the start tags with these local names, whatever their prefix. Made once for each set of names: it keeps its place. */
export function tagPattern(...names: readonly string[]): RegExp {
  return new RegExp(`<(?:[^\\s<>/:"'=]+:)?(${names.join('|')})(?=[\\s/>])`, 'g');
}

/**
 * The start tags that a pattern finds, in document order. Only they are taken apart, so a part of a megabyte with ten
 * fields costs ten tags and a search, where a full parse costs a hundred times as much. Every character is looked at
 * once, so a hostile part cannot make it slow. What stands in a comment counts as well: that errs on the side of holding.
 */
export function* tagsNamed(markup: string, pattern: RegExp): Generator<Tag> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(markup); match !== null; match = pattern.exec(markup)) {
    const { attributes, end } = readAttributes(markup, pattern.lastIndex);
    yield { name: match[1] ?? '', attributes, end };
    pattern.lastIndex = end;
  }
}

const ATTRIBUTE = /[\s/]*(?:(>)|([^\s=>/"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')|[^>])/y;

/** Attributes by local name, entities resolved; a prefixed one never hides the plain one. */
function readAttributes(markup: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = from;
  for (let match = ATTRIBUTE.exec(markup); match !== null; match = ATTRIBUTE.exec(markup)) {
    const [, close, name, double, single] = match;
    if (close !== undefined) return { attributes, end: ATTRIBUTE.lastIndex };
    if (name === undefined) continue;
    const local = name.slice(name.indexOf(':') + 1);
    if (local === name || !attributes.has(local)) attributes.set(local, resolveEntities(double ?? single ?? ''));
  }
  return { attributes, end: markup.length };
}

/** The text from here to the next end tag, of at most `maxChars`: CDATA opened, comments and tags left out, entities resolved; and how many characters were looked at. */
export function textAt(markup: string, from: number, maxChars: number): { text: string; looked: number } {
  const inner = markup.slice(from, from + maxChars);
  const close = inner.indexOf('</');
  const looked = close < 0 ? inner.length : close;
  let rest = inner.slice(0, looked);
  let text = '';
  for (let at = rest.indexOf('<'); at >= 0; at = rest.indexOf('<')) {
    text += resolveEntities(rest.slice(0, at));
    const [opens, closes, kept] = bracketAt(rest, at);
    const end = rest.indexOf(closes, at + opens.length);
    if (kept) text += rest.slice(at + opens.length, end < 0 ? undefined : end);
    rest = end < 0 ? '' : rest.slice(end + closes.length);
  }
  return { text: text + resolveEntities(rest), looked };
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
