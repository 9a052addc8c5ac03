import { passOver } from '../xml/xml-pass.ts';
import { OPEN_DOCUMENT } from './elements.ts';

/** What the words of an object are called, by the element that says what it is; of any other, what it is not known to be. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['chart:chart', 'Chart'],
  ['math:math', 'Equation'],
]);
const LINES: ReadonlySet<string> = new Set(['text:p', 'text:h', 'svg:title', 'svg:desc']);
/** Signs and words of an equation (MathML 3, 3.2), and its source in another notation. */
const SIGNS: ReadonlySet<string> = new Set(['math:mi', 'math:mn', 'math:mo', 'math:mtext', 'math:ms']);
const SOURCE = 'math:annotation';
/** Text of a chart or an equation; a chart of a hundred values has some 3,000 characters. */
const LONGEST = 100_000;

/** The words of a chart, an equation or another object in an OpenDocument text. */
export interface ObjectWords {
  readonly label: string;
  readonly text: string;
  readonly cut: boolean;
}

/**
 * Returns the words of an object from its content.xml: a chart's titles, labels and values, an equation's signs and words. An
 * equation's source is given too where it says more. Throws `Unreadable`.
 */
export function objectWords(bytes: Uint8Array): ObjectWords {
  let label = 'Embedded object';
  let text = '';
  let source = '';
  let cut = false;
  let open = 0;
  let inSource = false;
  passOver<string>(bytes, OPEN_DOCUMENT, {
    element: (name) => (KINDS.has(name) || LINES.has(name) || SIGNS.has(name) || name === SOURCE ? name : undefined),
    open(name) {
      label = KINDS.get(name) ?? label;
      if (LINES.has(name) || SIGNS.has(name)) open += 1;
      if (name === SOURCE) inSource = true;
    },
    close(name) {
      if (name === SOURCE) inSource = false;
      if (!LINES.has(name) && !SIGNS.has(name)) return;
      open -= 1;
      text += LINES.has(name) ? '\n' : ' ';
    },
    text(more) {
      if (text.length + source.length + more.length > LONGEST) cut = true;
      else if (inSource) source += more;
      else if (open > 0) text += more;
    },
  });
  const shown = text.replace(/ +/g, ' ').trim();
  return { label, text: saysMore(source, shown) ? `${shown}\n${source.trim()}` : shown, cut };
}

/** Tells whether the source has a word that is not shown. Its own commands are words as well: then it is shown without need. */
function saysMore(source: string, shown: string): boolean {
  return (source.match(/\p{L}{2,}/gu) ?? []).some((word) => !shown.includes(word));
}
