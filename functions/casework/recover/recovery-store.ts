import { moveOutbox, readOutbox } from '#functions/platform/store/outbox.ts';
import { hasCase, isRestricted, touchedOn } from '#functions/platform/store/pairing.ts';
import { copyBackPage, declareRecovery, putSlotBack } from '#functions/platform/store/recovering.ts';
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

/** Opens the store for a declared recovery. */
export const recoveryStore = (tables: Tables, desk: { readonly dutyDesk: string }) =>
  openStore(tables, {
    ...openingCases(desk, { newReference: noOther }),
    copyBackPage,
    declareRecovery,
    hasCase,
    isRestricted,
    moveOutbox,
    putSlotBack,
    readOutbox,
    timedKeys,
    touchedOn,
  }).as(service('casework/recover'));
