import { signed } from '../../assembly/asides.ts';
import type { Attributes, XmlEvents } from '../../xml/xml-pass.ts';
import type { Story } from '../story.ts';
import { numberOf } from '../word-names.ts';
import { during, skipped, val, type WordElement, type WordElements } from './element.ts';
import { CONTROL_ELEMENTS, FIELD_ELEMENTS } from './field-elements.ts';
import { CHANGE_ELEMENTS, TEXT_ELEMENTS } from './text-elements.ts';

/** Grid columns that one number may stand for; see `Tables`. */
const MOST_COLUMNS = 1_000;

/** Tables (ECMA-376-1, 17.4). */
const TABLE_ELEMENTS: WordElements = {
  'w:tbl': { open: ({ tables }) => tables.beginTable(), close: ({ tables }) => tables.endTable() },
  'w:tblPrEx': skipped,
  'w:tblGrid': skipped,
  'w:tr': { open: ({ tables }) => tables.beginRow(), close: ({ tables }) => tables.endRow() },
  'w:trPr': during('inRowProperties'),
  'w:gridBefore': { open: ({ tables }, its) => tables.skipColumns(numberOf(val(its), 0, MOST_COLUMNS)) },
  'w:tc': { open: ({ tables }) => tables.beginCell(), close: ({ tables }) => tables.endCell() },
  'w:gridSpan': { open: ({ tables }, its) => tables.change({ span: numberOf(val(its), 1, MOST_COLUMNS) }) },
  'w:vMerge': {
    open: ({ tables }, its) => tables.change({ merge: val(its) === 'restart' ? 'begins' : 'continues' }),
  },
  'w:hMerge': { open: ({ tables }, its) => tables.change({ joins: val(its) !== 'restart' }) },
  'w:cellDel': { open: ({ tables }) => tables.change({ deleted: true }) },
  'w:tblCaption': { open: (story, its) => story.aside('Alternative text', val(its)) },
  'w:tblDescription': { open: (story, its) => story.aside('Alternative text', val(its)) },
};

/** A person's name in a label; Word allows 255 characters. */
const LONGEST_NAME = 100;

const textBox: WordElement = { open: (story) => story.beginTextBox(), close: (story) => story.endTextBox() };
const branch: WordElement = {
  open: ({ alternatives }) => alternatives.beginBranch(),
  close: ({ alternatives }) => alternatives.endBranch(),
};
const link: WordElement = { open: (story, its) => story.linkToPart(its.get('r:id'), its.get('tooltip')) };

/** What a drawing says of itself for people who do not see it (ECMA-376-1, 20.4.2.5). */
const described: WordElement = {
  open: (story, its) => {
    story.aside('Alternative text', its.get('title'));
    story.aside('Alternative text', its.get('descr'));
  },
};

/** A shape of old versions (ECMA-376-4, 19.1). */
const shape: WordElement = {
  open: (story, its) => {
    story.aside('Alternative text', its.get('title'));
    story.aside('Alternative text', its.get('alt'));
    story.linkTo(its.get('href'), undefined);
  },
};
/** A picture, or what fills a shape (20.1.8.13; ECMA-376-4, 19.1.2.11 and 19.1.2.5). Word 2003 names it by its source. */
const picture: WordElement = {
  open: (story, its) => story.picture(its.get('r:embed') ?? its.get('r:link') ?? its.get('r:id') ?? its.get('src')),
};
const SHAPES = 'shape group rect roundrect oval line polyline curve arc image'.split(' ');

/** Drawings and their words, and the several ways to show one (ECMA-376-3, 9.4): the first is read, of the others what only they say. */
const DRAWING_ELEMENTS: WordElements = {
  'mc:AlternateContent': {
    open: ({ alternatives }) => alternatives.begin(),
    close: (story) => story.endAlternatives(),
  },
  'mc:Choice': branch,
  'mc:Fallback': branch,
  'wp:docPr': described,
  'pic:cNvPr': described,
  'wps:cNvPr': described,
  'wpg:cNvPr': described,
  'a:cNvPr': described,
  'a:hlinkClick': link,
  'a:hlinkHover': link,
  ...Object.fromEntries(SHAPES.map((name): [string, WordElement] => [`v:${name}`, shape])),
  'a:blip': picture,
  'v:imagedata': picture,
  'v:fill': picture,
  'v:textpath': { open: (story, its) => story.aside('WordArt', its.get('string')) },
};

/** What is in a document and is not read with it: a foreign document, an embedded object, a control with a program of its own. */
const unread: WordElement = { open: (story) => story.assembly.cut() };

/** Text boxes (ECMA-376-1, 17.17.1; MS-ODRAWXML), drawings with text of their own (20.1.2.2.38), and what we do not open. */
const BOX_ELEMENTS: WordElements = {
  'w:txbxContent': textBox,
  'a:txBody': textBox,
  'w:altChunk': unread,
  'w:subDoc': unread,
  'w:control': unread,
  'o:OLEObject': unread,
};

/** A note of this kind, which an element of the text points at by its number. */
function note(kind: string, label: (its: Attributes) => string): WordElement {
  return {
    open: (story, its) => story.beginNote(label(its), `${kind} ${its.get('w:id') ?? ''}`),
    close: (story) => story.endNote(),
  };
}

function pointer(kind: string): WordElement {
  return { open: ({ assembly }, its) => assembly.pointAt(`${kind} ${its.get('w:id') ?? ''}`) };
}

/** Notes and comments (ECMA-376-1, 17.11 and 17.13.4), each of which is one element of its part; and links to elsewhere. */
const NOTE_ELEMENTS: WordElements = {
  'w:footnote': note('footnote', () => 'Footnote'),
  'w:endnote': note('endnote', () => 'Endnote'),
  'w:comment': note('comment', (its) => signed('Comment', its.get('w:author')?.trim().slice(0, LONGEST_NAME))),
  'w:footnoteReference': pointer('footnote'),
  'w:endnoteReference': pointer('endnote'),
  'w:commentReference': pointer('comment'),
  'w:hyperlink': {
    open: (story, its) => story.beginLink(its.get('r:id'), its.get('w:tooltip')),
    close: (story) => story.endLink(),
  },
};

/** Those that say words and how they look. */
const WORDS: WordElements = { ...TEXT_ELEMENTS, ...CHANGE_ELEMENTS, ...DRAWING_ELEMENTS };

/** The elements of WordprocessingML that a reader looks at. */
const WORD_ELEMENTS: ReadonlyMap<string, WordElement> = new Map(
  Object.entries({
    ...WORDS,
    ...FIELD_ELEMENTS,
    ...CONTROL_ELEMENTS,
    ...TABLE_ELEMENTS,
    ...NOTE_ELEMENTS,
    ...BOX_ELEMENTS,
  }),
);

/** Those that count also where words alone are gathered: in a branch that is not shown in its place. */
const WORD_ONLY: ReadonlySet<WordElement> = new Set(Object.values(WORDS));

/** Returns what a part's XML does to its story. `own` gives the elements of another dialect, which come first. */
export function storyEvents(
  story: Story,
  own: (name: string) => WordElement | undefined = () => undefined,
): XmlEvents<WordElement> {
  const { alternatives } = story;
  const isHeard = (element: WordElement) => !alternatives.isBeside || WORD_ONLY.has(element);
  return {
    element: (name) => own(name) ?? WORD_ELEMENTS.get(name),
    open: (element, attributes) => isHeard(element) && element.open?.(story, attributes),
    close: (element) => {
      if (isHeard(element)) element.close?.(story);
    },
    text: (text) => {
      if (story.inText) story.say(text);
      else if (story.inInstruction) story.instruct(text);
    },
  };
}
