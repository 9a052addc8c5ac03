import type { Gathering, Pair } from './gathering.ts';
import { type GridRow, isLabel, type Look, linesIn, lookAt, type Rows, type Slot } from './grid.ts';
import type { Context } from './headings.ts';
import { type Asked, followUp, hasOwnLabel, LONGEST_LABEL, labelText } from './labels.ts';
import { shownIn } from './ledger.ts';
import type { Topic } from './meaning.ts';
import { isMarked, isMarkedByHand, writtenGrid } from './option-cells.ts';
import { isChoiceSurely, looksLikeAnswer, looksLikeLabel, type Plan } from './table-plan.ts';
import { boxIn, hasBox } from './written-lines.ts';

/** The pairs of one row. */
export interface RowPlan extends Plan {
  /** Texts that stand where an answer does, with the text where its label does: for a person to read together. */
  readonly strangers: ReadonlyMap<Slot, Slot>;
}

/** Reads rows of labels with their answers to the right of them: one pair a row, or several. */
export class PairRows {
  readonly #gathering: Gathering;
  readonly #rows: readonly GridRow[];
  readonly #context: Context;
  /** Do the labels of these rows stand left of cells for their answers? Then what is under a label in its cell is a hint. */
  readonly #labelsLeft: boolean;

  constructor({ gathering, rows, context }: Rows) {
    this.#gathering = gathering;
    this.#rows = rows;
    this.#context = context;
    const firsts = rows.map(({ slots }) => slots.map((slot) => lookAt(slot, context, gathering).kind));
    const left = firsts.filter(
      ([first, next]) => first === 'label' && (next === 'text' || next === 'empty' || next === 'topic'),
    );
    const within = firsts.filter(
      ([first, next]) => first === 'labelled' && (next === 'labelled' || next === undefined),
    );
    this.#labelsLeft = left.length >= within.length;
  }

  readonly #plans = new Map<number, RowPlan>();

  /** Returns the pairs of one row. */
  plan(at: number): RowPlan {
    const known = this.#plans.get(at);
    if (known) return known;
    const made = this.#planOf(at);
    this.#plans.set(at, made);
    return made;
  }

  #planOf(at: number): RowPlan {
    const strangers = new Map<Slot, Slot>();
    const row = this.#rows[at];
    if (!row) return { pairs: [], lost: 0, odd: 0, strangers };
    let odd = 0;
    let context = this.#groupOf(row) ?? this.#introducedOver(at);
    const looks = row.slots.map((slot) => ({ slot, look: lookAt(slot, context, this.#gathering) }));
    const pairs: Pair[] = [];
    let lost = 0;
    for (let here = 0; here < looks.length; here += 1) {
      const { slot, look } = looks[here] ?? {};
      if (!slot || !look) continue;
      if (!isLabel(look)) {
        const next = looks[here + 1];
        const why = look.kind === 'text' && this.#labelsLeft ? this.#whyNot(slot, next, pairs, at, context) : undefined;
        if (why) {
          pairs.push(why);
          here += 1;
          continue;
        }
        if (next?.look.kind !== 'text') continue;
        if (look.kind === 'empty' || looksLikeAnswer(slot.text) || looksLikeLabel(next.slot.text)) odd += 1;
        if (look.kind !== 'text' || !this.#labelsLeft || !isNaming(slot.text)) continue;
        strangers.set(next.slot, slot);
        here += 1;
        continue;
      }
      const theirs = topicNamed(look.asked, context);
      if (theirs) {
        context = { ...context, topic: theirs };
        for (const [after, { slot: other }] of looks.entries())
          if (after > here) looks[after] = { slot: other, look: lookAt(other, context, this.#gathering) };
      }
      if (look.kind === 'labelled' && (look.inLine || !this.#isHint(looks[here + 1]?.look))) {
        pairs.push(this.#gathering.pair(look.asked, look.rest, context));
        continue;
      }
      const found = this.#beside(look.asked, at, slot, looks.slice(here + 1), context);
      if (found) {
        if (looksLikeLabel(found.pair.written.text) && found.pair.outcome !== 'blank') odd += 1;
        pairs.push(found.pair);
        here += found.cells;
      } else lost += 1;
    }
    return { pairs, lost, odd, strangers };
  }

  /** Reads "If not, why not?" right after the question that it belongs to, in this row or the one before. */
  #whyNot(
    { lines }: Slot,
    next: { readonly slot: Slot; readonly look: Look } | undefined,
    pairs: readonly Pair[],
    at: number,
    context: Context,
  ): Pair | undefined {
    const [line, ...more] = lines.filter((one) => shownIn(one) !== '');
    if (!line || more.length > 0 || !next || !['text', 'empty'].includes(next.look.kind)) return undefined;
    const before = pairs.at(-1) ?? (at > 0 ? this.plan(at - 1).pairs.at(-1) : undefined);
    const found = followUp(line, before?.asked);
    if (!found || shownIn(found.rest) !== '') return undefined;
    return this.#gathering.pair(found.asked, linesIn([next.slot]), context);
  }

  /** Tells whether lines under a label are a hint: they are when the answer is beside it. */
  #isHint(next: Look | undefined): boolean {
    return this.#labelsLeft && next !== undefined && !isLabel(next);
  }

  /** Returns what several rows are about, when a merged cell at their left says so: "Mother". */
  #groupOf(row: GridRow): Context | undefined {
    const group = [...row.reaching, ...row.slots].find(({ height, text }) => height > 1 && text !== '');
    const topic = group && this.#gathering.labels.topicOf(group.text.replaceAll('\n', ' '));
    if (!group || !topic) return undefined;
    this.#gathering.nameCells(labelText(group.text), group);
    return { ...this.#context, topic, block: group };
  }

  /** Returns the context of a row: "First parent’s name" introduces a person, and the rows after it are about them, until the next. */
  #introducedOver(at: number): Context {
    this.#introduced ??= introductions(this.#rows, this.#context, this.#gathering);
    const topic = this.#introduced[at];
    return topic ? { ...this.#context, topic } : this.#context;
  }

  #introduced: readonly (Topic | undefined)[] | undefined;

  #beside(
    asked: Asked,
    at: number,
    label: Slot,
    after: readonly { readonly slot: Slot; readonly look: Look }[],
    context: Context,
  ): { readonly pair: Pair; readonly cells: number } | undefined {
    const [next] = after;
    if (!next) return undefined;
    if (next.look.kind === 'labelled') return undefined;
    if (next.look.kind === 'label') {
      // "Relationship: Mother", though "Mother" is a label elsewhere.
      const pair = this.#gathering.pair(asked, linesIn([next.slot]), context);
      return isChoiceSurely(pair) ? { pair, cells: 1 } : undefined;
    }
    if (next.look.kind === 'frame' || next.look.kind === 'several' || isSomebodyElses(asked, next.slot))
      return undefined;
    const end = after.findIndex(({ look }) => isLabel(look));
    const first = after.slice(0, end < 0 ? after.length : end).map(({ slot }) => slot);
    const to = first.at(-1)?.end ?? label.end;
    const rows = [first];
    for (let more = 1; more < label.height; more += 1) {
      const slots = this.#rows[at + more]?.slots ?? [];
      rows.push(slots.filter(({ column }) => column >= label.end && column < to));
    }
    const cells = first.length;
    const all = rows.flat();
    if (
      isMarked(asked) &&
      all.length > 1 &&
      all.some((slot) => hasBox(slot.text) || boxIn(slot.text) === 'ticked' || isMarkedByHand(slot))
    ) {
      const written = writtenGrid(rows);
      return { pair: this.#gathering.pair(asked, linesIn(all), context, written), cells };
    }
    // Several cells beside one label are no one answer; those under a merged label are its lines.
    const own = rows.map(([slot]) => slot).filter((slot) => slot !== undefined);
    if (label.height > 1 && own.some((slot) => isLabel(lookAt(slot, context, this.#gathering)))) return undefined;
    return { pair: this.#gathering.pair(asked, linesIn(own), context), cells: 1 };
  }
}

const NAMES: ReadonlySet<string> = new Set(['fullName', 'firstName', 'lastName']);

/**
 * Returns for each row the person whom a row before introduced under a heading about such people. Somebody is introduced by a label in
 * the first cell that asks for their name and says which of them it is; it takes two, because one may be among many.
 */
function introductions(
  rows: readonly GridRow[],
  context: Context,
  gathering: Gathering,
): readonly (Topic | undefined)[] {
  let current: Topic | undefined;
  let count = 0;
  const over = rows.map(({ slots: [first] }) => {
    const look = first && lookAt(first, context, gathering);
    const meaning = look?.kind === 'label' ? look.asked.meaning : undefined;
    if (meaning && context.topic?.section === meaning.section && NAMES.has(meaning.field.id)) {
      const named = topicNamed({ lines: [], label: '', meaning }, context);
      if (named && (named.number !== undefined || named.kind !== undefined)) {
        count += 1;
        current = named;
        return undefined;
      }
    }
    return current;
  });
  return count >= 2 ? over : [];
}

/** "Mother’s name | Jane | DOB | 1/2/1988": where a label says whose answer it wants, the rest of its row is theirs too. */
function topicNamed({ meaning }: Asked, { topic }: Context): Topic | undefined {
  const { section, kind, number, named } = meaning;
  if (!named || (topic?.section === section && kind === undefined && number === undefined)) return undefined;
  return { section, ...(kind ? { kind } : {}), ...(number === undefined ? {} : { number }) };
}

/** Tells a cell with a label of its own that nobody knows: where labels have a colon it is no answer to the one beside it. */
export function isSomebodyElses(asked: Asked, slot: Slot): boolean {
  return hasOwnLabel(slot.text) && asked.lines.some(({ masked }) => /:\s*$/.test(masked));
}

/** Tells whether a text may be a name. An email address or a number is not. */
function isNaming(text: string): boolean {
  return text.length <= LONGEST_LABEL && /\p{L}{2}/u.test(text) && !/@|\d{3}/.test(text);
}
