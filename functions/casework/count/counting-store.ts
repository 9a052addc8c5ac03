import { countAll } from '#functions/platform/store/counts.ts';
import { listFlag } from '#functions/platform/store/flag-rows.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** Opens the store for keeping the counts and the lists of named flags. */
export const countingStore = (tables: Tables) =>
  openStore(tables, { countAll, listFlag }).as(service('casework/follow'));
