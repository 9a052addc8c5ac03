import { casesOver, changesOver } from '#functions/casework/index.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';

/** Returns how a door opens and changes cases in these tables, as the handlers do, by the clock's default settings. */
export const caseworkOver = (tables: Tables, own: Parameters<typeof casesOver>[2] = {}) => ({
  ...casesOver(tables, council, { clock: async () => CLOCK_DEFAULTS, ...own }),
  ...changesOver(tables, council),
});
