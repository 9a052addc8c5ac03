import { readClock } from '#functions/platform/store/clock-settings.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { noteRepeat } from '#functions/platform/store/repeats.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { newReference } from '#schemas/reference.ts';
import { knownClock } from '../clock/known-clock.ts';
import { type OpenCase, type OpenCaseDeps, openCase } from './open-case.ts';

/**
 * Returns how a door opens a case in these tables, notes a repeat, and counts its time. No handler combines these, so none can
 * leave the alert out.
 */
export function casesOver(
  tables: Tables,
  { dutyDesk }: { readonly dutyDesk: string },
  own: Partial<OpenCaseDeps> = {},
): { readonly openCase: OpenCase } & Pick<OpenCaseDeps, 'clock' | 'noteRepeat'> {
  const deps: OpenCaseDeps = {
    clock: knownClock(async () => (await readClock(tables)).settings),
    file: (...given) => fileCase(tables, ...given),
    noteRepeat: (...given) => noteRepeat(tables, ...given),
    newReference,
    dutyDesk,
    ...own,
  };
  const { clock, noteRepeat: note } = deps;
  return { clock, noteRepeat: note, openCase: (arrival, now) => openCase(deps, arrival, now) };
}
