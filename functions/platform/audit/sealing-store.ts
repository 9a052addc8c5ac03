import { service } from '#schemas/actor.ts';
import { appendLink, readChainHead, readDay, readLinks, readSealed } from '../store/sealing.ts';
import { openStore } from '../store/store.ts';
import { noteSweep } from '../store/sweeps.ts';
import type { Tables } from '../store/table.ts';

/** Opens the store for sealing the audit. */
export const sealingStore = (tables: Tables) =>
  openStore(tables, { appendLink, noteSweep, readChainHead, readDay, readLinks, readSealed }).as(
    service('platform/audit/seal'),
  );
