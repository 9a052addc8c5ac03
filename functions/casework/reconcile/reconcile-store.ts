import { countAll } from '#functions/platform/store/counts.ts';
import { relistFlags } from '#functions/platform/store/flag-rows.ts';
import {
  giveQueue,
  giveTimer,
  notePutBack,
  ownedDocument,
  ownedMessage,
  ownedOf,
  slotAt,
  touchedOn,
  wasPutBack,
} from '#functions/platform/store/pairing.ts';
import { readSendingFrozen, writeSendingFrozen } from '#functions/platform/store/sending-frozen.ts';
import { clockedIn } from '#functions/platform/store/standing-queues.ts';
import { openStore } from '#functions/platform/store/store.ts';
import { noteSweep, sweepsNoted } from '#functions/platform/store/sweeps.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { timedKeys } from '#functions/platform/store/timers.ts';
import { service } from '#schemas/actor.ts';

/** Opens the store for pairing what was accepted with its owner. */
export const reconcileStore = (tables: Tables) =>
  openStore(tables, {
    clockedIn,
    countAll,
    giveQueue,
    giveTimer,
    notePutBack,
    noteSweep,
    ownedDocument,
    ownedMessage,
    ownedOf,
    readSendingFrozen,
    relistFlags,
    slotAt,
    sweepsNoted,
    timedKeys,
    touchedOn,
    wasPutBack,
    writeSendingFrozen,
  }).as(service('casework/reconcile'));
