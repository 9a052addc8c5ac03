import type { Drawing, DrawnAside, DrawnBlock, DrawnParagraph, DrawnRun, DrawnSource } from '#schemas/drawing.ts';
import { isPlace } from '#schemas/forms/form-safety.ts';
import { type Holder, ordersOf, type Piece, textOf } from './drawn-orders.ts';
import { MASKED, type Mask, type Span, without } from './mask.ts';

/**
 * Returns a drawing without the secret places of its case. They are looked for in the text as an eye reads it, so that no run, cell
 * or paragraph that an address is cut into hides it from the mask. Where one goes over several paragraphs, their whole lines are hidden:
 * that costs some words, and a word too few shows where a child is.
 * @param form the number of the form that was read from the file; null when the case has none of it
 */
export function maskDrawing(drawing: Drawing, mask: Mask, form: number | null): Drawing {
  if (!mask.hides) return drawing;
  const hidden = new Hidden();
  for (const pieces of ordersOf(drawing.blocks, drawing.asides)) hidden.find(pieces, mask);
  const kept = keptSources(drawing.sources, mask, form);
  for (const holder of holdersIn(drawing)) hidden.sources(holder, kept);
  return {
    ...drawing,
    blocks: drawing.blocks.map((block) => blockSeen(block, hidden)),
    asides: drawing.asides.map((aside) => asideSeen(aside, hidden)),
  };
}

/** Returns the sources whose words are hidden whole, as the answers of those questions are. */
function keptSources(sources: readonly DrawnSource[], mask: Mask, form: number | null): ReadonlySet<number> {
  const isKept = (path: string) => (form === null ? isPlace(path) : mask.keeps(form, path));
  return new Set(
    sources.flatMap((source, index) => {
      const path = 'answer' in source ? source.answer : source.path;
      return path !== undefined && isKept(path) ? [index] : [];
    }),
  );
}

function* holdersIn({ blocks, asides }: Pick<Drawing, 'blocks' | 'asides'>): Generator<Holder> {
  for (const block of blocks)
    if (block.kind === 'paragraph') {
      yield block;
      yield* block.asides ?? [];
    } else for (const { blocks: inside } of block.cells) yield* holdersIn({ blocks: inside, asides: [] });
  yield* asides;
}

/** The stretches of each paragraph, and of the words beside it, that are hidden. */
class Hidden {
  readonly #in = new Map<Holder, Span[]>();

  /** Hides the secret places in pieces that are read one after the other. */
  find(pieces: readonly Piece[], mask: Mask): void {
    const starts: number[] = [];
    let text = '';
    for (const [index, { holder, text: own }] of pieces.entries()) {
      if (index > 0 && pieces[index - 1]?.holder !== holder) text += '\n';
      starts.push(text.length);
      text += own;
    }
    let first = 0;
    for (const span of mask.spans(text)) {
      while (first < pieces.length && (starts[first] ?? 0) + (pieces[first]?.text.length ?? 0) <= span.from) first += 1;
      this.#hide(pieces, starts, span, first);
    }
  }

  #hide(pieces: readonly Piece[], starts: readonly number[], { from, to }: Span, first: number): void {
    const touched = new Map<Holder, Span>();
    for (let index = first; index < pieces.length && (starts[index] ?? to) < to; index += 1) {
      const [piece, start] = [pieces[index], starts[index] ?? 0];
      if (piece === undefined) continue;
      const begins = piece.at + Math.max(0, from - start);
      const ends = piece.at + Math.min(piece.text.length, to - start);
      // What is between two parts of a place is hidden with them.
      if (ends > begins) touched.set(piece.holder, { from: touched.get(piece.holder)?.from ?? begins, to: ends });
    }
    for (const [holder, span] of touched)
      this.#add(holder, touched.size > 1 ? linesAround(textOf(holder), span) : span);
  }

  /** Hides the lines that are part of these sources. */
  sources(holder: Holder, kept: ReadonlySet<number>): void {
    const text = textOf(holder);
    if (!('runs' in holder)) {
      if (holder.of?.some((source) => kept.has(source))) this.#add(holder, { from: 0, to: text.length });
      return;
    }
    let at = 0;
    for (const run of holder.runs) {
      const to = at + run.text.length;
      if (run.of?.some((source) => kept.has(source))) this.#add(holder, linesAround(text, { from: at, to }));
      at = to;
    }
  }

  #add(holder: Holder, span: Span): void {
    const spans = this.#in.get(holder);
    if (spans) spans.push(span);
    else this.#in.set(holder, [span]);
  }

  /** Returns the hidden stretches of a holder, apart and in order. */
  of(holder: Holder): readonly Span[] {
    const apart: { from: number; to: number }[] = [];
    for (const { from, to } of (this.#in.get(holder) ?? []).toSorted((one, other) => one.from - other.from)) {
      const last = apart.at(-1);
      if (last && from <= last.to) last.to = Math.max(last.to, to);
      else if (to > from) apart.push({ from, to });
    }
    return apart;
  }
}

function linesAround(text: string, { from, to }: Span): Span {
  const end = text.indexOf('\n', to);
  return { from: text.lastIndexOf('\n', Math.max(0, from - 1)) + 1, to: end < 0 ? text.length : end };
}

function blockSeen(block: DrawnBlock, hidden: Hidden): DrawnBlock {
  if (block.kind === 'paragraph') return paragraphSeen(block, hidden);
  return {
    ...block,
    cells: block.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((inside) => blockSeen(inside, hidden)) })),
  };
}

function paragraphSeen(paragraph: DrawnParagraph, hidden: Hidden): DrawnParagraph {
  const spans = hidden.of(paragraph);
  const asides = paragraph.asides?.map((aside) => asideSeen(aside, hidden));
  return {
    ...paragraph,
    runs: spans.length === 0 ? paragraph.runs : runsSeen(paragraph.runs, spans),
    ...(asides === undefined ? {} : { asides }),
  };
}

/** Returns runs with one hidden run in place of each stretch; it keeps the sources, so that an answer still finds its place. */
function runsSeen(runs: readonly DrawnRun[], spans: readonly Span[]): DrawnRun[] {
  const seen: DrawnRun[] = [];
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    let at = start;
    for (const { from, to } of spans) {
      if (to <= start || from >= end) continue;
      if (from > at) seen.push({ ...run, text: run.text.slice(at - start, from - start) });
      if (from >= start) seen.push(hiddenRun(runs, { from, to }));
      at = Math.min(end, to);
    }
    if (at < end || run.text === '') seen.push({ ...run, text: run.text.slice(at - start) });
    start = end;
  }
  return seen;
}

function hiddenRun(runs: readonly DrawnRun[], { from, to }: Span): DrawnRun {
  const of = new Set<number>();
  let start = 0;
  for (const run of runs) {
    if (start < to && start + run.text.length > from) for (const source of run.of ?? []) of.add(source);
    start += run.text.length;
  }
  return { text: MASKED, is: ['hidden'], ...(of.size > 0 ? { of: [...of] } : {}) };
}

function asideSeen(aside: DrawnAside, hidden: Hidden): DrawnAside {
  const { label, text } = aside;
  const spans = hidden.of(aside);
  const after = spans.map(({ from, to }) => ({ from: from - label.length - 1, to: to - label.length - 1 }));
  return { ...aside, label: without(label, within(label, spans)), text: without(text, within(text, after)) };
}

const within = (text: string, spans: readonly Span[]): Span[] =>
  spans
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(text.length, to) }))
    .filter(({ from, to }) => to > from);
