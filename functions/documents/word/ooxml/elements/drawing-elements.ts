import type { Story } from '../story.ts';
import { tells, type WordElement, type WordElements } from './element.ts';

const textBox = tells(
  (story) => story.beginTextBox(),
  (story) => story.endTextBox(),
);

/** What a drawing says of itself for people who do not see it (ECMA-376-1, 20.4.2.5). */
const described = tells((story, attributes) => {
  story.aside('Alternative text', attributes.get('title'));
  story.aside('Alternative text', attributes.get('descr'));
});

const link = tells((story, attributes) => story.linkToPart(attributes.get('r:id'), attributes.get('tooltip')));

/** A shape of old versions (ECMA-376-4, 19.1). */
const shape = tells((story, attributes) => {
  story.aside('Alternative text', attributes.get('title'));
  story.aside('Alternative text', attributes.get('alt'));
  const href = attributes.get('href');
  if (href !== undefined) story.linkTo(href, undefined);
});

const SHAPES = ['shape', 'group', 'rect', 'roundrect', 'oval', 'line', 'polyline', 'curve', 'arc', 'image'];

const branch = tells(
  (story) => story.alternatives.beginBranch(),
  (story) => story.alternatives.endBranch(),
);

/** Drawings and their words, and the several ways to show one (ECMA-376-3, 9.4): the first is read, of the others what only they say. */
export const DRAWING_ELEMENTS: WordElements = {
  'mc:AlternateContent': tells(
    (story) => story.alternatives.begin(),
    (story) => story.endAlternatives(),
  ),
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
  'v:textpath': tells((story, attributes) => story.aside('WordArt', attributes.get('string'))),
};

/** What is in a document and is not read with it: a foreign document, an embedded object, a control with a program of its own. */
const unread = tells((story: Story) => story.assembly.cut());

/** Text boxes (ECMA-376-1, 17.17.1; MS-ODRAWXML), drawings with text of their own (20.1.2.2.38), and what we do not open. */
export const BOX_ELEMENTS: WordElements = {
  'w:txbxContent': textBox,
  'a:txBody': textBox,
  'w:altChunk': unread,
  'w:subDoc': unread,
  'w:control': unread,
  'o:OLEObject': unread,
};
