import { changeCase } from '#functions/platform/store/changing.ts';
import { clockSettings } from '#functions/platform/store/clock-settings.ts';
import { currentOf } from '#functions/platform/store/colleagues.ts';
import { listCases, listTasks } from '#functions/platform/store/lists.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import { casesNaming, currentWithRole, returnTask } from '#functions/platform/store/returning.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** Opens the store for giving work back, which the clock does. */
export const returningStore = (tables: Tables) =>
  openStore(tables, {
    caseHead,
    casesNaming,
    changeCase,
    clock: clockSettings,
    currentOf,
    currentWithRole,
    listCases,
    listTasks,
    returnTask,
  }).as(service('casework/clock'));
