/** Returns the value below which a share of the figures lies, by linear interpolation between neighbours. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((left, right) => left - right);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (figures: readonly number[]): number => quantile(figures, 0.5);

/** Rounds to three significant figures: a shared machine's clock allows no more. */
export const rounded = (figure: number): number => Number(figure.toPrecision(3));
