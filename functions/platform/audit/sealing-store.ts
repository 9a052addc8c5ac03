import { service } from '#schemas/actor.ts';
import { indexLooks } from '../store/looks.ts';
import { appendLink, readChainHead, readDay, readLinks, readSealed } from '../store/sealing.ts';
import { openStore } from '../store/store.ts';
import { noteSweep } from '../store/sweeps.ts';
import type { Tables } from '../store/table.ts';

/** Opens the store for sealing the audit. */
export const sealingStore = (tables: Tables) =>
  openStore(tables, { appendLink, indexLooks, noteSweep, readChainHead, readDay, readLinks, readSealed }).as(
    service('platform/audit/seal'),
  );
