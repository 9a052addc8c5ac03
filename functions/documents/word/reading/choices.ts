import type { WrittenAnswer } from './written-answer.ts';
import { linesOf, type Piece } from './written-lines.ts';

/** An option that a place shows. `plain`: its words alone, with no box and not struck out. */
export interface Choice {
  readonly label: string;
  readonly state: 'ticked' | 'empty' | 'struck' | 'plain';
}

type ColouredChoice = Choice & { readonly coloured: boolean };
type Side = 'before' | 'after';

interface Box {
  readonly box: NonNullable<Piece['box']>;
}
interface Words {
  readonly words: string;
  readonly struck: boolean;
  readonly highlighted: boolean;
  /** How many letters of space stand before and after. */
  readonly before: number;
  readonly after: number;
}
type Atom = Box | Words;

/** Between options on one line: a tab, wide space, a bar. */
const BETWEEN = /(\t|[ \u00a0]{3,}|\|)/;
/** A sign around an option that is no part of its name. */
const AROUND = /[\s/|,;:–—_-]/;

/** Returns an option's name: without the signs around it. Gone through by hand, because a regex takes the square of a long line. */
function wordsOf(label: string): string {
  let from = 0;
  let to = label.length;
  while (from < to && (AROUND.test(label.charAt(from)) || label.charAt(from) === '.')) from += 1;
  while (to > from && AROUND.test(label.charAt(to - 1))) to -= 1;
  return label.slice(from, to).replace(/\s+/g, ' ');
}

function atomsOf(line: readonly Piece[]): Atom[] {
  const atoms: Atom[] = [];
  for (const { box, text, struck, highlighted } of line) {
    if (box) {
      atoms.push({ box });
      continue;
    }
    let wide = 0;
    for (const part of text.split(BETWEEN)) {
      const words = wordsOf(part);
      if (words === '') {
        wide += part.length;
        const last = atoms.at(-1);
        if (last && 'words' in last) atoms[atoms.length - 1] = { ...last, after: last.after + part.length };
        continue;
      }
      const before = wide + part.length - part.trimStart().length;
      atoms.push({ words, struck, highlighted, before, after: part.length - part.trimEnd().length });
      wide = 0;
    }
  }
  return atoms;
}

function neighbour(atoms: readonly Atom[], at: number, side: Side): Words | undefined {
  const next = atoms[side === 'before' ? at + 1 : at - 1];
  return next && 'words' in next ? next : undefined;
}

/** Returns how wide the space is between a box and the words on a side of it. */
function gap(atoms: readonly Atom[], at: number, side: Side): number {
  const words = neighbour(atoms, at, side);
  if (!words) return Number.POSITIVE_INFINITY;
  return side === 'before' ? words.before : words.after;
}

/** Returns the words after a question: "Has consent been given? Yes" is the option "Yes". */
function afterQuestion(label: string): string {
  const question = Math.max(label.lastIndexOf('?'), label.lastIndexOf(':'));
  return question < 0 ? label : wordsOf(label.slice(question + 1));
}

type Known = (label: string) => boolean;

function optionName(words: string, known: Known): string {
  const after = afterQuestion(words);
  return !known(words) && after !== '' && known(after) ? after : words;
}

/** Returns the side of its words on which each box is, for all lines; `undefined` when it is not clear. */
function sideOf(lines: readonly (readonly Atom[])[], known: Known): Side | undefined {
  const boxes = lines.flatMap((atoms) =>
    atoms.flatMap((atom, at) => ('box' in atom && atoms.length > 1 ? [{ atoms, at }] : [])),
  );
  const possible = (['before', 'after'] as const).filter((side) =>
    boxes.every(({ atoms, at }) => neighbour(atoms, at, side)),
  );
  if (possible.length < 2) return possible[0];
  const knownOn = (side: Side) =>
    boxes.filter(({ atoms, at }) => known(optionName(neighbour(atoms, at, side)?.words ?? '', known))).length;
  const [before, after] = [knownOn('before'), knownOn('after')];
  if (before !== after) return before > after ? 'before' : 'after';
  const nearer = (side: Side, other: Side) =>
    boxes.every(({ atoms, at }) => gap(atoms, at, side) < gap(atoms, at, other));
  if (nearer('before', 'after')) return 'before';
  return nearer('after', 'before') ? 'after' : undefined;
}

/** Returns what the marks mean together: ✗ beside ✓ says no; ✗ where all other boxes are empty is a tick; else it is not clear. */
function ticks(looks: readonly Box['box'][]): ((look: Box['box']) => Choice['state']) | undefined {
  const has = (look: Box['box']) => looks.includes(look);
  const hands = looks.filter((look) => look === 'crossed' || look === 'letter').length;
  if (has('ticked') && has('checked')) return undefined;
  if (hands === 0) return (look) => (look === 'empty' ? 'empty' : 'ticked');
  if (has('crossed') && has('letter')) return undefined;
  if (has('checked')) return (look) => (look === 'checked' ? 'ticked' : 'empty');
  if (has('ticked')) return undefined;
  // A typed cross where every other option shows an empty box, or an X as the only mark there is.
  if (has('empty') || (has('letter') && hands === 1)) return (look) => (look === 'empty' ? 'empty' : 'ticked');
  return undefined;
}

/**
 * Reads words without boxes: "Yes / No" with one of them struck out or highlighted, or none. What is highlighted is `ticked`.
 */
function plainChoices(atoms: readonly Atom[], known: Known): Choice[] {
  return atoms.flatMap((atom) => {
    if (!('words' in atom)) return [];
    const state = atom.struck ? 'struck' : atom.highlighted ? 'ticked' : 'plain';
    if (known(atom.words)) return [{ label: atom.words, state }];
    const parts = atom.words.split(/\s*\/\s*/).map(wordsOf);
    if (parts.length > 1 && parts.every(known)) return parts.map((label) => ({ label, state }));
    const single = /[,;]/.test(atom.words) ? [] : atom.words.split(' ');
    if (single.length > 1 && single.length <= 4 && single.every(known))
      return single.map((label) => ({ label, state }));
    return [{ label: atom.words, state }];
  });
}

/** Ignores highlights that no option is without: they are the form's own and mean nothing. */
function withoutColour(choices: readonly Choice[], known: Known): readonly Choice[] {
  const told = choices.some(({ state, label }) => state === 'ticked' && known(label));
  const others = choices.some(({ state, label }) => state !== 'ticked' && known(label));
  if (told && others) return choices;
  return choices.map((choice) => (choice.state === 'ticked' ? { ...choice, state: 'plain' } : choice));
}

/** Takes highlights of options with boxes: of boxes that are all empty a highlight is a tick, and beside a tick it must agree. */
function withColour(boxes: readonly ColouredChoice[]): readonly Choice[] | 'unclear' {
  const options = boxes.filter(({ state }) => state === 'ticked' || state === 'empty');
  const chosen = boxes.filter(({ state, coloured }) => coloured && state !== 'struck');
  const choices = boxes.map(({ label, state }) => ({ label, state }));
  if (chosen.length === 0 || chosen.length === options.length) return choices;
  if (options.some(({ state }) => state === 'ticked'))
    return chosen.every(({ state }) => state === 'ticked') ? choices : 'unclear';
  return boxes.map((box) => ({ label: box.label, state: chosen.includes(box) ? 'ticked' : box.state }));
}

/**
 * Returns the options that a place shows, in order, whether their boxes stand before or after them. `known` tells a name of an
 * option from other words, where the boxes alone leave a doubt. Empty when it shows none; `unclear` when it cannot be said
 * which box is whose, or what a mark means. A box without words has an empty label.
 */
export function choicesIn(
  written: WrittenAnswer,
  known: (label: string) => boolean = () => false,
): readonly Choice[] | 'unclear' {
  const lines = linesOf(written)?.map(atomsOf);
  if (!lines) return 'unclear';
  const looks = lines.flat().flatMap((atom) => ('box' in atom ? [atom.box] : []));
  if (looks.length === 0)
    return withoutColour(
      lines.flatMap((atoms) => plainChoices(atoms, known)),
      known,
    );
  // A lone cross in a cell may mean yes or no: only beside words is it a mark.
  const alone = lines.every((atoms) => atoms.every((atom) => 'box' in atom));
  const state = alone && looks.includes('letter') ? undefined : ticks(looks);
  if (!state) return 'unclear';
  const side = sideOf(lines, known);
  const choices: ColouredChoice[] = [];
  for (const atoms of lines) {
    const [only] = atoms;
    if (atoms.length === 1 && only && 'box' in only) {
      choices.push({ label: '', state: state(only.box), coloured: false });
      continue;
    }
    if (atoms.some((atom) => 'box' in atom) && side === undefined) return 'unclear';
    const taken = new Set<Atom>();
    for (const [at, atom] of atoms.entries()) {
      if (!('box' in atom) || side === undefined) continue;
      const words = neighbour(atoms, at, side);
      if (!words || taken.has(words)) return 'unclear';
      taken.add(words);
    }
    for (const [at, atom] of atoms.entries()) {
      if ('box' in atom) continue;
      const box = atoms[side === 'before' ? at - 1 : at + 1];
      const its = taken.has(atom) && box && 'box' in box ? state(box.box) : undefined;
      const label = its === undefined ? atom.words : optionName(atom.words, known);
      const coloured = its !== undefined && atom.highlighted;
      choices.push({ label, state: atom.struck ? 'struck' : (its ?? 'plain'), coloured });
    }
  }
  return withColour(choices);
}
