import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { draftDue } from '#functions/casework/clock/draft-due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { draftKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed } from '#functions/platform/store/timers.ts';
import { forms } from '#schemas/forms/forms.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { consoleBrowser, hiddenIn } from '#test/support/console-browser.ts';
import { asShown } from '#test/support/filled-form.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { seenCase } from '#test/support/seen-case.ts';

const BEGUN = new Date('2026-11-23T14:00:00.000Z');
const world = { now: BEGUN };
const minutes = (after: number) => {
  world.now = new Date(BEGUN.getTime() + after * 60_000);
};
let tables: Tables;
let taker: string;
beforeAll(async () => {
  tables = await localTables();
});
beforeEach(() => {
  world.now = BEGUN;
  taker = `taker-${unique()}`;
});

const FORM = 'early-help-and-social-care';
const browser = (id = taker) => consoleBrowser(tables, world, { as: 'screening_officer', id });
type Browser = ReturnType<typeof browser>;

async function begin(one: Browser, form = FORM): Promise<string> {
  const { to = '' } = await one.post('/staff/call', { channel: 'phone', form });
  expect(to).toMatch(/^\/staff\/call\/[0-9A-Z]{26}$/);
  return to;
}

/** Sends the form of a call as its page has it, with what was typed. */
async function send(one: Browser, call: string, typed: Record<string, string | string[]>, pressed = 'save') {
  const { html } = await one.get(call);
  const hidden = { _version: hiddenIn(html, '_version'), _form: hiddenIn(html, '_form'), channel: 'phone' };
  return one.post(call, { ...hidden, ...typed, _do: pressed });
}

describe('a referral by telephone', () => {
  it.each([...forms.keys()])('has every question of the form %s on one page, and asks for none', async (id) => {
    const one = browser();
    const call = await begin(one, id);
    const { html } = await one.get(call);
    for (const { title } of forms.get(id)?.sections ?? []) expect(html).toContain(title.replaceAll('’', '’'));
    expect(html).not.toContain('required');
    const { to } = await send(one, call, {}, 'file');
    expect(to).toBe(call);
    expect((await one.get(call)).text).toContain('Tell the caller its reference: FD-');
  });

  it('is saved at each button with everything that was typed, in any order, and shown again', async () => {
    const one = browser();
    const call = await begin(one);
    const typed = {
      'children/0/firstName': 'Amira',
      'children/0/dateOfBirth': 'in spring',
      'concern/reason': 'She has\nnot eaten.',
      'household/0/firstName': 'not known',
    };
    const { to } = await send(one, call, typed, 'save:concern');
    expect(to).toBe(`${call}#concern`);
    const { html, text } = await one.get(call);
    expect(html).toContain('value="Amira"');
    expect(html).toContain('value="in spring"');
    expect(html).toContain('She has\nnot eaten.');
    expect(text).toContain('1 answer cannot be read yet');
    const more = await send(one, call, typed, 'add:children');
    expect((await one.get(more.to?.split('#')[0] ?? '')).html).toContain('name="children/1/firstName"');
  });

  it.each([...forms.keys()])(
    'of a family of twelve children and twelve adults is a page of less than 30 KB: %s',
    async (id) => {
      const one = browser();
      const call = await begin(one, id);
      const typed = Array.from({ length: 12 }, (_, person) => ({
        [`children/${person}/firstName`]: `Amira${unique()}`,
        [`children/${person}/lastName`]: 'Quillfeather',
        [`children/${person}/dateOfBirth`]: `${person + 1}/4/2016`,
        [`household/${person}/firstName`]: `Wren${unique()}`,
        [`household/${person}/lastName`]: 'Quillfeather',
      }));
      await send(one, call, Object.assign({}, ...typed));
      const { html } = await one.get(call);
      expect(html).toContain('name="children/11/firstName"');
      expect(html).toContain('name="household/11/firstName"');
      expect(gzipSync(html).length).toBeLessThan(30_000);
    },
  );

  it('shows danger words at once, and keeps an answer that its page has no field for', async () => {
    const one = browser();
    const call = await begin(one);
    await send(one, call, { 'concern/reason': 'He has a knife.', 'concern/saidByAnotherSystem': 'more words' });
    const { html, text } = await one.get(call);
    expect(text).toContain('These words may mean danger: knife.');
    expect(html).toContain('<input type="hidden" name="concern/saidByAnotherSystem" value="more words">');
  });

  it('gives back what was typed when another window saved first, and says what is there', async () => {
    const one = browser();
    const call = await begin(one);
    const { html } = await one.get(call);
    const old = { _version: hiddenIn(html, '_version'), _form: FORM, channel: 'phone' };
    await send(one, call, { 'concern/reason': 'From the first window.' });
    const lost = await one.post(call, { ...old, 'concern/reason': 'From the second.', _do: 'save' });
    expect(lost.status).toBe(412);
    expect(lost.text).toContain('From the first window.');
    expect(lost.html).toContain('From the second.');
    const { to } = await one.post(call, {
      ...old,
      _version: hiddenIn(lost.html, '_version'),
      'concern/reason': 'Both.',
      _do: 'save',
    });
    expect(to).toBe(call);
  });

  it('answers the script with the version that it saved', async () => {
    const one = browser();
    const call = await begin(one);
    const { html, status } = await send(one, call, { 'concern/reason': 'By itself.' }, 'by-itself');
    expect(status).toBe(200);
    expect(html).toContain('data-saved-as="&quot;2&quot;"');
    const danger = await send(one, call, { 'concern/reason': 'By itself: a knife.' }, 'by-itself');
    expect(danger.text).toContain('These words may mean danger: knife. If a child may be in danger now, ring 999.');
  });

  it('looks for the child beside the form, and puts nothing of it in the address', async () => {
    const one = browser();
    const call = await begin(one);
    const { to = '' } = await send(one, call, { 'children/0/lastName': 'Quillfeather' }, 'known');
    expect(to).toMatch(/\?found=[\w-]{22}#known$/);
    expect((await one.get(to)).text).toContain('No case that you may see has this name');
  });

  it('is filed in its words where an answer cannot be read; the page says which', async () => {
    const one = browser();
    const call = await begin(one);
    const typed = { 'children/0/firstName': 'Amira', 'children/0/dateOfBirth': 'in spring' };
    const refused = await send(one, call, typed, 'file');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="in spring"');
    expect(refused.html).toContain('href="#children/0/dateOfBirth"');
    expect(refused.text).toContain('1 answer cannot be read yet');
    // What was typed is saved by now: pressing the other button on the same page is no race that was lost.
    const same = { _version: hiddenIn(refused.html, '_version'), _form: FORM, channel: 'phone', ...typed };
    await one.post(call, { ...same, _told: 'yes', _do: 'file-as-words' });
    const [reference = ''] = /FD-[\w-]+/.exec((await one.get(call)).text) ?? [];
    const { forms: read, tasks } = await seenCase(tables, reference);
    expect(read[0]?.leftovers).toContainEqual(expect.objectContaining({ text: 'in spring' }));
    expect(tasks.map(({ kind }) => kind)).not.toContain('acknowledge_safely');
  });

  it('is filed once by two presses', async () => {
    const one = browser();
    const call = await begin(one);
    const { html } = await one.get(call);
    const sent = {
      _version: hiddenIn(html, '_version'),
      _form: FORM,
      channel: 'phone',
      'concern/reason': 'Twice.',
      _do: 'file',
    };
    await Promise.all([one.post(call, sent), one.post(call, sent)]);
    await one.post(call, sent);
    expect((await one.get(call)).text).toContain('FD-');
  });
});

describe('the conversation of a call', () => {
  const professional = {
    'referrer/referrerType': 'professional',
    'referrer/email': 'head@school.gov.uk',
    'referrer/telephone': '0116 496 0000',
    'request/requestType': 'social_care',
  };

  /** Files a call, and opens the form that records the conversation. */
  async function conversationOf(typed: Record<string, string>, begun: { channel?: string; told?: boolean } = {}) {
    const { channel = 'phone', told = true } = begun;
    const one = browser();
    const { to: call = '' } = await one.post('/staff/call', { channel, form: FORM });
    minutes(10);
    const { to } = await send(one, call, { channel, ...typed, ...(told ? { _told: 'yes' } : {}) }, 'file');
    expect(to).toBe(call);
    const filed = await one.get(call);
    const [reference = ''] = /FD-[\w-]+/.exec(filed.text) ?? [];
    for (const form of ['conversation', 'liquidlogic'])
      expect(filed.html).toContain(`href="/staff/cases/${reference}/do/${form}"`);
    const path = `/staff/cases/${reference}/do/conversation`;
    return { one, reference, path, shown: asShown((await one.get(path)).html) };
  }

  it('is filled in from the referral, and only the address is typed again; nothing is sent before it is approved', async () => {
    const { one, reference, path, shown } = await conversationOf({ ...professional, 'referrer/emailIsSafe': 'yes' });
    expect(shown).toMatchObject({
      'at/date': '2026-11-23',
      'at/time': '14:00',
      with: 'referrer',
      summary: 'They made the referral by telephone. They asked for: Children’s social care.',
      'actions/0/what': 'decide_what_happens_next',
      'actions/0/who': 'we',
      'actions/0/by/date': '2026-11-24',
      'actions/0/by/time': '17:00',
      'confirm/who': 'professional',
      'confirm/address': 'head@school.gov.uk',
      'confirm/confirmAddress': '',
    });
    expect(await one.post(path, shown)).toMatchObject({ status: 422 });
    const recorded = await one.post(path, { ...shown, 'confirm/confirmAddress': 'head@school.gov.uk' });
    expect(recorded.status).toBe(303);
    const { conversations, messages } = await seenCase(tables, reference);
    expect(conversations).toMatchObject([{ confirmation: { state: 'to_approve', address: 'head@school.gov.uk' } }]);
    expect(messages).toEqual([]);
    // A second conversation is another one.
    expect(asShown((await one.get(path)).html)).toMatchObject({ 'at/date': '', summary: '', 'confirm/address': '' });
  });

  it('keeps what somebody emptied when the form comes back', async () => {
    const { one, path, shown } = await conversationOf({ ...professional, 'referrer/emailIsSafe': 'yes' });
    const back = await one.post(path, { ...shown, summary: '', 'confirm/address': '' });
    expect(back.status).toBe(422);
    expect(asShown(back.html)).toMatchObject({ summary: '', 'confirm/address': '' });
  });

  it.each([
    ['said that email is not safe', { ...professional, 'referrer/emailIsSafe': 'no' }, /it is not safe to email/],
    [
      'is of the family',
      { ...professional, 'referrer/referrerType': 'parent', 'referrer/emailIsSafe': 'yes' },
      /professionals only/,
    ],
    [
      'is nobody whom we know',
      { 'referrer/email': 'a@school.gov.uk', 'referrer/emailIsSafe': 'yes' },
      /professionals only/,
    ],
    ['gave no address', { 'referrer/referrerType': 'professional' }, /gave no email address/],
  ])('proposes no email where the caller %s, and says why', async (_who, typed, why) => {
    const { one, reference, path, shown } = await conversationOf(typed);
    expect(shown).toMatchObject({ 'confirm/who': 'telephone', 'confirm/address': '' });
    expect(shown['confirm/why']).toMatch(why);
    expect(await one.post(path, shown)).toMatchObject({ status: 303 });
    const { conversations, messages } = await seenCase(tables, reference);
    expect(conversations).toMatchObject([{ confirmation: { state: 'another_way', how: 'telephone' } }]);
    expect(messages).toEqual([]);
  });

  it('leaves open how it is confirmed where nobody said that email is safe, or told the caller', async () => {
    const unsaid = await conversationOf(professional);
    expect(unsaid.shown['confirm/who']).toBeUndefined();
    expect(unsaid.shown['confirm/address']).toBe('head@school.gov.uk');
    const untold = await conversationOf({ 'concern/reason': 'Worried.' }, { told: false });
    expect(untold.shown['confirm/who']).toBeUndefined();
    const letter = await conversationOf(professional, { channel: 'post' });
    expect(letter.shown).toMatchObject({ 'at/date': '', summary: '', 'confirm/address': '' });
    const visit = await conversationOf({}, { channel: 'walk_in' });
    expect(visit.shown).toMatchObject({ 'confirm/who': 'in_person', summary: 'They made the referral in person.' });
  });
});

describe('a call that was left', () => {
  it('is on the pages of the team after half an hour; a colleague takes it over and files it', async () => {
    const one = browser();
    const call = await begin(one);
    await send(one, call, { 'children/0/firstName': 'Wren', 'children/0/lastName': taker });
    const other = browser(`other-${taker}`);
    minutes(29);
    expect((await other.get('/staff')).text).not.toContain(taker);
    expect((await other.get(call)).status).toBe(404);
    minutes(31);
    for (const page of ['/staff', '/staff/shift', '/staff/call'])
      expect((await other.get(page)).text).toContain(`Wren ${taker}`);
    const { html } = await other.get(`${call}/take`);
    await other.post(`${call}/take`, { _version: hiddenIn(html, '_version') });
    await send(other, call, { 'children/0/firstName': 'Wren' }, 'file');
    expect((await other.get(call)).text).toContain('Tell the caller its reference');
  });

  it('is counted on the queue of its team with a link, from half an hour on, until somebody takes it over', async () => {
    tables = await localTables();
    const other = browser(`other-${taker}`);
    const [call] = [await begin(browser()), await begin(browser())];
    minutes(29);
    expect((await other.get('/staff/queue')).text).not.toContain('left unfinished');
    minutes(31);
    const { text, html } = await other.get('/staff/queue');
    expect(text).toContain('2 referrals left unfinished: take over what a colleague began');
    expect(html).toContain('<a class="govuk-link" href="/staff/call">2 referrals left unfinished</a>');
    expect((await other.get('/staff/queue?team=masp')).text).not.toContain('left unfinished');
    const { html: left } = await other.get(`${call}/take`);
    await other.post(`${call}/take`, { _version: hiddenIn(left, '_version') });
    expect((await other.get('/staff/queue')).text).toContain('1 referral left unfinished');
  });

  it('is shown to a colleague with nothing that can be typed, until they take it over', async () => {
    const one = browser();
    const call = await begin(one);
    expect((await one.get(call)).html).toMatch(/data-watch[\s\S]*data-saves/);
    minutes(31);
    const { html } = await browser(`other-${taker}`).get(call);
    expect(html).toContain('<fieldset class="app-call__fields" disabled>');
    expect(html).not.toContain('data-saves');
  });

  it('gives its first taker back what they type after a colleague took it over', async () => {
    const one = browser();
    const other = browser(`other-${taker}`);
    const call = await begin(one);
    const { html } = await one.get(call);
    const old = { _version: hiddenIn(html, '_version'), _form: FORM, channel: 'phone' };
    minutes(31);
    const { html: left } = await other.get(`${call}/take`);
    await other.post(`${call}/take`, { _version: hiddenIn(left, '_version') });
    const late = await one.post(call, { ...old, 'concern/reason': 'What she said last.', _do: 'save' });
    expect(late).toMatchObject({ status: 404, title: 'Not yours any more' });
    expect(late.text).toContain('What she said last.');
    // Codes are not words.
    expect(late.html).toMatch(/>How it comes<\/dt><dd[^>]*>Telephone</);
    expect(late.html).not.toMatch(/>(?:channel|phone)</);
    expect((await one.get(call)).status).toBe(404);
  });

  it('is let go for a reason', async () => {
    const one = browser();
    const call = await begin(one);
    const { html } = await one.get(`${call}/let-go`);
    const _version = hiddenIn(html, '_version');
    expect((await one.post(`${call}/let-go`, { _version, why: 'no' })).status).toBe(422);
    await one.post(`${call}/let-go`, { _version, why: 'They wanted the library.' });
    expect((await one.get(call)).text).toContain('This was let go.');
  });

  it('shows where it went when the clock filed it meanwhile, and keeps what is typed then', async () => {
    const one = browser();
    const call = await begin(one);
    await send(one, call, { 'concern/reason': 'Half of it.' });
    const { html } = await one.get(call);
    minutes(125);
    const timed = await readTimed(tables, draftKey(call.split('/')[3] ?? ''), 'draft');
    if (timed === undefined) throw new Error('it has a timer');
    await draftDue(sweepStore(asJob('CaseworkClock', tables), council), timed, world.now);
    const sent = {
      _version: hiddenIn(html, '_version'),
      _form: FORM,
      channel: 'phone',
      'concern/reason': 'All of it.',
    };
    const late = await one.post(call, { ...sent, _do: 'save' });
    expect(late.text).toContain('All of it.');
    expect(late.text).toContain('FD-');
  });
});
