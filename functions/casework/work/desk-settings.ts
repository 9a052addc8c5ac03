import type { CatalogueEntry } from '#schemas/catalogue.ts';
import { CLOCK_DEFAULTS, type ClockSettings } from '#schemas/clock-settings.ts';
import { DEFAULT_LEVELS, type Levels } from '#schemas/levels.ts';

/** Settings that a council edits and a rule must know. */
export interface DeskSettings {
  readonly levels: Levels;
  readonly catalogue: readonly CatalogueEntry[];
  readonly clock: ClockSettings;
}

/**
 * Returns the desk's settings. Without any, it returns the usual levels and an empty catalogue, so that no signposting goes
 * unchecked.
 */
export function deskOf(desk: DeskSettings | undefined): DeskSettings {
  return desk ?? { levels: DEFAULT_LEVELS, catalogue: [], clock: CLOCK_DEFAULTS };
}
