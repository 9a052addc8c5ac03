import { writtenProperties } from '../assembly/document-properties.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Groups whose text is no text of the document, though no `\*` says that they may be passed by. */
export const SKIPPED = words(`colortbl filetbl listtable revtbl rsidtbl nonshppict objdata listtext pntext pntxta pntxtb
  nonesttables shprslt atnid ftnsep ftnsepc aftnsep aftnsepc template mmathPr`);

/** Groups with `\*` that are looked into: what is in them is text of the document, or holds groups that are. */
export const LOOKED_INTO = words(
  'nesttableprops shpinst do shptxt dptxbxtext shppict shpgrp picprop hl moMath moMathPara',
);

/** Text boxes: they follow the paragraph in which they stand. */
export const BOXES = words('shptxt dptxbxtext');

/** Groups with words that stand apart, and what they are called. */
export const APART: ReadonlyMap<string, string> = new Map([
  ['footnote', 'Footnote'],
  ['annotation', 'Comment'],
]);

/** Properties that people write (RTF 1.9.1, "Information Group"). */
export const WRITTEN = writtenProperties([
  ['title', 'Title'],
  ['subject', 'Subject'],
  ['keywords', 'Keywords'],
  ['doccomm', 'Description'],
  ['category', 'Category'],
]);

/** Properties of a shape or picture whose values are words ([MS-ODRAW] 2.3), and what they are called. */
export const SHAPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['gtextUNICODE', 'WordArt'],
  ['wzDescription', 'Alternative text'],
  ['wzName', 'Alternative text'],
  ['wzTooltip', 'Link'],
]);

/** Entries of indexes and tables of contents: words that stand nowhere in the text. */
export const INDEX_ENTRIES = words('xe tc tcn rxe txe');

/** Tells a group that says how a part of an equation looks: a fraction's bar, a bracket. */
export function isEquationLook(name: string): boolean {
  return /^m[A-Za-z]{1,20}Pr$/.test(name);
}

/** Headers and footers: of all pages, left and right ones, and the first. */
export const MARGINS = words('header headerl headerr headerf footer footerl footerr footerf');

/** Control words that stand for a character. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ tab: '\t', line: '\n', lbr: '\n', page: '\n', column: '\n' },
    ...{ emdash: '—', endash: '–', emspace: '\u2003', enspace: '\u2002', qmspace: '\u2005', bullet: '•' },
    ...{ lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' },
  }),
);

/** Control symbols that stand for a character; `\-` and the rest show nothing. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '~': '\u00a0', _: '-', '\\': '\\', '{': '{', '}': '}', '\t': '\t' }),
);
