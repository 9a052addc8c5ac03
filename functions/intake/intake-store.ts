import { alertedChanges, openingCases } from '#functions/casework/index.ts';
import { answeredMessage, finishOpening, joinCase, readInbound } from '#functions/platform/store/mail.ts';
import { moveOutbox } from '#functions/platform/store/outbox.ts';
import { noteRepeat } from '#functions/platform/store/repeats.ts';
import { addDocument, openSlot, readDocument, readSlot, renewSlot } from '#functions/platform/store/slots.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

interface Desk {
  readonly dutyDesk: string;
}

/** Opens the store for the web door and the agencies' door */
export const submitStore = (tables: Tables, desk: Desk, cases = openingCases(desk)) => openStore(tables, cases);

/** Opens the store for the door that gives slots for files. */
export const uploadStore = (tables: Tables) =>
  openStore(tables, { noteRepeat, openSlot, readDocument, readSlot, renewSlot }).as({ kind: 'public' });

/** Opens the store for filing what came into a slot. */
export const fileUploadStore = (tables: Tables, desk: Desk, cases = openingCases(desk)) =>
  openStore(tables, { ...cases, ...alertedChanges(desk), addDocument, readSlot }).as(service('intake/file-upload'));

/** Opens the store for receiving mail. */
export const receiveStore = (tables: Tables, desk: Desk, cases = openingCases(desk)) =>
  openStore(tables, { ...cases, ...alertedChanges(desk), answeredMessage, joinCase, moveOutbox }).as(
    service('intake/receive-email'),
  );

/** Opens the store for taking messages apart. */
export const openEmailStore = (tables: Tables, desk: Desk) =>
  openStore(tables, { ...alertedChanges(desk), addDocument, finishOpening, readInbound }).as(
    service('intake/open-email'),
  );
