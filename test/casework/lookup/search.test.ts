import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { lookupKeysIn } from '#functions/platform/lookup-keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const AMY = {
  firstName: 'Amélie',
  lastName: 'Reed',
  dateOfBirth: '2016-03-04',
  homePostcode: 'LE1 1AA',
  nhsNumber: '9434765919',
};

const at = new Date('2026-11-23T10:00:00.000Z');
const Body = z.object({
  cases: z.array(
    z.looseObject({ reference: z.string(), why: z.array(z.object({ term: z.string(), likeness: z.string() })) }),
  ),
  hidden: z.number(),
  more: z.boolean(),
});

let tables: Tables;
let amy: Case;
let twin: Case;
let helped: Case;

beforeAll(async () => {
  tables = await localTables();
  const job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: at });
  amy = await job.file([{ ...AMY, knownAs: 'Millie' }], {}, { email: 'head@school.example' });
  twin = await job.file([{ ...AMY, firstName: 'Bea', nhsNumber: '' }]);
  helped = await job.file([{ ...AMY, lastName: 'Read', nhsNumber: '' }], { team: 'early_help_coordinator' });
  await job.told(amy.reference, twin.reference, helped.reference);
});

const search = async (body: unknown, as: Role = 'duty_social_worker', deps = staffDepsOver(tables)) =>
  Body.parse((await visit(deps, 'POST /admin/search', { as, body, at })).body);

const audited = async () => {
  const { Items } = await tables.client.send(new ScanCommand({ TableName: tables.audit, ConsistentRead: true }));
  return (Items ?? []).filter(({ action }) => action === 'search');
};

describe('a search', () => {
  it('finds a child by name and date of birth, the likeliest first, and says why', async () => {
    const { cases, hidden } = await search({ name: 'Amelie Reed', dateOfBirth: '04/03/2016' });
    expect(cases.map(({ reference }) => reference)).toEqual([amy.reference, helped.reference, twin.reference]);
    expect(cases.map(({ why }) => why.map(({ term, likeness }) => `${term} ${likeness}`).sort())).toEqual([
      ['dateOfBirth exact', 'name exact'],
      ['dateOfBirth exact', 'name phonetic'],
      ['dateOfBirth exact'],
    ]);
    expect(hidden).toBe(0);
  });

  it.each([
    ['a reference', () => ({ reference: amy.reference.toLowerCase() }), 'reference', 'exact'],
    ['an NHS number', () => ({ nhsNumber: '943 476 5919' }), 'nhsNumber', 'exact'],
    ['what she is known as', () => ({ knownAs: 'millie' }), 'knownAs', 'exact'],
    ['a name as it sounds', () => ({ name: 'Emily Reid' }), 'name', 'phonetic'],
    ['names swapped', () => ({ name: 'Reed Amélie' }), 'name', 'swapped'],
    ['whoever referred her', () => ({ referrer: 'Head <HEAD@school.example>' }), 'referrer', 'exact'],
  ])('finds her by %s', async (_what, terms, term, likeness) => {
    const { cases } = await search(terms());
    expect(cases.find(({ reference }) => reference === amy.reference)?.why).toContainEqual({ term, likeness });
  });

  it('counts what is another team’s, and shows nothing of it', async () => {
    const { cases, hidden } = await search({ name: 'Amelie Reed', dateOfBirth: '2016-03-04' }, 'eh_coordinator');
    expect(cases.map(({ reference }) => reference)).toEqual([helped.reference]);
    expect(hidden).toBe(2);
    // The reference alone finds nothing: only people who read the team's cases learn that a reference exists.
    expect((await search({ reference: amy.reference }, 'eh_coordinator')).hidden).toBe(0);
  });

  it('is recorded by its kinds of terms and what it found, and never by what was looked for', async () => {
    const before = (await audited()).length;
    await search({ name: 'Amelie Reed', postcode: 'LE1 1AA' });
    const entries = await audited();
    expect(entries).toHaveLength(before + 1);
    expect(entries.some(({ subject, count }) => subject === 'name,postcode' && count === 3)).toBe(true);
    expect(JSON.stringify(entries)).not.toMatch(/am[eé]lie|reed|LE1|2016|9434765919|school/i);
  });

  it('answers nothing when it cannot be recorded', async () => {
    const deps = staffDepsOver({ ...tables, audit: 'no-such-table' });
    await expect(search({ name: 'Amelie Reed' }, 'duty_social_worker', deps)).rejects.toThrow();
  });

  it.each<Role>(['masp_chair', 'system_admin'])('is nothing for a %s', async (role) => {
    await expect(search({ name: 'Amelie Reed' }, role)).rejects.toMatchObject({ status: 403 });
  });

  it('by an invalid number is refused without repeating it', async () => {
    await expect(search({ nhsNumber: '9434765918' })).rejects.toMatchObject({
      status: 422,
      more: { errors: [{ pointer: '/nhsNumber', code: 'custom' }] },
    });
  });

  it('finds cases under the previous key while the key is changed', async () => {
    const keys = lookupKeysIn(
      JSON.stringify({ generation: 2, current: 'z'.repeat(64), previous: LOOKUP_KEYS.current.secret }),
    );
    const deps = { ...staffDepsOver(tables), lookupKeys: async () => keys };
    const { cases } = await search({ nhsNumber: '9434765919' }, 'duty_social_worker', deps);
    expect(cases.map(({ reference }) => reference)).toEqual([amy.reference]);
  });
});
