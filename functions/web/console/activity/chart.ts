import { nice } from 'd3-array';
import { scaleBand } from 'd3-scale';
import type { Series } from './tables.ts';

/** The size of a chart in its own units; the page scales it to its column. */
const WIDTH = 300;
const HEIGHT = 60;
/** The full height is a round number, such as 60 or 100. */
const TICKS = 2;

/** A chart of one series: bars that start at a line, drawn as one path. */
export interface Chart {
  readonly label: string;
  /** What it shows, for people who do not see it. */
  readonly says: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** The charts of a table, on one scale: their bars can be compared. */
export interface Charts {
  /** What a bar of the full height means. */
  readonly most: number;
  readonly charts: readonly Chart[];
}

/**
 * Draws a small chart for each series that has a number. Each has one colour, that of the text, so that it is as clear in print and
 * in forced colours, and nobody has to tell colours apart.
 */
export function chartsOf(series: readonly Series[]): Charts {
  const drawn = series.filter(({ beside, numbers }) => beside === undefined && numbers.some((number) => number > 0));
  const [, most] = nice(0, Math.max(1, ...drawn.flatMap(({ numbers }) => numbers)), TICKS);
  return {
    most,
    charts: drawn.map((one) => ({ ...textOf(one), path: pathOf(one, most), width: WIDTH, height: HEIGHT })),
  };
}

/** Draws the bars. The scale is linear from 0: d3's own would bring its colours and formats into the bundle. */
function pathOf({ numbers }: Series, most: number): string {
  const band = scaleBand(numbers.keys(), [0, WIDTH]).paddingInner(0.2);
  const width = round(band.bandwidth());
  return numbers
    .flatMap((number, at) => {
      const height = round((HEIGHT * Math.max(0, number)) / most);
      return height === 0 ? [] : [`M${round(band(at) ?? 0)} ${HEIGHT}v${-height}h${width}v${height}z`];
    })
    .join('');
}

function textOf({ label, numbers }: Series): Pick<Chart, 'label' | 'says'> {
  const last = numbers.at(-1) ?? 0;
  return { label, says: `${label}: from ${Math.min(...numbers)} to ${Math.max(...numbers)}, last ${last}` };
}

const TENTHS = 10;
const round = (number: number) => Math.round(number * TENTHS) / TENTHS;
