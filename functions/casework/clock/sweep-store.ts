import { clockSettings } from '#functions/platform/store/clock-settings.ts';
import { letGoDraft } from '#functions/platform/store/drafts.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import { readDocuments } from '#functions/platform/store/opening.ts';
import { readOutbox } from '#functions/platform/store/outbox.ts';
import { clockedIn, keepQueues } from '#functions/platform/store/standing-queues.ts';
import { openStore } from '#functions/platform/store/store.ts';
import { noteSweep, sweepsNoted } from '#functions/platform/store/sweeps.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { moveTimed, readTimed, timedKeys } from '#functions/platform/store/timers.ts';
import { service } from '#schemas/actor.ts';
import { returningStore } from '../colleagues/returning-store.ts';
import { openingCases } from '../open-case/opening-cases.ts';
import { knownClock } from './known-clock.ts';

/** Opens the store for the clock's sweep. */
export const sweepStore = (tables: Tables, council: { readonly dutyDesk: string }) => ({
  ...openStore(tables, {
    caseHead,
    clock: knownClock(clockSettings),
    clockedIn,
    keepQueues,
    letGoDraft,
    moveTimed,
    noteSweep,
    openCase: openingCases(council).openCase,
    readDocuments,
    readOutbox,
    readTimed,
    sweepsNoted,
    timedKeys,
  }).as(service('casework/clock')),
  returning: returningStore(tables),
});
