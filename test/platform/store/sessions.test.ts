import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  claimRenewal,
  endSession,
  noteActivity,
  openSession,
  readSession,
  renewSession,
} from '#functions/platform/store/sessions.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Session } from '#schemas/session.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';

const BEGAN = new Date('2026-11-24T08:00:00.000Z');
const minutesIn = (minutes: number) => new Date(BEGAN.getTime() + minutes * 60_000);
const at = BEGAN.toISOString();
const SESSION: Session = { person: { id: 'worker-1', roles: ['team_manager'] }, openedAt: at, seenAt: at, rolesAt: at };

let tables: Tables;
beforeAll(async () => {
  tables = asJob('WebConsole', await localTables());
});
async function session(): Promise<string> {
  const id = randomUUID();
  await openSession(tables, id, SESSION, minutesIn(600));
  return id;
}

describe('the store of sessions', () => {
  it('lets one of many claim a renewal, and another after 20 seconds', async () => {
    const id = await session();
    const item = { rolesAt: BEGAN.toISOString() };
    const claims = (at: Date) => Promise.all(Array.from({ length: 10 }, () => claimRenewal(tables, id, item, at)));
    expect((await claims(minutesIn(16))).filter(Boolean)).toHaveLength(1);
    expect((await claims(new Date(minutesIn(16).getTime() + 19_000))).filter(Boolean)).toHaveLength(0);
    expect((await claims(new Date(minutesIn(16).getTime() + 20_001))).filter(Boolean)).toHaveLength(1);
  });

  it('lets nobody claim a renewal by roles that were read before another renewed them', async () => {
    const id = await session();
    const renewed = { person: SESSION.person, refresh: 'sealed', now: minutesIn(16) };
    expect(await renewSession(tables, id, renewed)).toBe(true);
    expect(await claimRenewal(tables, id, { rolesAt: BEGAN.toISOString() }, minutesIn(17))).toBe(false);
    expect(await renewSession(tables, id, renewed)).toBe(false);
  });

  it('never undoes a later note of activity, and ends a session once', async () => {
    const id = await session();
    expect(await noteActivity(tables, id, minutesIn(5))).toBe(true);
    expect(await noteActivity(tables, id, minutesIn(4))).toBe(false);
    expect((await readSession(tables, id))?.seenAt).toBe(minutesIn(5).toISOString());
    expect(await endSession(tables, id, 'idle', minutesIn(6))).toBe(true);
    expect(await endSession(tables, id, 'signed_out', minutesIn(7))).toBe(false);
    expect((await readSession(tables, id))?.ended?.why).toBe('idle');
  });

  it('makes nothing of a session that is not there', async () => {
    expect(await noteActivity(tables, 'nobody', minutesIn(1))).toBe(false);
    expect(await endSession(tables, 'nobody', 'idle', minutesIn(1))).toBe(false);
    expect(await readSession(tables, 'nobody')).toBeUndefined();
  });

  it('refuses to write a session over another', async () => {
    const id = await session();
    await expect(openSession(tables, id, SESSION, minutesIn(600))).rejects.toThrow();
  });
});
