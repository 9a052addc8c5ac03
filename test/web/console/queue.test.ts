import { gzipSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseCount, countAll } from '#functions/platform/store/counts.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { CaseState, Door, NamedFlag, Priority } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';
import { enterNamed, filed } from '#test/support/desk.ts';
import { submitted } from '#test/support/every-door.ts';
import { referral } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';

const at = new Date('2026-11-24T12:00:00.000Z');
const DUE = '2026-11-24T17:00:00.000Z';
const manager = { as: 'team_manager', at } as const;
let tables: Tables;
let pages: ReturnType<typeof openPages>;
beforeEach(async () => {
  tables = await localTables();
  await enterNamed(tables, { worker: 'Rowan Ashby', other: 'Linden Hart' }, at);
  pages = openPages(tables);
});

describe('the team queue', () => {
  it('shows one row a case: children with ages, what is asked, who referred from where, how soon, and who has it', async () => {
    const child = { firstName: 'Wren', lastName: 'Hollis', dateOfBirth: '2019-11-24' };
    const referrer = { name: 'Sorrel Wainwright', role: 'Head', agency: 'Tanglewood School', sourceCode: '2A' };
    const said = { request: { requestType: 'social_care' }, referrer, child };
    await submitted(tables, referral(said), { door: 'web' });
    const { text, html } = await pages.open('/staff/queue', manager);
    expect(text).toContain('Team queue: Duty and Advice');
    expect(text).toMatch(/Wren Hollis, 7 years/);
    expect(text).toContain('Children’s social care');
    expect(text).toContain('Sorrel Wainwright, Head, Tanglewood School Schools');
    expect(text).toContain('Nobody yet');
    expect(html).toContain('<title>Team queue - Front Door</title>');
  });

  it('lists the flags of a row in the order of their weight, danger first', async () => {
    await filed(tables, at, { flags: ['incomplete', 're_referral', 'immediate_danger', 'address_confidential'] });
    const { text } = await pages.open('/staff/queue', manager);
    expect(text).toContain('Immediate danger Secret address Re-referral? Incomplete');
  });

  it('shows of a restricted case its place, and nothing of the family', async () => {
    const reference = await filed(tables, at, { access: { only: ['worker'] }, flags: ['danger_words'] });
    const { text } = await pages.open('/staff/queue', manager);
    expect(text).toContain(`${reference} A list does not show you this. Restricted`);
    expect(text).not.toContain('Danger words');
  });

  it('says what to do to somebody who got the address of a further page from a colleague', async () => {
    for (const address of ['/staff/queue?cursor=x', '/staff?cases=x', '/staff/shift?section=due&cursor=x']) {
      const { status, text } = await pages.open(address, manager);
      expect([address, status]).toEqual([address, 400]);
      expect(text).toContain('works only for the person who opened the first page');
    }
  });

  it('shows what is most urgent first, unless somebody asks for another order or narrows it', async () => {
    const soon = await filed(tables, at, { decisionDueAt: '2026-11-20T17:00:00.000Z', source: '2A' });
    const danger = await filed(tables, at, { priority: 'immediate', decisionDueAt: DUE, source: '2A' });
    for (const [address, first, second] of [
      ['/staff/queue', danger, soon],
      ['/staff/queue?sort=&source=', danger, soon],
      ['/staff/queue?sort=due', soon, danger],
      ['/staff/queue?source=2A', soon, danger],
    ] as const)
      expect((await pages.open(address, manager)).text).toMatch(new RegExp(`${first}.*${second}`, 's'));
  });

  it('says how many rows it does not show', async () => {
    await filed(tables, at, { access: { only: ['worker'] }, source: '2A' });
    const { text } = await pages.open('/staff/queue?source=2A', manager);
    expect(text).toContain('1 more row is on this page that you may not see');
    expect(text).toContain('Nothing on this page can be shown to you.');
  });

  it('narrows by each filter and says which, keeps to the team that somebody may list, and says why it is empty', async () => {
    const urgent = await filed(tables, at, { priority: 'urgent', decisionDueAt: '2026-11-20T17:00:00.000Z' });
    const routine = await filed(tables, at, { decisionDueAt: DUE });
    const byPriority = await pages.open('/staff/queue?priority=urgent&late=true', manager);
    expect(byPriority.text).toContain(urgent);
    expect(byPriority.text).not.toContain(routine);
    expect(byPriority.text).toContain('Shown: Priority: Urgent; Only late cases.');
    expect(byPriority.html).toMatch(/<option value="urgent" selected>/);
    const none = await pages.open('/staff/queue?door=email', manager);
    expect(none.text).toContain('Duty and Advice has no case in the state “New” that fits: How it came: Email.');
    const { to = '' } = await pages.open('/staff/queue', { as: 'eh_coordinator', at });
    expect(to).toBe('/staff/queue?team=early_help_coordinator');
    const coordinator = await pages.open(to, { as: 'eh_coordinator', at });
    expect(coordinator.status).toBe(200);
    expect(coordinator.text).toContain('Early Help Coordinator has no case in the state “New” now.');
    expect(coordinator.text).not.toContain('Duty and Advice');
  });

  it('answers each combination of filters with a list, or says which of them do not go together', async () => {
    const one = (name: string, codes: readonly string[]) =>
      fc.option(fc.constantFrom(...codes).map((code) => [name, code]));
    const asked = fc.tuple(
      one('state', CaseState.options),
      one('priority', Priority.options),
      one('door', Door.options),
      one('flag', NamedFlag.options),
      one('source', ['2A', '6']),
      one('sort', ['due', 'priority', 'received']),
      one('late', ['true']),
    );
    await fc.assert(
      fc.asyncProperty(asked, async (filters) => {
        const given = filters.flatMap((filter) => (filter === null ? [] : [filter]));
        const { status, text } = await pages.open(
          `/staff/queue?${given.map(([name, code]) => `${name}=${code}`).join('&')}`,
          manager,
        );
        const kinds = given.filter(([name = '']) => ['priority', 'door', 'flag', 'source'].includes(name));
        expect([200, 400]).toContain(status);
        if (status === 400) expect(text).toMatch(/These cannot be used together: [\w ]+, [\w ,]+\. Leave one out\./);
        if (kinds.length > 1) expect(status).toBe(400);
        // What was chosen is still chosen.
        if (kinds.length > 0) expect(text).toContain('Filter and sort: ');
      }),
      { numRuns: 40 },
    );
  });

  it('counts the cases of each state, and of each team on a page of its own', async () => {
    const reference = await filed(tables, at, { decisionDueAt: DUE });
    const count = caseCount('duty_and_advice', 'new');
    await countAll(tables, [{ reference: Reference.parse(reference), sk: 'CASE', version: 1, count }]);
    expect((await pages.open('/staff/queue', manager)).text).toContain('New 1 Accepted 0 Awaiting information 0');
    const { text } = await pages.open('/staff/queue/teams', manager);
    expect(text).toContain(`Open tasks: 0. First due: ${reference}, due in 5 h.`);
    expect(text).toContain('New of Multi Agency Support Panel 0');
    const chair = await pages.open('/staff/queue/teams', { as: 'masp_chair', at });
    expect(chair.text).not.toContain('Duty and Advice');
  });

  it('is one entry of the audit, with the references of its rows', async () => {
    const references = [await filed(tables, at), await filed(tables, at)];
    const { text } = await pages.open('/staff/queue', manager);
    expect(text).toContain('New 0 Accepted 0');
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.audit }));
    const looks = Items.filter(({ actor }) => actor === 'staff:person-team_manager');
    expect(looks.map(({ action }) => action)).toEqual(['list-cases']);
    for (const reference of references) expect(JSON.stringify(looks)).toContain(reference);
  });

  it('has its counts where the list is refused, and their look is audited', async () => {
    const { status, text } = await pages.open('/staff/queue?priority=urgent&door=email', manager);
    expect([status, text.includes('Team queue: Duty and Advice New 0 Accepted 0')]).toEqual([400, true]);
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.audit }));
    const looks = Items.filter(({ actor }) => actor === 'staff:person-team_manager');
    expect(looks.map(({ action }) => action)).toEqual(['dashboard']);
  });

  it('lists the colleagues who can be given cases in the order of their names', async () => {
    await enterNamed(tables, { zzz: 'alder Quill', aaa: 'Émile Yew', mmm: 'Zinnia Ash' }, at);
    const { html } = await pages.open('/staff/queue', manager);
    const [, options = ''] = /<select[^>]* id="to"[^>]*>(.*?)<\/select>/s.exec(html) ?? [];
    const names = [...options.matchAll(/<option[^>]*>([^<]*)</g)].map(([, name]) => name);
    // The manager, who has just signed in, has no name yet.
    const inOrder = ['alder Quill', 'Émile Yew', 'Linden Hart', 'person-team_manager', 'Rowan Ashby', 'Zinnia Ash'];
    expect(names).toEqual(['Choose', ...inOrder]);
  });

  it('pages by 20 and stays under 30 KB', async () => {
    const said = { request: { requestType: 'social_care' } };
    for (let n = 0; n < 21; n += 1) await submitted(tables, referral(said), { door: 'web' });
    const first = await pages.open('/staff/queue', manager);
    expect(first.text.match(/FD-\w{4}-\w{4} Pippin/g)).toHaveLength(20);
    expect(gzipSync(first.html).length).toBeLessThan(30_000);
    const next = /href="([^"]*)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await pages.open(next, manager);
    expect(second.text.match(/FD-\w{4}-\w{4} Pippin/g)).toHaveLength(1);
  });
});

describe('assigning many', () => {
  const queue = (references: readonly string[], version = 1) =>
    references.map((reference) => ['cases', `${reference}.${version}`] as const);
  const assign = (fields: readonly (readonly [string, string])[], as = manager) =>
    pages.send('/staff/queue/assign', fields, as);

  it('assigns each at its version, and says of each whether it was assigned or why not', async () => {
    const [one, changed, closed] = [
      await filed(tables, at),
      await filed(tables, at),
      await filed(tables, at, { state: 'closed' }),
    ];
    await assign([...queue([changed]), ['to', 'other']]);
    const { to = '' } = await assign([
      ...queue([changed, one, closed]),
      ['to', 'worker'],
      ['why', 'The morning round'],
      ['_back', 'team=duty_and_advice&state=new'],
    ]);
    expect(to).not.toContain('FD-');
    const { text, html } = await pages.open(to, manager);
    expect(text).toContain('1 of 3 cases assigned');
    expect(text).toContain('Assigned to Rowan Ashby');
    expect(text).toContain(`${one} Assigned`);
    expect(text).toMatch(
      new RegExp(`${changed} Not assigned. The case has changed since .* Now: Accepted, Linden Hart has it.`),
    );
    expect(text).toMatch(new RegExp(`${closed} Not assigned. `));
    expect(html).toContain('href="/staff/queue?team=duty_and_advice&amp;state=new"');
    // What lost is chosen again at the version that the page shows, with the same words.
    expect(html).toContain(`value="${changed}.2"`);
    expect(html).toContain('value="The morning round"');
    const again = await assign([
      ['cases', `${changed}.2`],
      ['to', 'worker'],
    ]);
    expect((await pages.open(again.to ?? '', manager)).text).toContain('1 of 1 case assigned');
    const mine = await pages.open('/staff', { as: 'duty_social_worker', person: 'worker', at });
    expect([one, changed].every((reference) => mine.text.includes(reference))).toBe(true);
  });

  it('gives back the choice and the words where nobody, no case or somebody unknown is chosen, and assigns nothing', async () => {
    const reference = await filed(tables, at);
    const nobody = await assign([...queue([reference]), ['why', 'Words <i>kept</i>']]);
    expect([nobody.status, nobody.html.match(/value="FD-[^"]*" checked/g)]).toEqual([
      422,
      [`value="${reference}.1" checked`],
    ]);
    expect(nobody.text).toContain('Choose the colleague who gets the cases.');
    expect(nobody.html).toContain('value="Words &lt;i&gt;kept&lt;/i&gt;"');
    const none = await assign([['to', 'worker']]);
    expect(none.text).toContain('Choose at least one case.');
    expect(none.html).toContain('<option value="worker" selected>');
    const unknown = await assign([...queue([reference]), ['to', 'stranger']]);
    expect(unknown.status).toBe(422);
    expect((await pages.open('/staff/queue', manager)).text).toContain(`${reference}`);
  });

  it('is offered to people who may assign, and refused to everybody else', async () => {
    const reference = await filed(tables, at, { team: 'masp' });
    const { html } = await pages.open('/staff/queue?team=masp', { as: 'masp_chair', at });
    expect(html).toContain(`value="${reference}.1"`);
    const duty = await filed(tables, at);
    const { to = '' } = await pages.send('/staff/queue/assign', [...queue([duty]), ['to', 'worker']], {
      as: 'masp_chair',
      at,
    });
    expect((await pages.open(to, { as: 'masp_chair', at })).text).toContain('0 of 1 case assigned');
    expect((await pages.open('/staff/queue', { as: 'team_manager', at })).text).toContain(duty);
  });
});
