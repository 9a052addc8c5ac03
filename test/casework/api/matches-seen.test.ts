import { beforeAll, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const at = new Date('2026-11-23T10:05:00.000Z');
const Matches = z.object({ matches: z.array(z.object({ other: z.object({ reference: z.string() }) })) });
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

it('a suggested match with a restricted case is seen by those whom it names, and by nobody else', async () => {
  const job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: new Date('2026-11-23T10:00:00.000Z') });
  const child = { firstName: 'Amy', lastName: `Reed${unique()}`, dateOfBirth: '2016-03-04' };
  const access = { only: ['worker-2'], never: [] };
  const restricted = await job.file([child], { access, receivedAt: '2026-11-23T09:00:00.000Z' });
  const open = await job.file([child]);
  await job.told(restricted.reference, open.reference);
  const seenBy = async (subject: string) => {
    const path = { reference: open.reference };
    const { body } = await visit(staffDepsOver(tables), 'GET /admin/cases/{reference}', { subject, path, at });
    return Matches.parse(body).matches.map(({ other }) => other.reference);
  };
  expect(await seenBy('worker-2')).toEqual([restricted.reference]);
  expect(await seenBy('worker-9')).toEqual([]);
});
