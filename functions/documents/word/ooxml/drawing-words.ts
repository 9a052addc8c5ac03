import { passOver, SKIP } from '../xml/xml-pass.ts';
import { DRAWING_FAMILIES } from './word-names.ts';

/** Elements whose text is a line of its own: a text of a cell, of a chart's own store. */
const LINES = new Set(['c:v', 'cx:v', 'cx:pt', 'a:p']);
/** Elements whose text counts: the other texts of a chart are formulas and formats. */
const TEXTS = new Set(['a:t', 'c:v', 'cx:v', 'cx:pt']);
/** What a drawing within says of itself for people who do not see it. */
const DESCRIBED = new Set(['cdr:cNvPr', 'dgm14:cNvPr', 'a:cNvPr']);

/**
 * Returns the words of a part that is drawn: a chart, the data of SmartArt. A line each for titles, labels and texts. Throws
 * `Unreadable`.
 */
export function drawingWords(part: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  let inText = 0;
  const end = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  passOver(part, DRAWING_FAMILIES, {
    element: (name) =>
      LINES.has(name) || TEXTS.has(name) || DESCRIBED.has(name) || name === 'a:br' ? name : undefined,
    open: (name, attributes) => {
      if (DESCRIBED.has(name)) {
        for (const said of [attributes.get('title'), attributes.get('descr')])
          if (said?.trim()) lines.push(said.trim());
        return SKIP;
      }
      if (LINES.has(name) || name === 'a:br') end();
      if (TEXTS.has(name)) inText += 1;
    },
    close: (name) => {
      if (TEXTS.has(name)) inText -= 1;
      if (LINES.has(name)) end();
    },
    text: (text) => {
      if (inText > 0) line += text;
    },
  });
  return lines.join('\n');
}
