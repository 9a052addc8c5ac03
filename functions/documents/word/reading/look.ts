import type { Around } from './around.ts';
import { hasBox } from './boxes.ts';
import type { Gathering } from './gathering.ts';
import type { Slot } from './grid.ts';
import type { Asked, Labels } from './labels.ts';
import { type Line, shownIn } from './ledger.ts';
import type { Topic } from './meaning.ts';
import { isInstruction } from './written-instructions.ts';

/** What a cell is, by its words alone. */
export type Look =
  /** `several`: labels with their answers, all in this one cell. */
  | { readonly kind: 'empty' | 'text' | 'frame' | 'several' }
  | { readonly kind: 'label'; readonly asked: Asked; readonly topic: Topic | undefined }
  /** A label and more: `inLine` when the rest begins on its own line, else it may be a hint or an answer. */
  | { readonly kind: 'labelled'; readonly asked: Asked; readonly rest: readonly Line[]; readonly inLine: boolean }
  | { readonly kind: 'topic'; readonly topic: Topic };

/** A label goes over so many lines at most, with the hint under it. */
const MOST_LABEL_LINES = 6;

const seen = new WeakMap<Slot, { readonly topic: Topic | undefined; readonly look: Look }>();

/** What a cell is: a label, a label with something beside it, what a part of the form is about, or any text. */
export function lookAt(slot: Slot, around: Around, gathering: Gathering): Look {
  const known = seen.get(slot);
  if (known && known.topic === around.topic) return known.look;
  const look = newLook(slot, around, gathering);
  seen.set(slot, { topic: around.topic, look });
  return look;
}

/** Does another label begin in the lines under one, to the eye: set as the first is, with other words between? */
function isSetAgain(first: Line, more: readonly Line[], { typography }: Labels): boolean {
  const answer = more.findIndex((line) => !typography.isLabel(line));
  return answer >= 0 && typography.leadOf(first) > 0 && more.slice(answer).some((line) => typography.isLabel(line));
}

function newLook(slot: Slot, around: Around, { labels }: Gathering): Look {
  if (slot.frame) return { kind: 'frame' };
  if (slot.text === '') return { kind: 'empty' };
  const lines = slot.lines.filter((line) => shownIn(line) !== '');
  const [first, ...more] = lines;
  if (!first) return { kind: 'empty' };
  const topic = labels.topicOf(slot.text.replaceAll('\n', ' '));
  if (lines.length <= MOST_LABEL_LINES) {
    const asked = labels.asked(lines, around.topic);
    if (asked) return { kind: 'label', asked, topic };
  }
  if (topic) return { kind: 'topic', topic };
  // "Yes ☐": an option is no label with an answer beside it.
  const begins = hasBox(first.masked.slice(0, 3)) ? undefined : labels.begins(first, around.topic);
  if (begins) {
    const again =
      more.some((line) => labels.isBegun(line, around.topic)) ||
      isSetAgain(first, more, labels) ||
      labels.pairs(first, around.topic).length > 1;
    if (again) return { kind: 'several' };
    const said = shownIn(begins.rest) !== '';
    if (!said && areHints(more)) return { kind: 'label', asked: { ...begins.asked, lines }, topic: undefined };
    const rest = said ? [begins.rest, ...more] : more;
    return { kind: 'labelled', asked: begins.asked, rest, inLine: said };
  }
  const asked = more.length > 0 ? labels.asked([first], around.topic) : undefined;
  if (!asked) return { kind: 'text' };
  if (more.some((line) => labels.isBegun(line, around.topic)) || isSetAgain(first, more, labels))
    return { kind: 'several' };
  if (areHints(more)) return { kind: 'label', asked: { ...asked, lines }, topic: undefined };
  return { kind: 'labelled', asked, rest: more, inLine: false };
}

/** Do the lines under a label only say how to answer it? */
function areHints(lines: readonly Line[]): boolean {
  return lines.length > 0 && lines.every((line) => isInstruction(shownIn(line)));
}
