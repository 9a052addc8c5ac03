import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { forbidden, Problem } from '#functions/platform/http/problem.ts';
import type { SignedIn } from '#functions/platform/http/signed-in.ts';
import { admitting } from '#functions/platform/http/staff-door.ts';
import { endColleague, enterColleague, readColleague } from '#functions/platform/store/colleagues.ts';
import { readSession } from '#functions/platform/store/sessions.ts';
import { StoreBusyError } from '#functions/platform/store/store-busy.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { sessionsIn } from '#functions/web/console/open-console.ts';
import { type CookieKeys, keysOf, newCookie } from '#functions/web/kit/sealing.ts';
import { beginSession, findSession, type SessionDeps } from '#functions/web/kit/sessions.ts';
import { IssuerSilentError, SignInRefusedError } from '#functions/web/kit/sign-in.ts';
import { service } from '#schemas/actor.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const BEGAN = new Date('2026-11-24T08:00:00.000Z');
const minutesIn = (minutes: number) => new Date(BEGAN.getTime() + minutes * 60_000);

let tables: Tables;
beforeAll(async () => {
  tables = asJob('WebConsole', await localTables());
});

/** A session that began at 08:00, and what asks for it. */
async function session(person: SignedIn = personNamed(`worker-${randomUUID().slice(0, 8)}`, 'duty_social_worker')) {
  const keys = keysOf(newCookie());
  if (keys === undefined) throw new Error('a new cookie is one of ours');
  const issuer = scriptedIssuer(person);
  const admitted: SessionDeps['admit'] = async () => undefined;
  const deps = { store: sessionsIn(tables), signIn: issuer, admit: admitted };
  await beginSession(deps, keys, { person, refresh: 'refresh-token-0' }, BEGAN);
  const find = (
    minutes: number,
    { looksAgain = false, change = {} }: { looksAgain?: boolean; change?: Partial<SessionDeps> } = {},
  ) => findSession({ ...deps, ...change }, keys, { now: minutesIn(minutes), looksAgain });
  return { keys, issuer, deps, person, find };
}
const openOf = (person: SignedIn) => ({ open: true, person });
const ended = (why: string) => ({ open: false, why });
const stored = (keys: CookieKeys) => readSession(tables, keys.id);

describe('a session', () => {
  it('is found by its cookie, and keeps the refresh token where only the cookie can read it', async () => {
    const { keys, find, person } = await session();
    expect(await find(1)).toEqual(openOf(person));
    const item = await stored(keys);
    expect(JSON.stringify(item)).not.toContain('refresh-token-0');
    expect(keys.open(item?.refresh ?? '', 'refresh')).toBe('refresh-token-0');
  });

  it('is none for another cookie', async () => {
    const { deps } = await session();
    const other = keysOf(newCookie());
    expect(other && (await findSession(deps, other, { now: minutesIn(1), looksAgain: false }))).toBeUndefined();
  });

  it('ends after 30 minutes without work, and not a minute before', async () => {
    const { find } = await session();
    expect(await find(29)).toMatchObject({ open: true });
    expect(await find(29 + 29)).toMatchObject({ open: true });
    expect(await find(29 + 29 + 30)).toEqual(ended('idle'));
    expect(await find(29 + 29 + 31)).toEqual(ended('idle'));
  });

  it('is not kept alive by a page that looks again by itself', async () => {
    const { find } = await session();
    for (const minutes of [5, 10, 15, 20, 25, 29])
      expect(await find(minutes, { looksAgain: true })).toMatchObject({ open: true });
    expect(await find(30, { looksAgain: true })).toEqual(ended('idle'));
  });

  it('ends after 10 hours, whatever its person does', async () => {
    const { find } = await session();
    for (let minutes = 10; minutes < 600; minutes += 25) expect(await find(minutes)).toMatchObject({ open: true });
    expect(await find(600)).toEqual(ended('too_long'));
  });

  it('receives forms for an hour after its end, and is none after that', async () => {
    const { find } = await session();
    expect(await find(30)).toEqual(ended('idle'));
    expect(await find(89)).toEqual(ended('idle'));
    expect(await find(90)).toBeUndefined();
  });

  it('loses its refresh token at its end, and never opens again', async () => {
    const { keys, find, deps } = await session();
    await deps.store.end(keys.id, 'signed_out', minutesIn(1));
    expect((await stored(keys))?.refresh).toBeUndefined();
    expect(await find(2)).toEqual(ended('signed_out'));
    await deps.store.renew(keys.id, { person: { id: 'x', roles: ['ig_officer'] }, refresh: 'r', now: minutesIn(3) });
    await deps.store.noteActivity(keys.id, minutesIn(3));
    expect(await find(4)).toEqual(ended('signed_out'));
  });
});

describe('the roles of a session', () => {
  it('are those of the issuer after 15 minutes, and the new refresh token is kept', async () => {
    const { keys, find, issuer, person } = await session();
    issuer.next = { ...person, staff: { ...person.staff, roles: ['team_manager'] } };
    expect(await find(14)).toEqual(openOf(person));
    expect(await find(15)).toEqual(openOf(issuer.next));
    expect(issuer.asked).toEqual(['renew refresh-token-0']);
    expect(keys.open((await stored(keys))?.refresh ?? '', 'refresh')).toBe('refresh-token-1');
    expect(await find(29)).toEqual(openOf(issuer.next));
    expect(issuer.asked).toHaveLength(1);
    await find(30);
    expect(issuer.asked).toEqual(['renew refresh-token-0', 'renew refresh-token-1']);
  });

  it('are asked for once by many requests at the same moment, as a refresh token may be good for one use', async () => {
    const { find, issuer, person } = await session();
    const used = new Set<string>();
    issuer.says = async (refresh) => {
      if (used.has(refresh)) throw new SignInRefusedError('used before');
      used.add(refresh);
      await new Promise((done) => setTimeout(done, 50));
      return { ...person, staff: { ...person.staff, roles: ['team_manager'] } };
    };
    const all = await Promise.all(Array.from({ length: 12 }, () => find(16)));
    // No request uses roles that are older than 15 minutes, not even one that waits for another's answer.
    const renewed = { open: true, person: { staff: { roles: ['team_manager'] } } };
    for (const found of all) expect(found).toMatchObject(renewed);
    expect(issuer.asked).toHaveLength(1);
    expect(await find(17)).toMatchObject(renewed);
  });

  it('end every request of that moment where the issuer refuses the one that asks', async () => {
    const { find, issuer } = await session();
    issuer.says = async () => {
      await new Promise((done) => setTimeout(done, 50));
      throw new SignInRefusedError('not any more');
    };
    const all = await Promise.all(Array.from({ length: 5 }, () => find(16)));
    expect(all).toEqual(Array(5).fill(ended('access_ended')));
    expect(issuer.asked).toHaveLength(1);
  });

  it('are not used, and nothing is done, where another request asks and gets no answer', async () => {
    const { keys, deps, find } = await session();
    expect(await deps.store.claimRenewal(keys.id, { rolesAt: BEGAN.toISOString() }, minutesIn(16))).toBe(true);
    await expect(find(16)).rejects.toMatchObject({ status: 503, code: 'busy' });
    expect(await find(17)).toMatchObject({ open: true });
  });

  it('end the session where the issuer refuses', async () => {
    const { find, issuer } = await session();
    issuer.says = async () => {
      throw new SignInRefusedError('not any more');
    };
    expect(await find(16)).toEqual(ended('access_ended'));
    expect(await find(17)).toEqual(ended('access_ended'));
  });

  it('end the session where the person has no role here any more', async () => {
    const { find, issuer } = await session();
    issuer.says = async () => {
      throw forbidden();
    };
    expect(await find(16)).toEqual(ended('access_ended'));
  });

  it('end the session where the issuer tells of somebody else', async () => {
    const { keys, find, issuer } = await session();
    issuer.says = async () => personNamed('another', 'ig_officer');
    expect(await find(16)).toEqual(ended('access_ended'));
    expect((await stored(keys))?.person.id).not.toBe('another');
  });

  it('end the session where no refresh token was given', async () => {
    const { keys, deps, issuer } = await session();
    const other = keysOf(newCookie()) ?? keys;
    await beginSession(deps, other, { person: issuer.next, refresh: undefined }, BEGAN);
    const at = (minutes: number) => findSession(deps, other, { now: minutesIn(minutes), looksAgain: false });
    expect(await at(14)).toMatchObject({ open: true });
    expect(await at(15)).toEqual(ended('access_ended'));
  });

  it('are never the old ones while the issuer is silent: nothing is done for 5 minutes, then the session ends', async () => {
    const { find, issuer } = await session();
    issuer.says = async () => {
      throw new IssuerSilentError('no answer');
    };
    for (const minutes of [15, 16, 17, 18, 19, 19.9])
      await expect(find(minutes)).rejects.toMatchObject({ status: 503, code: 'busy' });
    expect(issuer.asked.length).toBeGreaterThanOrEqual(5);
    expect(await find(20.5)).toEqual(ended('access_ended'));
  });

  it('are asked again once the issuer answers', async () => {
    const { find, issuer, person } = await session();
    const says = issuer.says;
    issuer.says = async () => {
      throw new IssuerSilentError('no answer');
    };
    await expect(find(16)).rejects.toMatchObject({ code: 'busy' });
    issuer.says = says;
    expect(await find(17)).toEqual(openOf(person));
    expect(await find(31)).toEqual(openOf(person));
    expect(issuer.asked).toHaveLength(2);
  });
});

describe('an ended colleague', () => {
  it('is out within a minute', async () => {
    const { find, person } = await session();
    const store = { ...(await localTables()), actor: service('test') };
    await enterColleague(store, { id: person.staff.id, name: 'Rowan Ashby' }, BEGAN);
    let clock = BEGAN.getTime();
    const admit = admitting({ read: (id) => readColleague(store, id) }, () => clock);
    const at = (seconds: number) => {
      clock = BEGAN.getTime() + seconds * 1000;
      return find(seconds / 60, { change: { admit } });
    };
    expect(await at(1)).toMatchObject({ open: true });
    await endColleague(store, { id: person.staff.id, why: 'She left the council.' }, minutesIn(1 / 30));
    expect(await at(61)).toEqual(ended('access_ended'));
    expect(await at(62)).toEqual(ended('access_ended'));
  });

  it('is not let in while the directory cannot be read', async () => {
    const { find } = await session();
    const admit = admitting({ read: () => Promise.reject(new Error('busy')) });
    await expect(find(1, { change: { admit } })).rejects.toBeInstanceOf(StoreBusyError);
  });

  it('does not end the session of somebody whom another problem keeps out', async () => {
    const { find } = await session();
    const admit = async () => {
      throw new Problem(503, 'busy', 'We are busy.');
    };
    await expect(find(1, { change: { admit } })).rejects.toMatchObject({ code: 'busy' });
    expect(await find(2)).toMatchObject({ open: true });
  });
});
