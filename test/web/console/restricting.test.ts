import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { formOf } from '#test/support/child-said.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { filledForm, typedInto } from '#test/support/filled-form.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { seenCase } from '#test/support/seen-case.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const worker = { as: 'duty_social_worker', person: 'worker', at: NOW } as const;
const manager = { as: 'team_manager', person: 'manager', at: NOW } as const;
const officer = { as: 'screening_officer', person: 'officer', at: NOW } as const;
const governance = { as: 'ig_officer', person: 'governance', at: NOW } as const;
type Visiting = Parameters<typeof filledForm>[2];

let tables: Tables;
let reference = '';
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker', 'manager', 'kin', 'officer', 'governance');
});
beforeEach(async () => {
  const access = { only: ['manager'], never: ['kin'] };
  const form = formOf([{ firstName: 'Plover', lastName: 'Quill' }]);
  reference = await caseWithMail(tables, { head: { access }, form }, NOW);
});

const base = () => `/staff/cases/${reference}`;
const form = (path: string, as: Visiting) => filledForm(openPages(tables), `${base()}/do/${path}`, as);
const access = async () => (await seenCase(tables, reference)).head.access;

describe('a restricted case', () => {
  it('shows what its reader can do without seeing it, and nothing of the family', async () => {
    const worked = await openPages(tables).open(base(), worker);
    expect(worked.status).toBe(403);
    expect(worked.html).toContain(`href="${base()}/do/break-glass"`);
    expect(worked.html).toContain(`href="${base()}/do/related"`);
    expect(worked.html).not.toContain('do/access');
    expect(worked.html).not.toContain('Plover');
    expect((await openPages(tables).open(base(), officer)).html).not.toContain('do/break-glass');
  });

  it('opens to somebody who breaks the glass, with a reason that governance reviews', async () => {
    const { page, send } = await form('break-glass', worker);
    expect(page.text).toContain('Information governance gets a task to review your reason.');
    expect(page.html).not.toContain('Plover');
    expect((await send({})).text).toContain('Why you must see it now: This is needed.');
    const { to } = await send({ why: 'Police are at the house.' });
    expect(to).toBe(`${base()}?done=break-glass`);
    const opened = await openPages(tables).open(`${to}`, worker);
    expect(opened.text).toContain('You see the case now. Information governance reviews why.');
    expect(opened.text).toContain('Plover Quill');
    expect((await seenCase(tables, reference)).tasks).toMatchObject([{ kind: 'review_break_glass' }]);
    expect((await form('break-glass', worker)).page.text).toContain('You may see this case already.');
  });

  it('stays shut to somebody from whom it is kept, with their words given back', async () => {
    const { send } = await form('break-glass', { ...worker, person: 'kin' });
    const { status, text, html } = await send({ why: 'I must see it.' });
    expect(status).toBe(403);
    expect(text).toContain('This case is restricted.');
    expect(typedInto(html, 'why')).toBe('I must see it.');
    expect(html).not.toContain('Plover');
  });

  it('is no page for somebody whose role cannot break the glass', async () => {
    const { page } = await form('break-glass', officer);
    expect(page.status).toBe(403);
    expect(page.text).toContain('This case is restricted');
  });
});

describe('to say who may see a case', () => {
  it('begins with those who are named, and takes colleagues by name', async () => {
    const { page, send } = await form('access', manager);
    expect(page.html).toMatch(/<option value="manager" selected>/);
    expect(page.html).toMatch(/<option value="kin" selected>/);
    expect((await send({ why: 'She works here.' })).text).toContain('Only these colleagues: This is needed.');
    const typed = { who: 'named', 'only/0': 'manager', 'only/3': 'worker', 'never/0': 'kin', why: 'She works here.' };
    expect(await send(typed)).toMatchObject({ to: `${base()}?done=access` });
    expect(await access()).toEqual({ only: ['manager', 'worker'], never: ['kin'] });
  });

  it('lifts the restriction for everyone whose role allows it', async () => {
    const { send } = await form('access', manager);
    expect(await send({ who: 'all', 'only/0': 'manager', why: 'It was a mistake.' })).toMatchObject({ status: 303 });
    expect(await access()).toBeUndefined();
  });

  it('leads away from a case that the person may not see any more', async () => {
    const { send } = await form('access', manager);
    expect(await send({ who: 'named', 'only/0': 'worker', why: 'I know them.' })).toMatchObject({
      to: '/staff?done=access',
    });
  });

  it('is for governance too, which sees nothing of the case and gives a reason', async () => {
    const pages = openPages(tables);
    await pages.send(
      '/staff/reason',
      [
        ['to', base()],
        ['reason', 'to review the glass'],
      ],
      governance,
    );
    expect((await pages.open(base(), governance)).html).toContain(`href="${base()}/do/access"`);
    const { page, send } = await filledForm(pages, `${base()}/do/access`, governance);
    expect(page.html).not.toContain('Plover');
    expect(page.html).not.toContain('selected>Rowan');
    const typed = { who: 'named', 'only/0': 'manager', why: 'Reviewed.', _reason: 'to review the glass' };
    expect(await send(typed)).toMatchObject({ to: '/staff?done=access' });
    expect(await access()).toEqual({ only: ['manager'], never: [] });
  });
});

it('keeps a case from a colleague who says that it is about their family, on the next page already', async () => {
  reference = await caseWithMail(tables, { form: formOf([{ firstName: 'Plover', lastName: 'Quill' }]) }, NOW);
  const { page, send } = await form('related', worker);
  expect(page.text).toContain('The case is kept from you from now on');
  expect(await send({ why: 'He is my nephew.' })).toMatchObject({ to: '/staff?done=related' });
  const after = await openPages(tables).open(base(), worker);
  expect(after.status).toBe(403);
  expect(after.html).not.toContain('Plover');
});
