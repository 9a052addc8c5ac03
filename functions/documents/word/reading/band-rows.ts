import type { Pair } from './gathering.ts';
import { linesIn, type Rows, type Slot } from './grid.ts';
import { headerRun } from './header-rows.ts';
import { labelText } from './labels.ts';
import { shownIn } from './ledger.ts';
import { optionColumns } from './option-cells.ts';
import { PairRows, type RowPlan } from './pair-rows.ts';
import { saysSomething } from './pieces.ts';
import { evidenceIn, type HeaderRun, weigh } from './table-plan.ts';

type Verdict = 'headed' | 'pairs' | 'undecided';

/**
 * Reads rows of several cells that stand together: a header over its answers, or labels beside them. The rows decide
 * together; where both make as much sense, nothing is taken.
 */
export function readBand(here: Rows): void {
  const { gathering } = here;
  const rowPairs = new PairRows(here);
  for (let at = 0; at < here.rows.length; at += 1) {
    const options = optionColumns(here, at);
    const run = options ?? headerRun(here, at, isAfterPairs(at));
    const verdict = options ? 'headed' : run ? decide(run, at) : 'pairs';
    if (run && verdict === 'headed') {
      nameColumns(run, at);
      gathering.keepAll(run.pairs);
      at += run.rows - 1;
    } else if (run && verdict === 'undecided') for (const { asked } of run.heads) gathering.label(asked);
    else inPairs(rowPairs.plan(at));
  }

  /** Tells whether the row before has pairs. Then this is a row of pairs too, unless two of its labels are side by side. */
  function isAfterPairs(at: number): boolean {
    return at > 0 && rowPairs.plan(at - 1).pairs.length > 0;
  }

  /** Decides whether the row is a header over those under it, or they are rows of pairs. */
  function decide(run: HeaderRun, at: number): Verdict {
    const plans = Array.from({ length: run.rows }, (_, row) => rowPairs.plan(at + row));
    const [own] = plans;
    if (!run.foreign && run.heads.length > 1) {
      const headed = weigh(run);
      const inRows = plans.reduce((sum, plan) => sum + weigh(plan), 0);
      return headed > inRows || (headed === inRows && run.adjacent) ? 'headed' : 'pairs';
    }
    // Labels beside their answers in other rows as well: it is a table of pairs.
    if (plans.slice(1).some(({ pairs }) => pairs.length > 0)) return 'pairs';
    if (own === undefined || own.pairs.length === 0) return run.pairs.some(isSaid) ? 'headed' : 'pairs';
    const [headed, beside] = [evidenceIn(run.pairs), evidenceIn(own.pairs)];
    if (headed !== beside) return headed > beside ? 'headed' : 'pairs';
    const odd = plans.reduce((sum, plan) => sum + plan.odd, 0);
    if (odd !== run.odd) return odd > run.odd ? 'headed' : 'pairs';
    return own.pairs.some(isSaid) ? 'undecided' : 'pairs';
  }

  /** Labels the cells of unknown columns with the column's name. */
  function nameColumns({ rows, heads }: HeaderRun, at: number): void {
    const below = here.rows.slice(at + 1, at + rows);
    for (const head of here.rows[at]?.slots ?? []) {
      if (head.text === '' || heads.some(({ slot }) => slot === head)) continue;
      const cells = below.flatMap(({ slots }) =>
        slots.filter(({ column }) => column >= head.column && column < head.end),
      );
      if (!cells.some((cell) => isSaying(cell))) continue;
      gathering.nameCells(labelText(head.text), head);
      for (const line of linesIn(cells)) gathering.ledger.under(line, labelText(head.text));
    }
  }

  /** Tells whether anything of a cell will be left over. Then its label goes with it instead of being left over itself. */
  function isSaying({ lines }: Slot): boolean {
    const { ledger, furniture } = gathering;
    return lines.some((line) => saysSomething(shownIn(line)) && !furniture.of(shownIn(line)) && !ledger.isTaken(line));
  }

  /** Keeps a row of pairs. Unknown labels become the label of the cell beside them. */
  function inPairs({ pairs, strangers }: RowPlan): void {
    for (const [slot, label] of strangers) {
      if (!isSaying(slot)) continue;
      gathering.nameCells(labelText(label.text), label);
      for (const line of linesIn([slot])) gathering.ledger.under(line, labelText(label.text));
    }
    gathering.keepAll(pairs);
  }
}

function isSaid({ outcome }: Pair): boolean {
  return outcome !== 'blank' && outcome !== 'unsure';
}
