import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { cursorsWith } from '#functions/platform/http/cursor.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openStaffDoor } from '#functions/platform/http/staff-door.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLookupKeys } from '#functions/platform/lookup-keys.ts';
import { openLinks, presignGet } from '#functions/platform/object-links.ts';
import { newestVersion, openObjects } from '#functions/platform/objects.ts';
import { secretOnce } from '#functions/platform/secret.ts';
import { readCatalogue, readCatalogueEntry, writeCatalogueEntry } from '#functions/platform/store/catalogue.ts';
import { readClock, writeClock } from '#functions/platform/store/clock-settings.ts';
import { directoryIn } from '#functions/platform/store/colleagues.ts';
import { readDashboard } from '#functions/platform/store/dashboard.ts';
import { readLevels, writeLevels } from '#functions/platform/store/levels.ts';
import { headsOf, listCases, listTasks } from '#functions/platform/store/lists.ts';
import { readDocumentToOpen, readMessageToOpen } from '#functions/platform/store/opening.ts';
import { readParts } from '#functions/platform/store/parts.ts';
import { readCase, readCaseToWork } from '#functions/platform/store/reading.ts';
import { searchCases } from '#functions/platform/store/searching.ts';
import { readOnlineForm, writeOnlineForm } from '#functions/platform/store/settings.ts';
import { readShift } from '#functions/platform/store/shift.ts';
import { readQueues } from '#functions/platform/store/standing-queues.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { staffApi } from './api/staff-api.ts';
import type { StaffDeps } from './api/visit.ts';
import { changesOver } from './changes-over.ts';
import { knownCaseClocks } from './clock/known-case-clocks.ts';
import { casesOver } from './open-case/cases-over.ts';
import { type AuthorityOf, postcodeTable } from './residence/postcode-table.ts';

const settings = readEnvironment(
  z.object({
    CURSOR_SECRET_ID: z.string().min(1),
    LOOKUP_SECRET_ID: z.string().min(1),
    PROFESSIONAL_DOMAINS: z.string(),
    HOME_AUTHORITY: z.string().min(1),
  }),
);
const tables = openTables();
const objects = openObjects();
const links = openLinks();

/** The council's postcodes lie beside the code. They are read when a case is first looked at, so that no list waits for them. */
let table: AuthorityOf | undefined;
const authorityOf: AuthorityOf = (postcode) => {
  table ??= postcodeTable(readFileSync(new URL('postcodes.csv', import.meta.url), 'utf8'));
  return table(postcode);
};

const council = openCouncil();
const cases = casesOver(tables, council);
const deps: StaffDeps = {
  ...openStaffDoor(tables, { note: true }),
  ...changesOver(tables, council),
  council,
  professionalDomains: settings.PROFESSIONAL_DOMAINS.split(','),
  cursors: cursorsWith(secretOnce(settings.CURSOR_SECRET_ID)),
  listCases: (...about) => listCases(tables, ...about),
  listTasks: (...about) => listTasks(tables, ...about),
  headsOf: (references) => headsOf(tables, references),
  readDashboard: (...about) => readDashboard(tables, ...about),
  readCase: (...about) => readCase(tables, ...about),
  readCaseToWork: (...about) => readCaseToWork(tables, ...about),
  readParts: (...about) => readParts(tables, ...about),
  readDeskSettings: async () => ({
    levels: await readLevels(tables),
    catalogue: await readCatalogue(tables),
    clock: (await readClock(tables)).settings,
  }),
  lookupKeys: openLookupKeys(settings.LOOKUP_SECRET_ID),
  search: (...about) => searchCases(tables, ...about),
  readDocument: (...about) => readDocumentToOpen(tables, ...about),
  readMessage: (...about) => readMessageToOpen(tables, ...about),
  newest: (place) => newestVersion(objects, place),
  link: (...about) => presignGet(links, ...about),
  openCase: cases.openCase,
  area: { home: settings.HOME_AUTHORITY, authorityOf },
  catalogue: {
    read: () => readCatalogue(tables),
    readOne: (id) => readCatalogueEntry(tables, id),
    write: (...about) => writeCatalogueEntry(tables, ...about),
  },
  levels: { read: () => readLevels(tables), write: (...about) => writeLevels(tables, ...about) },
  directory: directoryIn(tables),
  readOnlineForm: () => readOnlineForm(tables),
  setOnlineForm: (...about) => writeOnlineForm(tables, ...about),
  readShift: (...about) => readShift(tables, ...about),
  readClock: () => readClock(tables),
  caseClocks: knownCaseClocks(cases.clock, () => readQueues(tables)),
  writeClock: (...about) => writeClock(tables, ...about),
};

/** Answers every staff route of the HTTP API, behind its JWT authorizer. */
export const handler = endpoint(openLog('casework/api'), (request) => staffApi(deps, request));
