import { countAll } from '#functions/platform/store/counts.ts';
import { relistFlags } from '#functions/platform/store/flag-rows.ts';
import { moveOutbox, readOutbox } from '#functions/platform/store/outbox.ts';
import {
  giveQueue,
  giveTimer,
  hasCase,
  notePutBack,
  ownedDocument,
  ownedMessage,
  ownedOf,
  slotAt,
  touchedOn,
  wasPutBack,
} from '#functions/platform/store/pairing.ts';
import { copyBackPage, declareRecovery, putSlotBack } from '#functions/platform/store/recovering.ts';
import { readSendingFrozen, writeSendingFrozen } from '#functions/platform/store/sending-frozen.ts';
import { clockedIn } from '#functions/platform/store/standing-queues.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { timedKeys } from '#functions/platform/store/timers.ts';
import { service } from '#schemas/actor.ts';
import { openingCases } from '../open-case/opening-cases.ts';
import { CaseThereError } from './file-again.ts';

/** A referral that is filed again has its own reference, and no other is drawn. */
function noOther(): never {
  throw new CaseThereError('the reference is taken');
}

/** Opens the store for pairing what was accepted with its owner. */
export const reconcileStore = (tables: Tables, desk: { readonly dutyDesk: string }) =>
  openStore(tables, {
    ...openingCases(desk, { newReference: noOther }),
    clockedIn,
    copyBackPage,
    countAll,
    declareRecovery,
    giveQueue,
    giveTimer,
    hasCase,
    moveOutbox,
    notePutBack,
    ownedDocument,
    ownedMessage,
    ownedOf,
    putSlotBack,
    readOutbox,
    readSendingFrozen,
    relistFlags,
    slotAt,
    timedKeys,
    touchedOn,
    wasPutBack,
    writeSendingFrozen,
  }).as(service('casework/reconcile'));
