import { readCatalogue, readCatalogueEntry, writeCatalogueEntry } from '#functions/platform/store/catalogue.ts';
import { clockSettings, readClock, writeClock } from '#functions/platform/store/clock-settings.ts';
import {
  endColleague,
  enterColleague,
  listColleagues,
  restoreColleague,
} from '#functions/platform/store/colleagues.ts';
import { readDashboard } from '#functions/platform/store/dashboard.ts';
import { readHistory } from '#functions/platform/store/history.ts';
import { readLevels, writeLevels } from '#functions/platform/store/levels.ts';
import { headsOf, listCases, listTasks } from '#functions/platform/store/lists.ts';
import { readDocumentToOpen, readMessageToOpen } from '#functions/platform/store/opening.ts';
import { readParts } from '#functions/platform/store/parts.ts';
import { readCase, readCaseToWork } from '#functions/platform/store/reading.ts';
import { searchCases } from '#functions/platform/store/searching.ts';
import { readOnlineForm, writeOnlineForm } from '#functions/platform/store/settings.ts';
import { readShift } from '#functions/platform/store/shift.ts';
import { openStore } from '#functions/platform/store/store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { alertedChanges } from '../alerted-changes.ts';
import { openingCases } from '../open-case/opening-cases.ts';
import type { DeskSettings } from '../work/desk-settings.ts';

const readDeskSettings = async (tables: Tables): Promise<DeskSettings> => ({
  levels: await readLevels(tables),
  catalogue: await readCatalogue(tables),
  clock: await clockSettings(tables),
});

const READS = {
  headsOf,
  listCases,
  listColleagues,
  listTasks,
  readCase,
  readCaseToWork,
  readCatalogue,
  readCatalogueEntry,
  readClock,
  readDashboard,
  readDeskSettings,
  readDocumentToOpen,
  readHistory,
  readLevels,
  readMessageToOpen,
  readOnlineForm,
  readParts,
  readShift,
  searchCases,
};
const WRITES = {
  endColleague,
  enterColleague,
  restoreColleague,
  writeCatalogueEntry,
  writeClock,
  writeLevels,
  writeOnlineForm,
};

/** Opens the store for the staff API, as the person of a request. */
export function staffStore(
  tables: Tables,
  council: { readonly dutyDesk: string },
  { openCase }: Pick<ReturnType<typeof openingCases>, 'openCase'> = openingCases(council),
) {
  const { changeBoth, changeCase } = alertedChanges(council);
  return openStore(tables, { openCase, changeBoth, changeCase, ...READS, ...WRITES });
}

/** What the staff API asks of the store. Every reading records the look before it answers (law 5). */
export type StaffStore = ReturnType<ReturnType<typeof staffStore>['as']>;
