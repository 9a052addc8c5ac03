import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { deployedCouncil, openCouncil, openDutyDesk } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { cursorsWith } from '#functions/platform/http/cursor.ts';
import { openStaffDoor } from '#functions/platform/http/staff-door.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLookupKeys } from '#functions/platform/lookup-keys.ts';
import { openLinks, presignGet } from '#functions/platform/object-links.ts';
import { newestVersion, openObjects, readObject } from '#functions/platform/objects.ts';
import { remembered } from '#functions/platform/remembered.ts';
import { clockSettings } from '#functions/platform/store/clock-settings.ts';
import { readDirectory } from '#functions/platform/store/colleagues.ts';
import { readPostcodesFile, readPostcodesSetting } from '#functions/platform/store/postcodes.ts';
import { readQueues } from '#functions/platform/store/standing-queues.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { knownCaseClocks } from '../clock/known-case-clocks.ts';
import { knownClock } from '../clock/known-clock.ts';
import { knownArea } from '../residence/known-area.ts';
import { type AuthorityOf, postcodeTable } from '../residence/postcode-table.ts';
import type { StaffDeps } from './staff-context.ts';
import { staffStore } from './staff-store.ts';

/**
 * The postcodes that were deployed lie beside the code. They are read when a case first needs them, so that no list waits for them.
 */
let table: AuthorityOf | undefined;
const deployedAuthorityOf: AuthorityOf = (postcode) => {
  table ??= postcodeTable(readFileSync(new URL('postcodes.csv', import.meta.url), 'utf8'));
  return table(postcode);
};

/** A new colleague can be chosen after ten seconds; the write that gives them work checks them anyway. */
const DIRECTORY_KEPT_MS = 10_000;

/** Opens everything that the staff API needs. */
export function openStaffApi(): StaffDeps {
  const settings = readEnvironment(
    z.object({
      LOOKUP_SECRET_ID: z.string().min(1),
      PROFESSIONAL_DOMAINS: z.string(),
      HOME_AUTHORITY: z.string().min(1),
    }),
  );
  const tables = openTables();
  const objects = openObjects();
  const links = openLinks();
  const deployed = deployedCouncil();
  const log = openLog('casework/api');
  const lookupKeys = openLookupKeys(settings.LOOKUP_SECRET_ID);
  const clock = knownClock(() => clockSettings(tables));
  return {
    ...openStaffDoor(tables, { note: true }),
    ...staffStore(tables, openDutyDesk()),
    council: openCouncil(tables, deployed),
    deployedCouncil: deployed,
    professionalDomains: settings.PROFESSIONAL_DOMAINS.split(','),
    cursors: cursorsWith(lookupKeys),
    lookupKeys,
    newest: (place) => newestVersion(objects, place),
    object: (object, maxBytes) => readObject(objects, object, maxBytes),
    link: (...about) => presignGet(links, ...about),
    directory: remembered(
      () => readDirectory(tables),
      () => true,
      DIRECTORY_KEPT_MS,
    ),
    homeAuthority: settings.HOME_AUTHORITY,
    area: knownArea({
      home: settings.HOME_AUTHORITY,
      deployed: deployedAuthorityOf,
      setting: () => readPostcodesSetting(tables),
      file: (version) => readPostcodesFile(tables, version),
      onFault: (error) => log.error('the file of postcodes could not be read', error),
    }),
    caseClocks: knownCaseClocks(clock, () => readQueues(tables)),
  };
}
