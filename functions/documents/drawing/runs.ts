import type { DrawnRun, RunLook } from '#schemas/drawing.ts';
import type { Paragraph } from '../word/document.ts';

/** A stretch of a paragraph that is part of a source. */
export interface Sourced {
  readonly source: number;
  readonly start: number;
  readonly end?: number | undefined;
}

/** A look, or a source, that begins or ends. */
type Edge = readonly [at: number, what: RunLook | number, by: 1 | -1];

/** More runs in a paragraph are no writing: its rest is drawn as one run, of every source in the paragraph. */
const MOST_RUNS = 5_000;

/** Returns a paragraph's text as runs, cut wherever its look or its source changes. */
export function runsOf({ text, marks, looks = [] }: Paragraph, sourced: readonly Sourced[]): DrawnRun[] {
  const edges: Edge[] = [];
  const add = (what: RunLook | number, start: number, end: number) => {
    edges.push([start, what, 1], [end, what, -1]);
  };
  for (const { start, end, struck, highlighted, inserted, field } of marks) {
    if (struck) add('struck', start, end);
    if (highlighted) add('highlighted', start, end);
    if (inserted) add('inserted', start, end);
    if (field) add(field.guidance ? 'guidance' : 'field', start, end);
  }
  for (const { start, end, bold } of looks) if (bold) add('bold', start, end);
  for (const { source, start, end = lineEnd(text, start) } of sourced)
    add(source, Math.min(start, text.length), Math.min(Math.max(start, end), text.length));
  return runsBetween(
    text,
    edges.sort((one, other) => one[0] - other[0]),
    [...new Set(sourced.map(({ source }) => source))],
  );
}

function runsBetween(text: string, edges: readonly Edge[], sources: readonly number[]): DrawnRun[] {
  const runs: DrawnRun[] = [];
  const open = new Map<RunLook | number, number>();
  const placed = new Set<RunLook | number>();
  let at = 0;
  for (const [place, what, by] of edges) {
    if (place > at && runs.length < MOST_RUNS) {
      runs.push(runOf(text.slice(at, place), open));
      for (const what of open.keys()) placed.add(what);
      at = place;
    }
    const count = (open.get(what) ?? 0) + by;
    // A source that fills nothing, such as a control that shows nothing, still has its place.
    if (count === 0 && typeof what === 'number' && !placed.has(what)) runs.push({ text: '', of: [what] });
    if (count === 0) open.delete(what);
    else open.set(what, count);
  }
  if (at < text.length)
    runs.push(
      runs.length < MOST_RUNS
        ? { text: text.slice(at) }
        : { text: text.slice(at), ...(sources.length > 0 ? { of: [...sources] } : {}) },
    );
  return runs;
}

function runOf(text: string, open: ReadonlyMap<RunLook | number, number>): DrawnRun {
  const is: RunLook[] = [];
  const of: number[] = [];
  for (const what of open.keys()) typeof what === 'number' ? of.push(what) : is.push(what);
  return { text, ...(is.length > 0 ? { is } : {}), ...(of.length > 0 ? { of: of.sort((a, b) => a - b) } : {}) };
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
