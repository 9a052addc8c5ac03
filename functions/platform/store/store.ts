import type { Actor } from '#schemas/actor.ts';
import type { Acting, Tables } from './table.ts';

/** A function of the store: it takes the tables, and who asks where the audit names them. */
type StoreFunction = (store: Acting, ...rest: never[]) => unknown;

/** The same functions, without their first argument. */
export type Bound<Functions> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (store: Acting, ...rest: infer Rest) => infer Given
    ? (...rest: Rest) => Given
    : never;
};

/**
 * Opens the store for a job, with the functions that it names and no others. `as` says who asks: nothing in the store is reached
 * without them (law 5).
 */
export function openStore<Functions extends Readonly<Record<string, StoreFunction>>>(
  tables: Tables,
  functions: Functions,
) {
  return { as: (actor: Actor) => bind({ ...tables, actor }, functions) };
}

function bind<Functions extends Readonly<Record<string, StoreFunction>>>(
  store: Acting,
  functions: Functions,
): Bound<Functions>;
function bind(store: Acting, functions: Readonly<Record<string, StoreFunction>>): object {
  const bound = Object.entries(functions).map(([name, does]) => [name, (...rest: never[]) => does(store, ...rest)]);
  return Object.fromEntries(bound);
}

/** Everything that the store can do, as a rule asks for it: `Pick<Store, 'changeCase' | 'caseHead'>`. */
export type Store = Bound<
  typeof import('./activity.ts') &
    typeof import('./asks.ts') &
    typeof import('./catalogue.ts') &
    typeof import('./changing.ts') &
    typeof import('./clock-settings.ts') &
    typeof import('./colleagues.ts') &
    typeof import('./council.ts') &
    typeof import('./counts.ts') &
    typeof import('./dashboard.ts') &
    typeof import('./documents.ts') &
    typeof import('./drafts.ts') &
    typeof import('./filing.ts') &
    typeof import('./flag-rows.ts') &
    typeof import('./glances.ts') &
    typeof import('./levels.ts') &
    typeof import('./lists.ts') &
    typeof import('./looks.ts') &
    typeof import('./mail.ts') &
    typeof import('./matching.ts') &
    typeof import('./outdated-tokens.ts') &
    typeof import('./opening.ts') &
    typeof import('./originals.ts') &
    typeof import('./outbox.ts') &
    typeof import('./pairing.ts') &
    typeof import('./parts.ts') &
    typeof import('./reading.ts') &
    typeof import('./recovering.ts') &
    typeof import('./repeats.ts') &
    typeof import('./returning.ts') &
    typeof import('./safety.ts') &
    typeof import('./sealing.ts') &
    typeof import('./searching.ts') &
    typeof import('./sending-frozen.ts') &
    typeof import('./settings.ts') &
    typeof import('./shift.ts') &
    typeof import('./slots.ts') &
    typeof import('./standing-queues.ts') &
    typeof import('./sweeps.ts') &
    typeof import('./timers.ts') &
    typeof import('./tokens.ts')
>;
