import type { Tables } from '#functions/platform/store/table.ts';
import type { Case } from '#schemas/case.ts';
import { consoleBrowser } from '#test/support/console-browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';

export const AMY = { firstName: 'Amy', lastName: 'Reed', dateOfBirth: '2016-03-04', homePostcode: 'LE1 1AA' };
export const BEN = { firstName: 'Ben', lastName: 'Reed', dateOfBirth: '2018-05-06', homePostcode: 'LE1 1AA' };
const MOTHER = {
  firstName: 'Mia',
  lastName: 'Reed',
  telephone: '01632 960001',
  safeToContact: 'yes',
  safeContact: 'Mornings',
};
const FATHER = { firstName: 'Paul', lastName: 'Reed', telephone: '01632 960001', safeToContact: 'no' };
const TEACHER = { name: 'Rowena Pike', email: 'rowena@school.example' };

/** Returns a family that was referred twice, in tables of its own, and the console as a colleague uses it. */
export async function familyTwice() {
  const world = { now: new Date('2026-11-24T10:00:00.000Z') };
  const tables: Tables = await localTables();
  const job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: world.now });
  const earlier = await job.file([AMY], { receivedAt: '2026-11-20T09:00:00.000Z' }, TEACHER);
  const later = await job.file([BEN, AMY], {}, TEACHER, [MOTHER, FATHER]);
  await job.told(earlier.reference, later.reference);
  return {
    world,
    job,
    earlier,
    later,
    browser: (as: Parameters<typeof consoleBrowser>[2] = {}) => consoleBrowser(tables, world, as),
  };
}

/** Returns the address of the page of a case's people. */
export const peopleOf = ({ reference }: Pick<Case, 'reference'>) => `/staff/cases/${reference}/people`;
