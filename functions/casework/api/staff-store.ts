import { readActivity } from '#functions/platform/store/activity.ts';
import {
  addCatalogueEntries,
  readCatalogue,
  readCatalogueEntry,
  writeCatalogueEntry,
} from '#functions/platform/store/catalogue.ts';
import { clockSettings, readClock, writeClock } from '#functions/platform/store/clock-settings.ts';
import {
  endColleague,
  enterColleague,
  listColleagues,
  namesOfColleagues,
  restoreColleague,
} from '#functions/platform/store/colleagues.ts';
import { readCouncil, writeCouncil } from '#functions/platform/store/council.ts';
import { readDashboard, readTeamCounts } from '#functions/platform/store/dashboard.ts';
import {
  beginDraft,
  changeDraft,
  countLeft,
  letGoDraft,
  listDrafts,
  lookAtDraft,
  readDraft,
} from '#functions/platform/store/drafts.ts';
import { readHistory } from '#functions/platform/store/history.ts';
import { readLevels, readLevelsSetting, writeLevels } from '#functions/platform/store/levels.ts';
import { headsOf, listCases, listTasks } from '#functions/platform/store/lists.ts';
import { readLooks } from '#functions/platform/store/looks.ts';
import { readDocumentToOpen, readMessageToOpen } from '#functions/platform/store/opening.ts';
import { readParts } from '#functions/platform/store/parts.ts';
import { readPostcodesSetting, writePostcodes } from '#functions/platform/store/postcodes.ts';
import { readCase, readCaseToWork } from '#functions/platform/store/reading.ts';
import { searchCases } from '#functions/platform/store/searching.ts';
import { readSettingHistory } from '#functions/platform/store/setting-history.ts';
import { readOnlineFormSetting, writeOnlineForm } from '#functions/platform/store/settings.ts';
import { readShift } from '#functions/platform/store/shift.ts';
import { noteFileLook, readDocumentsToShow } from '#functions/platform/store/showing.ts';
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
  countLeft,
  readActivity,
  headsOf,
  listCases,
  listColleagues,
  listDrafts,
  listTasks,
  lookAtDraft,
  namesOfColleagues,
  readCase,
  readCaseToWork,
  readCatalogue,
  readCatalogueEntry,
  readClock,
  readCouncil,
  readDashboard,
  readDeskSettings,
  readDocumentsToShow,
  readDocumentToOpen,
  readDraft,
  readHistory,
  readLevelsSetting,
  readLooks,
  readMessageToOpen,
  readOnlineFormSetting,
  readParts,
  readPostcodesSetting,
  readSettingHistory,
  readShift,
  readTeamCounts,
  searchCases,
};
const WRITES = {
  addCatalogueEntries,
  beginDraft,
  changeDraft,
  endColleague,
  enterColleague,
  letGoDraft,
  noteFileLook,
  restoreColleague,
  writeCatalogueEntry,
  writeClock,
  writeCouncil,
  writeLevels,
  writeOnlineForm,
  writePostcodes,
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
