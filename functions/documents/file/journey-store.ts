import { alertedChanges, openingCases } from '#functions/casework/index.ts';
import { applyVerdict, closeJourney, withdrawElsewhere } from '#functions/platform/store/documents.ts';
import { messagesOf, readInbound } from '#functions/platform/store/mail.ts';
import { originalsOf } from '#functions/platform/store/originals.ts';
import { readSafety } from '#functions/platform/store/safety.ts';
import { readDocument } from '#functions/platform/store/slots.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** Opens the store for a file's journey. */
export const journeyStore = (tables: Tables, council: { readonly dutyDesk: string }, cases = openingCases(council)) =>
  openStore(tables, {
    ...cases,
    ...alertedChanges(council),
    applyVerdict,
    closeJourney,
    messagesOf,
    originalsOf,
    readDocument,
    readInbound,
    readSafety,
    withdrawElsewhere,
  }).as(service('documents/file'));
