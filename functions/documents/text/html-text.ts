/** The entities that mail programs write. Others stay as written: nothing is lost, it only looks odd. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  shy: '',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  frac12: '½',
  frac14: '¼',
  times: '×',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  aacute: 'á',
  agrave: 'à',
  eacute: 'é',
  egrave: 'è',
  iacute: 'í',
  oacute: 'ó',
  ouml: 'ö',
  uacute: 'ú',
  uuml: 'ü',
  ccedil: 'ç',
  ntilde: 'ñ',
};

/** Elements whose content is not meant to be read. */
const UNREAD = ['script', 'style', 'title'];
/** Elements that begin a line of their own. */
const LINES =
  /^(address|article|aside|blockquote|br|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|tr|ul)$/;

function readEntities(text: string): string {
  return text.replace(
    /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});?/g,
    (whole: string, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      const usable = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return usable ? String.fromCodePoint(code) : ' ';
    },
  );
}

/**
 * The words of an HTML message as plain text. Tags are taken out, never run or fetched; text that looks like a tag is
 * rather kept than lost. Works in one pass, so a hostile message cannot make it slow. Never fails.
 */
export function htmlText(html: string): string {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const endless = new Set<string>();
  const out: string[] = [];
  let at = 0;
  const skipTo = (closing: string, from: number): number => {
    if (endless.has(closing)) return -1;
    const found = lower.indexOf(closing, from);
    if (found === -1) endless.add(closing);
    return found;
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    if (open > at) out.push(readEntities(html.slice(at, open).replace(/\s+/g, ' ')));
    if (html.startsWith('<!--', open)) {
      const end = skipTo('-->', open + 4);
      at = end === -1 ? open + 4 : end + 3;
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 16))?.[1];
    const end = name === undefined && !/^<[!?]/.test(lower.slice(open, open + 2)) ? -1 : skipTo('>', open);
    if (end === -1) {
      out.push('<');
      at = open + 1;
      continue;
    }
    at = end + 1;
    if (name === undefined) continue;
    if (UNREAD.includes(name) && html[open + 1] !== '/') {
      const close = skipTo(`</${name}`, at);
      if (close !== -1) at = close;
    } else if (LINES.test(name)) {
      out.push(name === 'li' && html[open + 1] !== '/' ? '\n* ' : '\n');
    } else if ((name === 'td' || name === 'th') && html[open + 1] !== '/') {
      out.push('\t');
    }
  }
  out.push(readEntities(html.slice(at).replace(/\s+/g, ' ')));
  const lines = out.join('').split('\n');
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
