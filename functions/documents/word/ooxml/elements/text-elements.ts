import { isColour } from '../../assembly/look.ts';
import { SKIP } from '../../xml/xml-pass.ts';
import { isOn, numberOf } from '../word-names.ts';
import { during, skipped, val, type WordElement, type WordElements } from './element.ts';

/** Returns a character of a run. */
function character(text: string): WordElement {
  return {
    open: (story) => {
      if (story.inRun) story.draw(text);
    },
  };
}

const paragraph: WordElement = { open: (story) => story.beginParagraph(), close: (story) => story.endParagraph() };
const run: WordElement = { open: (story) => story.beginRun(), close: (story) => story.endRun() };
const text = during('inText');

/** Puts a sign before a raised or lowered part of an equation, or a part below a line. */
function within(sign: string): WordElement {
  return { open: (story) => story.draw(sign) };
}

/** The largest size that Word sets text in, in half points. */
const MOST_SIZE = 3_276;

const strike: WordElement = {
  open: ({ run }, its) => {
    run.struck ||= isOn(val(its));
  },
};

/** Returns the level of a heading by its style's id: Word and LibreOffice give these ids in every language. */
function headingOf(style = ''): number | undefined {
  const level = /^heading ?([1-9])$/i.exec(style)?.[1];
  if (level !== undefined) return Number(level);
  return style === 'Title' ? 1 : undefined;
}

/** Paragraphs and runs (ECMA-376-1, 17.3). */
export const TEXT_ELEMENTS: WordElements = {
  'w:p': paragraph,
  'w:pStyle': {
    open: (story, its) => {
      const heading = headingOf(val(its));
      if (heading !== undefined) story.setHeading(heading);
    },
  },
  'w:outlineLvl': {
    open: (story, its) => {
      // 9 is body text.
      const level = numberOf(val(its), 9, 9);
      story.setHeading(level < 9 ? level + 1 : undefined);
    },
  },
  'w:r': run,
  // A paragraph's mark and a control have such properties too, which say nothing of any text.
  'w:rPr': { open: (story) => (story.inRun ? undefined : SKIP) },
  'w:strike': strike,
  'w:dstrike': strike,
  'w:highlight': {
    open: ({ run }, its) => {
      run.highlighted ||= (val(its) ?? 'none') !== 'none';
    },
  },
  'w:shd': {
    open: ({ run, inRun }, its) => {
      if (inRun) run.highlighted ||= isColour(its.get('w:fill'));
    },
  },
  'w:b': {
    open: ({ run }, its) => {
      run.bold = isOn(val(its));
    },
  },
  'w:sz': {
    open: ({ run }, its) => {
      run.size = numberOf(val(its), MOST_SIZE, MOST_SIZE);
    },
  },
  'w:vanish': {
    open: ({ run }, its) => {
      run.hidden = isOn(val(its));
    },
  },
  'w:rFonts': { open: (story, its) => story.setFont(its.get('w:ascii'), its.get('w:hAnsi')) },
  'w:t': text,
  'w:tab': character('\t'),
  'w:ptab': character('\t'),
  'w:br': character('\n'),
  'w:cr': character('\n'),
  'w:noBreakHyphen': character('-'),
  'w:sym': { open: (story, its) => story.drawSymbol(its.get('w:font'), its.get('w:char')) },
  'w:sectPr': skipped,
  'w:rt': during('inRuby'),
  'w:rubyBase': { close: (story) => story.endRubyBase() },
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

const deleted: WordElement = {
  open: (story) => {
    story.assembly.deleted();
    return SKIP;
  },
};

const inserted: WordElement = {
  open: (story) => {
    story.insertions += 1;
  },
  close: (story) => {
    story.insertions -= 1;
  },
};

/**
 * Tracked changes (ECMA-376-1, 17.13.5): what was deleted or moved away is no longer said, only that something was; nor is how
 * anything looked before.
 */
export const CHANGE_ELEMENTS: WordElements = {
  'w:ins': inserted,
  'w:moveTo': inserted,
  'w:del': {
    open: (story) => {
      if (story.inRowProperties) story.tables.deleteRow();
      story.assembly.deleted();
      return SKIP;
    },
  },
  'w:delText': deleted,
  'w:moveFrom': deleted,
  'w:rPrChange': skipped,
  'w:pPrChange': skipped,
  'w:tblPrChange': skipped,
  'w:trPrChange': skipped,
  'w:tcPrChange': skipped,
};
