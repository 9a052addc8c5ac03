import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { decisionDue } from '#functions/casework/index.ts';
import { readClock } from '#functions/platform/store/clock-settings.ts';
import { settingKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { localTables } from '#test/support/local-tables.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
});
const now = new Date('2026-11-24T14:00:00.000Z');
const as = 'system_admin';
const show = () => visit(staffDepsOver(tables), 'GET /admin/settings/clock', { as, at: now });
const set = (body: unknown, ifMatch?: string) =>
  visit(staffDepsOver(tables), 'PUT /admin/settings/clock', {
    as,
    at: now,
    body,
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
  });

describe('the settings of the decision clock', () => {
  it('are the usual ones until somebody sets them, and then theirs, whole', async () => {
    expect(await show()).toMatchObject({ body: { settings: CLOCK_DEFAULTS }, headers: { etag: '"0"' } });
    await set({ extraHolidays: ['2026-11-30'] }, '"0"');
    expect(await show()).toMatchObject({
      body: { settings: { ...CLOCK_DEFAULTS, extraHolidays: ['2026-11-30'] }, version: 1 },
      headers: { etag: '"1"' },
    });
    await set({ dueHour: 16 }, '"1"');
    expect((await readClock(tables)).value).toEqual({ ...CLOCK_DEFAULTS, dueHour: 16 });
  });

  it('are not overwritten by anybody who has not seen them', async () => {
    await expect(set({})).rejects.toMatchObject({ status: 428 });
    const both = await Promise.allSettled([set({ dueHour: 16 }, '"0"'), set({ dueHour: 18 }, '"0"')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(set({}, '"0"')).rejects.toMatchObject({ status: 412 });
  });

  it.each([
    [{ workingDays: 6 }, '/workingDays'],
    [{ workingDays: 0 }, '/workingDays'],
    [{ dueHour: 21 }, '/dueHour'],
    [{ extraHolidays: ['30 November'] }, '/extraHolidays/0'],
    [{ extraHolidays: Array.from({ length: 51 }, () => '2026-11-30') }, '/extraHolidays'],
    [{ staffedFrom: 540, staffedUntil: 560 }, '/staffedUntil'],
    [{ atRiskMinutes: 5 }, '/atRiskMinutes'],
    [{ neverLate: true }, '/neverLate'],
  ])('refuse %j, and say where', async (body, pointer) => {
    await expect(set(body, '"0"')).rejects.toMatchObject({ status: 422, more: { errors: [{ pointer }] } });
  });

  it('are the usual ones when the stored ones cannot be read, and can then be set again', async () => {
    const item = { ...settingKey('clock'), version: 4, clock: { dueHour: 'five' } };
    await tables.client.send(new PutCommand({ TableName: tables.cases, Item: item }));
    expect(await show()).toMatchObject({ body: { settings: CLOCK_DEFAULTS, version: 4 } });
    expect(await set({ dueHour: 16 }, '"4"')).toMatchObject({ body: { version: 5 } });
  });

  it('move no case that was filed before: a day that is proclaimed counts from the next referral on', () => {
    const received = new Date('2026-11-27T10:00:00.000Z');
    expect(decisionDue(received).toISOString()).toBe('2026-11-30T17:00:00.000Z');
    expect(decisionDue(received, { ...CLOCK_DEFAULTS, extraHolidays: ['2026-11-30'] }).toISOString()).toBe(
      '2026-12-01T17:00:00.000Z',
    );
  });
});
