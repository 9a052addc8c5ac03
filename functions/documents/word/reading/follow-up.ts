import { type Asked, LONGEST_LABEL, labelText, partOfLine } from './labels.ts';
import { type Line, shownIn } from './ledger.ts';

/** "If not, why not?", "If no, please give reasons:", and nothing that says itself what it is about. */
const WHY_NOT =
  /^\s*if (?:no|not|[‘’'"“”]no[‘’'"“”])[,;:\s–-]+(?:please )?(?:why(?: not)?|(?:(?:give|state|explain|provide|specify) )?(?:the |a |your )?reasons?(?: why)?(?: not)?|(?:explain|state|say)(?: why)?(?: not)?)\s*(?:[?:]|$)/i;

/**
 * A question that only makes sense after the one before it: "If not, why not?". It asks for what the form asks when that
 * question is answered with no; after any other question it is not understood.
 */
export function followUp(
  line: Line,
  before: Asked | undefined,
): { readonly asked: Asked; readonly rest: Line } | undefined {
  const found = before && WHY_NOT.exec(line.masked.slice(0, LONGEST_LABEL));
  if (!before || !found) return undefined;
  const { section, field } = before.meaning;
  const why = section.fields.filter(
    ({ type, onlyIf }) => type === 'long_text' && onlyIf?.field === field.id && onlyIf.isOneOf.includes('no'),
  );
  const [only] = why;
  if (!only || why.length > 1) return undefined;
  const label = partOfLine(line, 0, found[0].length);
  const asked = {
    lines: [label],
    label: labelText(shownIn(label)),
    meaning: { section, field: only, confidence: 0.9 },
  };
  return { asked, rest: partOfLine(line, found[0].length) };
}
