import { beforeAll, describe, expect, it } from '@jest/globals';
import { listableOf, listFlag } from '#functions/platform/store/flag-rows.ts';
import { queueSortOf } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { csvOf } from '#functions/web/kit/csv.ts';
import { Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { consoleBrowser } from '#test/support/console-browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { sealerOver } from '#test/support/sealed-looks.ts';

const SECRET = 'Mia Quillfeather';
const world = { now: new Date('2026-11-24T10:00:00.000Z') };
let tables: Tables;
let ours: Case;
let restricted: Case;

const file = (change: Partial<Case> = {}) =>
  caseThatSays(tables, { answers: [], text: SECRET, address: '12 Elm Street', now: world.now }, change);

beforeAll(async () => {
  tables = await localTables();
  ours = await file();
  restricted = await file({ access: { only: ['person-team_manager'], never: [] } });
  const { reference, team, state, version, decisionDueAt, access } = restricted;
  const queueSort = queueSortOf(decisionDueAt, reference);
  await listFlag(tables, { reference, team, state, version, queueSort, flags: listableOf([], access) }, 'restricted');
  await browser('duty_social_worker').get(`/staff/cases/${ours.reference}`);
  await sealerOver(tables, world)();
});

const browser = (as: Role) => consoleBrowser(tables, world, { as });

/** Opens a page, with the reason that it asks for. */
async function withReason(as: Role, address: string) {
  const one = browser(as);
  await one.post('/staff/reason', { to: address, reason: 'A formal inquiry.' });
  return { one, page: await one.get(address) };
}
const lookedAt = ({ reference }: Case, query = '') => `/staff/cases/${reference}/who-looked${query}`;

describe('who looked', () => {
  it('shows each look with the colleague, their role, what they did and why, and nothing of the family', async () => {
    const { page } = await withReason('ig_officer', lookedAt(ours));
    expect(page.text).toContain('today at 10am A colleague Duty social worker Read the case No reason was needed');
    expect(page.html).not.toContain(SECRET);
    expect(page.title).toBe('Who looked');
  });

  it('asks for a reason first, and refuses a day that is none beside its field', async () => {
    const asking = await browser('ig_officer').get(lookedAt(ours));
    expect([asking.status, asking.text]).toEqual([400, expect.stringContaining('Say what you need it for')]);
    const { page } = await withReason('ig_officer', lookedAt(ours, '?from=2026-13-01'));
    expect(page.status).toBe(400);
    expect(page.html).toContain('id="from-error"');
  });

  it('is a file for a formal inquiry, in which no cell is a formula', async () => {
    const pages = openPages(tables);
    const reason = [
      ['to', lookedAt(ours)],
      ['reason', 'A formal inquiry.'],
    ] as const;
    await pages.send('/staff/reason', reason, { as: 'ig_officer', at: world.now });
    const { file: saved = new Uint8Array() } = await pages.open(lookedAt(ours, '?as=csv'), {
      as: 'ig_officer',
      at: world.now,
    });
    const text = Buffer.from(saved).toString();
    expect(text).toContain(
      'Tuesday 24 November 2026 at 10am,2026-11-24T10:00:00.000Z,A colleague,person-duty_social_worker,Duty social worker,Read the case,',
    );
    expect(Buffer.from(csvOf([['=1+1', 'a "b", c', '-x', -1]])).toString()).toBe(`\ufeff'=1+1,"a ""b"", c",'-x,-1\r\n`);
  });

  it.each(Role.options)('is open to governance and to managers alone: %s', async (as) => {
    const { status } = (await withReason(as, lookedAt(ours))).page;
    expect(status).toBe(as === 'ig_officer' || as === 'team_manager' ? 200 : 403);
  });

  it('is among what may be done to a case for a manager, and for others among what may not', async () => {
    const manager = await browser('team_manager').get(`/staff/cases/${ours.reference}`);
    expect(manager.html).toContain(`href="${lookedAt(ours)}"`);
    const worker = await browser('duty_social_worker').get(`/staff/cases/${ours.reference}`);
    expect(worker.html).not.toContain(lookedAt(ours));
    expect(worker.text).toContain('See who looked at the case');
  });
});

describe('governance', () => {
  it('leads from a reference to who looked, and says what is wrong with anything else', async () => {
    const { one } = await withReason('ig_officer', '/staff/governance');
    const { to } = await one.post('/staff/governance', { reference: ` ${ours.reference.toLowerCase()} ` });
    expect(to).toBe(lookedAt(ours));
    const wrong = await one.post('/staff/governance', { reference: 'FD-1' });
    expect(wrong.text).toContain('Give a whole reference');
    expect(wrong.html).toContain('value="FD-1"');
  });

  it('has broken glass and letters to the wrong person under their own headings', async () => {
    const worker = browser('duty_social_worker');
    await worker.post(`/staff/cases/${restricted.reference}/do/break-glass`, {
      _version: '"1"',
      why: 'Nobody who is named can be reached.',
    });
    const { page } = await withReason('ig_officer', '/staff/governance');
    expect(page.text).toMatch(/Broken glass to review Task Case .*Look at why somebody opened this restricted case/);
    expect(page.text).toContain('Letters to the wrong person Nothing waits.');
    expect(page.html).not.toContain(SECRET);
  });

  it('lists the restricted records with whom each names, and nothing of a family', async () => {
    const { page } = await withReason('ig_officer', '/staff/governance/restricted');
    expect(page.text).toContain(restricted.reference);
    expect(page.text).toContain('Duty and Advice, New yesterday at 9am A colleague');
    expect(page.html).toContain(`href="${lookedAt(restricted)}"`);
    expect(page.text).not.toContain(ours.reference);
    expect(page.html).not.toContain(SECRET);
  });

  it.each(Role.options.filter((role) => role !== 'ig_officer'))('is not open to %s', async (as) => {
    expect((await withReason(as, '/staff/governance/restricted')).page.status).toBe(403);
  });
});
