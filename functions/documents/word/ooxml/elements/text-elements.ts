import { isColour } from '../../assembly/colour.ts';
import { SKIP } from '../../xml/xml-pass.ts';
import { isOn, numberOf } from '../word-names.ts';
import { skipped, tells, val, type WordElement, type WordElements } from './element.ts';

/** A character of a run. */
function character(text: string): WordElement {
  return tells((story) => {
    if (story.inRun) story.draw(text);
  });
}

const paragraph = tells(
  (story) => story.beginParagraph(),
  (story) => story.endParagraph(),
);

const run = tells(
  (story) => story.beginRun(),
  (story) => story.endRun(),
);

const text = tells(
  (story) => {
    story.inText = true;
  },
  (story) => {
    story.inText = false;
  },
);

/** What stands raised, lowered or below a line in an equation is told from what it stands by. */
function within(sign: string): WordElement {
  return tells((story) => story.draw(sign));
}

/** The largest size that Word sets text in, in half points. */
const MOST_SIZE = 3_276;

const strike = tells((story, attributes) => {
  story.run.struck ||= isOn(val(attributes));
});

/** The level of a heading by its style's id: Word and LibreOffice give these ids in every language. */
function headingOf(style: string | undefined): number | undefined {
  const level = style === undefined ? undefined : /^heading ?([1-9])$/i.exec(style)?.[1];
  if (level !== undefined) return Number(level);
  return style === 'Title' ? 1 : undefined;
}

/** Paragraphs and runs (ECMA-376-1, 17.3). */
export const TEXT_ELEMENTS: WordElements = {
  'w:p': paragraph,
  'w:pStyle': tells((story, attributes) => {
    const heading = headingOf(val(attributes));
    if (heading !== undefined) story.setHeading(heading);
  }),
  'w:outlineLvl': tells((story, attributes) => {
    // 9 is body text.
    const level = numberOf(val(attributes), 9, 9);
    story.setHeading(level < 9 ? level + 1 : undefined);
  }),
  'w:r': run,
  // A paragraph's mark and a control have such properties too, which say nothing of any text.
  'w:rPr': { open: (story) => (story.inRun ? undefined : SKIP) },
  'w:strike': strike,
  'w:dstrike': strike,
  'w:highlight': tells((story, attributes) => {
    story.run.highlighted ||= (val(attributes) ?? 'none') !== 'none';
  }),
  'w:shd': tells((story, attributes) => {
    if (story.inRun) story.run.highlighted ||= isColour(attributes.get('w:fill'));
  }),
  'w:b': tells((story, attributes) => {
    story.run.bold = isOn(val(attributes));
  }),
  'w:sz': tells((story, attributes) => {
    story.run.size = numberOf(val(attributes), MOST_SIZE, MOST_SIZE);
  }),
  'w:vanish': tells((story, attributes) => {
    story.run.hidden = isOn(val(attributes));
  }),
  'w:rFonts': tells((story, attributes) => story.setFont(attributes.get('w:ascii'), attributes.get('w:hAnsi'))),
  'w:t': text,
  'w:tab': character('\t'),
  'w:ptab': character('\t'),
  'w:br': character('\n'),
  'w:cr': character('\n'),
  'w:noBreakHyphen': character('-'),
  'w:sym': tells((story, attributes) => story.drawSymbol(attributes.get('w:font'), attributes.get('w:char'))),
  'w:sectPr': skipped,
  'w:rt': tells(
    (story) => story.beginRuby(),
    (story) => story.endRuby(),
  ),
  'w:rubyBase': tells(
    () => {},
    (story) => story.endRubyBase(),
  ),
  // Text of drawings (20.1.2.2 and 21.1.2).
  'a:p': paragraph,
  'a:r': run,
  'a:t': text,
  // Equations (ECMA-376-1, 22.1).
  'm:r': run,
  'm:rPr': skipped,
  'm:t': text,
  'm:den': within('/'),
  'm:sup': within('^'),
  'm:sub': within('_'),
};
