/** Groups whose text is no text of the document, though no `\*` says that they may be passed by. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'colortbl',
  'filetbl',
  'listtable',
  'revtbl',
  'rsidtbl',
  'info',
  'pict',
  'nonshppict',
  'objdata',
  'listtext',
  'pntext',
  'pntxta',
  'pntxtb',
  'nonesttables',
  'shprslt',
  'sp',
  'xe',
  'tc',
  'tcn',
  'rxe',
  'txe',
  'annotation',
  'atnauthor',
  'atnid',
  'ftnsep',
  'ftnsepc',
  'aftnsep',
  'aftnsepc',
  'template',
  'mmathPr',
]);

/** Groups with `\*` that are looked into: what is in them is text of the document, or holds groups that are. */
export const LOOKED_INTO: ReadonlySet<string> = new Set([
  'nesttableprops',
  'shpinst',
  'do',
  'shptxt',
  'dptxbxtext',
  'shppict',
]);

/** Text boxes and notes: they follow the paragraph in which they stand. */
export const BOXES: ReadonlySet<string> = new Set(['shptxt', 'dptxbxtext', 'footnote']);

/** Headers and footers: of all pages, left and right ones, and the first. */
export const MARGINS: ReadonlySet<string> = new Set([
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
]);

/** Control words that stand for a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['lbr', '\n'],
  ['page', '\n'],
  ['column', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
]);

/** Control symbols that stand for a character; `\-` and the rest show nothing. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['~', '\u00a0'],
  ['_', '-'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
  ['\t', '\t'],
]);
