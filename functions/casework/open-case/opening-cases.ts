import { clockSettings } from '#functions/platform/store/clock-settings.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { noteRepeat } from '#functions/platform/store/repeats.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Acting, Tables } from '#functions/platform/store/table.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { newReference } from '#schemas/reference.ts';
import { knownClock } from '../clock/known-clock.ts';
import type { Arrival } from './arrival.ts';
import { type OpenCaseDeps, openCase } from './open-case.ts';

/**
 * Returns the functions of the store by which a door opens a case, notes that it was sent again, and counts its time. No job puts
 * them together, so none can leave the alert out.
 */
export function openingCases({ dutyDesk }: { readonly dutyDesk: string }, own: Partial<OpenCaseDeps> = {}) {
  const clock: (tables: Tables) => Promise<ClockSettings> = own.clock ?? knownClock(clockSettings);
  return {
    clock,
    noteRepeat,
    openCase: (store: Acting, arrival: Arrival, now: Date) => {
      const filing = openStore(store, { clock, fileCase, noteRepeat }).as(store.actor);
      return openCase({ ...filing, newReference, dutyDesk, ...own }, arrival, now);
    },
  };
}
