import { alertedChanges, openingCases } from '#functions/casework/index.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';

export type OwnOpening = NonNullable<Parameters<typeof openingCases>[1]>;

/** How a door opens cases, as the jobs do, by the clock's default settings. */
export const openings = (own: OwnOpening = {}) => openingCases(council, { clock: async () => CLOCK_DEFAULTS, ...own });

/** How a job opens and changes cases in these tables. */
export const caseworkOver = (tables: Tables, own: OwnOpening = {}) =>
  openStore(tables, { ...openings(own), ...alertedChanges(council) }).as(service('test'));
