import { dueOutbox, moveOutbox, outboxKeyOfSes, readOutbox } from '#functions/platform/store/outbox.ts';
import { readSendingFrozen } from '#functions/platform/store/sending-frozen.ts';
import { openStore } from '#functions/platform/store/store.ts';
import { noteSweep } from '#functions/platform/store/sweeps.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** Opens the store for the job that sends. */
export const sendingStore = (tables: Tables) =>
  openStore(tables, { dueOutbox, readOutbox, moveOutbox, noteSweep, readSendingFrozen }).as(
    service('correspondence/send'),
  );

/** Opens the store for the job that records what became of a message. */
export const recordingStore = (tables: Tables) =>
  openStore(tables, { outboxKeyOfSes, readOutbox, moveOutbox }).as(service('correspondence/record'));
