import { beforeEach, describe, expect, it } from '@jest/globals';
import { sendOne } from '#functions/correspondence/send.ts';
import { openCouncil } from '#functions/platform/council.ts';
import { knownSetting } from '#functions/platform/known-setting.ts';
import { writeCouncil } from '#functions/platform/store/council.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Actor } from '#schemas/actor.ts';
import {
  deployedCouncil,
  filed,
  from,
  handClock,
  mailerGiving,
  quiet,
  sending,
} from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';

const ADMINISTRATOR = { kind: 'staff', id: 'admin-1', roles: ['system_admin'] } satisfies Actor;
const { mailbox: _mailbox, wordFormUrl: _form, ...details } = deployedCouncil;
const changed = { ...details, name: 'New Exampleshire Council', telephone: '01632 960 009' };
const now = new Date('2026-11-24T14:00:00.000Z');

let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
});
const set = (version = 0) => writeCouncil({ ...tables, actor: ADMINISTRATOR }, { value: changed, version }, now);

describe('the council that letters, forms and answers name', () => {
  it.each(['IntakeSubmit', 'DocumentsBlankForm', 'CorrespondenceSend', 'CaseworkApi'] as const)(
    'is the deployment’s until it is set, and then as set, for the job %s',
    async (job) => {
      expect(await openCouncil(asJob(job, tables), deployedCouncil)()).toEqual(deployedCouncil);
      await set();
      expect(await openCouncil(asJob(job, tables), deployedCouncil)()).toEqual({ ...deployedCouncil, ...changed });
    },
  );

  it('keeps the mailbox and the form’s address of the deployment', async () => {
    await set();
    expect(await openCouncil(tables, { ...deployedCouncil, mailbox: 'other@council.example' })()).toMatchObject({
      mailbox: 'other@council.example',
      wordFormUrl: deployedCouncil.wordFormUrl,
    });
  });

  it('is the deployment’s when the table cannot be read, and a letter goes out all the same', async () => {
    const clock = handClock();
    const key = await filed(tables, clock.now());
    const mail = mailerGiving();
    const faults: string[] = [];
    const council = openCouncil({ ...tables, cases: 'no-such-table' }, deployedCouncil, {
      ...quiet,
      error: (words) => faults.push(words),
    });
    const deps = sending(tables, mail, clock.now, { from: async () => ({ ...from, council: await council() }) });
    expect(await sendOne(deps, key)).toBe('sent');
    expect(Buffer.from(mail.taken[0]?.raw ?? '').toString()).toContain('Exampleshire Council');
    expect(faults).toEqual(['the details of the council could not be read']);
  });

  it('is in the next letter after the change', async () => {
    const clock = handClock();
    await set();
    const key = await filed(tables, clock.now());
    const mail = mailerGiving();
    const council = openCouncil(tables, deployedCouncil);
    await sendOne(sending(tables, mail, clock.now, { from: async () => ({ ...from, council: await council() }) }), key);
    const raw = Buffer.from(mail.taken[0]?.raw ?? '').toString();
    expect(raw).toContain('From: New Exampleshire Council');
    expect(raw).toContain('01632 960 009');
  });
});

describe('a known setting', () => {
  it('is asked for once a minute, and soon again after a read that failed', async () => {
    let at = 0;
    let reads = 0;
    let answer: () => Promise<string | undefined> = async () => 'set';
    const known = knownSetting(
      () => {
        reads += 1;
        return answer();
      },
      { fallback: 'deployed' },
      () => at,
    );
    expect([await known(), await known(), reads]).toEqual(['set', 'set', 1]);
    answer = () => Promise.reject(new Error('no table'));
    at = 60_000;
    expect([await known(), await known(), reads]).toEqual(['set', 'set', 2]);
    answer = async () => undefined;
    at += 10_000;
    expect([await known(), reads]).toEqual([undefined, 3]);
  });

  it('does not wait longer than it may', async () => {
    const known = knownSetting(() => new Promise<string>(() => undefined), { fallback: 'deployed', patienceMs: 20 });
    expect(await known()).toBe('deployed');
  });
});
