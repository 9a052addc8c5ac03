import type { StaffDeps } from '#functions/casework/api/visit.ts';
import { clockIn } from '#functions/casework/clock/clock-of.ts';
import { cursorsWith } from '#functions/platform/http/cursor.ts';
import { admitting } from '#functions/platform/http/staff-door.ts';
import { presignGet } from '#functions/platform/object-links.ts';
import { newestVersion, openObjects } from '#functions/platform/objects.ts';
import { readCatalogue, readCatalogueEntry, writeCatalogueEntry } from '#functions/platform/store/catalogue.ts';
import { readClock, writeClock } from '#functions/platform/store/clock-settings.ts';
import { directoryIn, noteSignIn, readColleague } from '#functions/platform/store/colleagues.ts';
import { readDashboard } from '#functions/platform/store/dashboard.ts';
import { readLevels, writeLevels } from '#functions/platform/store/levels.ts';
import { headsOf, listCases, listTasks } from '#functions/platform/store/lists.ts';
import { readDocumentToOpen, readMessageToOpen } from '#functions/platform/store/opening.ts';
import { readParts } from '#functions/platform/store/parts.ts';
import { readCase, readCaseToWork } from '#functions/platform/store/reading.ts';
import { searchCases } from '#functions/platform/store/searching.ts';
import { readOnlineForm, writeOnlineForm } from '#functions/platform/store/settings.ts';
import { readShift } from '#functions/platform/store/shift.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { NO_QUEUES } from '#schemas/standing-queues.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { caseworkOver } from './casework-over.ts';
import { localS3 } from './local-buckets.ts';
import { LOOKUP_KEYS } from './lookup-world.ts';

/** Returns the staff API over real tables and buckets. */
export function staffDepsOver(on: Tables): StaffDeps {
  const objects = openObjects(localS3());
  const links = { client: localS3({ requestChecksumCalculation: 'WHEN_REQUIRED' }) };
  return {
    ...caseworkOver(on),
    issuer: 'https://sign-in.example',
    audience: 'front-door',
    rolePrefix: '',
    admit: admitting({
      read: (id) => readColleague(on, id),
      note: ({ staff, name }, day) => noteSignIn(on, { ...staff, name }, day),
    }),
    professionalDomains: ['gov.uk'],
    council,
    cursors: cursorsWith(async () => 'secret'),
    listCases: (...about) => listCases(on, ...about),
    listTasks: (...about) => listTasks(on, ...about),
    headsOf: (references) => headsOf(on, references),
    readDashboard: (...about) => readDashboard(on, ...about),
    readCase: (...about) => readCase(on, ...about),
    readCaseToWork: (...about) => readCaseToWork(on, ...about),
    readParts: (...about) => readParts(on, ...about),
    readDeskSettings: async () => ({
      levels: await readLevels(on),
      catalogue: await readCatalogue(on),
      clock: CLOCK_DEFAULTS,
    }),
    lookupKeys: async () => LOOKUP_KEYS,
    search: (...about) => searchCases(on, ...about),
    readDocument: (...about) => readDocumentToOpen(on, ...about),
    readMessage: (...about) => readMessageToOpen(on, ...about),
    newest: (place) => newestVersion(objects, place),
    link: (...about) => presignGet(links, ...about),
    area: { home: 'E06000016', authorityOf: () => undefined },
    catalogue: {
      read: () => readCatalogue(on),
      readOne: (id) => readCatalogueEntry(on, id),
      write: (...about) => writeCatalogueEntry(on, ...about),
    },
    levels: { read: () => readLevels(on), write: (...about) => writeLevels(on, ...about) },
    directory: directoryIn(on),
    readOnlineForm: () => readOnlineForm(on),
    setOnlineForm: (...about) => writeOnlineForm(on, ...about),
    readShift: (...about) => readShift(on, ...about),
    caseClocks: async () => (head, at) => clockIn(NO_QUEUES, head, at, CLOCK_DEFAULTS),
    readClock: () => readClock(on),
    writeClock: (...about) => writeClock(on, ...about),
  };
}
