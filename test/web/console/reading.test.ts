import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { Reference } from '#schemas/reference.ts';
import { consoleBrowser, hiddenIn } from '#test/support/console-browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { answered, fileReadForm, leftAt, type ReadForm } from '#test/support/read-form.ts';
import { seenCase } from '#test/support/seen-case.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const DANGER = '/urgency/immediateDanger';
const SHARED = '/parentsInformed/concernsShared';
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const browser = (as: Parameters<typeof consoleBrowser>[2] = { as: 'team_manager' }) =>
  consoleBrowser(tables, { now: NOW }, as);
const filed = async (form: ReadForm) => {
  const reference = await fileReadForm(tables, NOW, form);
  return { reference, page: `/staff/cases/${reference}/reading/1` };
};
const press = async (page: string, does: string, as = browser(), path?: string) => {
  const { html } = await as.get(path === undefined ? page : `${page}?question=${encodeURIComponent(path)}`);
  return as.post(page, { does, path: hiddenIn(html, 'path'), _version: hiddenIn(html, '_version') });
};

describe('the page that checks what was read', () => {
  it('leads through the safety questions one by one, says how far it is, and ends the task with the last', async () => {
    const { reference, page } = await filed({
      answers: [answered(SHARED, 'yes', { source: 'table', confidence: 0.8, words: 'they know' })],
      leftovers: [leftAt(DANGER, 'he is outside')],
    });
    const tasks = await browser().get(`/staff/cases/${reference}/tasks`);
    expect(tasks.html).toContain(`href="/staff/cases/${reference}/reading?file=D1"`);
    expect((await browser().get(`/staff/cases/${reference}/reading?file=D1`)).to).toBe(page);
    const first = await browser().get(page);
    expect(first.text).toContain('0 of 2 safety questions confirmed.');
    expect(first.text).toContain('Written: they know');
    expect(first.text).toContain('From: Table, 80% sure');
    expect(first.text).toMatch(/This is right Correct it Nobody answered this/);
    expect((await press(page, 'confirm')).to).toBe(`${page}?done=reading-confirmed`);
    const next = await browser().get(`${page}?done=reading-confirmed`);
    expect(next.text).toContain('The answer is confirmed.');
    expect(next.text).toContain('1 of 2 safety questions confirmed.');
    expect(next.text).toContain('In its place on the form: he is outside');
    expect(next.text).not.toContain('This is right');
    const correct = `${page}/answer?question=${encodeURIComponent(DANGER)}&leftover=0`;
    expect(next.html).toContain(correct.replaceAll('&', '&amp;'));
    const asked = await browser().get(correct);
    expect(asked.text).toContain('On the form: he is outside');
    const sent = { path: DANGER, answer: 'yes', missing: '', _version: hiddenIn(asked.html, '_version') };
    expect((await browser().post(correct, sent)).to).toBe(`${page}?done=reading-recorded`);
    const { tasks: after, timeline } = await seenCase(tables, reference);
    expect(after.find(({ kind }) => kind === 'check_reading')).toMatchObject({ state: 'done' });
    expect(timeline.at(-1)?.what).toBe('done_check_reading');
    expect(timeline.map(({ what }) => what)).toEqual(expect.arrayContaining(['reading_confirmed', 'reading_recorded']));
    const done = await browser().get(page);
    expect(done.text).toContain('2 of 2 safety questions confirmed. The check of this form is done.');
    const seen = await browser().get(`${page}?question=${encodeURIComponent(SHARED)}`);
    expect(seen.text).toContain('Confirmed as it was read by A colleague, today at 10am.');
    expect(seen.text).toContain('From: Table, 80% sure');
  });

  it('never says of a safety question that a person answered online that nobody did', async () => {
    const { page } = await filed({ answers: [answered(DANGER, 'yes', { source: 'web', confidence: 1 })] });
    const { text } = await browser().get(page);
    expect(text).toContain('No safety question waits to be confirmed.');
    expect(text).toContain('None was read from a document.');
    expect(text).toMatch(/Is a child in immediate danger\? yes/);
  });
});

describe('somebody who checks a reading', () => {
  it('finds a form read wrong, and puts it right: what was read first stays beside it', async () => {
    const born = '/children/0/dateOfBirth';
    const { reference, page } = await filed({
      answers: [answered(born, '2019-04-03', { source: 'table', confidence: 0.7 })],
    });
    const { text } = await browser().get(page);
    expect(text).toContain('No safety question waits to be confirmed. 1 other answer is unsure.');
    const form = `${page}/answer?question=${encodeURIComponent(born)}`;
    const { html } = await browser().get(form);
    expect(html).toContain('value="03/04/2019"');
    const version = hiddenIn(html, '_version');
    const wrong = await browser().post(form, {
      path: born,
      answer: 'in spring',
      missing: '',
      why: 'Hm.',
      _version: version,
    });
    expect([wrong.status, wrong.html.includes('href="#answer"'), wrong.html.includes('in spring')]).toEqual([
      422,
      true,
      true,
    ]);
    await browser().post(form, {
      path: born,
      answer: '4/3/2019',
      missing: '',
      why: 'She wrote it again.',
      _version: version,
    });
    const { forms, timeline } = await seenCase(tables, reference);
    expect(forms[0]?.answers.find(({ path }) => path === born)).toMatchObject({ value: '2019-03-04', source: 'staff' });
    expect(timeline.at(-1)?.detail).toContain('She wrote it again.');
    expect((await browser().get(page)).text).toMatch(/Corrected by A colleague, today at 10am\. Before: 03\/04\/2019/);
  });

  it('uses words as an answer in one step, and says what they mean where they are no answer', async () => {
    const { page, reference } = await filed({
      leftovers: [
        { label: 'Office use', text: 'Tansy Cobble' },
        { label: 'Office use', text: 'ask nan' },
      ],
    });
    const [name, nan] = [0, 1].map((index) => `${page}/answer?leftover=${index}`);
    const { html, text } = await browser().get(name ?? '');
    expect(text).toContain('On the form: Tansy Cobble');
    const _version = hiddenIn(html, '_version');
    expect((await browser().post(name ?? '', { path: '/referrer/name', _version })).to).toBe(
      `${page}?done=reading-recorded`,
    );
    const { forms, head } = await seenCase(tables, reference);
    expect(forms[0]?.answers.at(-1)).toMatchObject({ path: '/referrer/name', value: 'Tansy Cobble' });
    expect(forms[0]?.readings).toMatchObject([{ leftover: 0, before: null }]);
    const sent = { path: DANGER, _version: `"${head.version}"` };
    const asks = `${page}/answer?question=${encodeURIComponent(DANGER)}&leftover=1`;
    expect((await browser().post(nan ?? '', sent)).to).toBe(asks);
    expect((await browser().get(asks)).text).toMatch(/On the form: ask nan .*Yes No/);
    const another = await browser().get(`${page}/answer`);
    expect(another.text).toContain('Child 2: First name');
    expect((await browser().post(`${page}/answer`, { path: DANGER, _version })).to).toBe(
      asks.replace('&leftover=1', ''),
    );
  });

  it('loses nothing to a colleague who was quicker: what they did is shown, and nothing is written', async () => {
    const { page, reference } = await filed({ answers: [answered(SHARED, 'yes'), answered(DANGER, false)] });
    const { html } = await browser().get(page);
    const body = { does: 'confirm', path: hiddenIn(html, 'path'), _version: hiddenIn(html, '_version') };
    expect((await browser().post(page, body)).status).toBe(303);
    const late = await browser({ as: 'duty_social_worker' }).post(page, { ...body, does: 'clear' });
    expect(late.status).toBe(412);
    expect(late.text).toContain('Confirmed an answer: A colleague');
    expect((await seenCase(tables, reference)).forms[0]?.readings).toHaveLength(1);
  });

  it('says that nobody answered, and cannot press what is not there', async () => {
    const { page, reference } = await filed({ answers: [answered(SHARED, 'yes')] });
    expect((await press(page, 'nonsense')).status).toBe(422);
    expect((await press(page, 'clear')).to).toBe(`${page}?done=reading-cleared`);
    const { forms, timeline } = await seenCase(tables, reference);
    expect(forms[0]?.answers.some(({ path }) => path === SHARED)).toBe(false);
    expect(timeline.at(-1)?.what).toBe('reading_cleared');
    expect((await browser().get(page)).text).toContain('1 of 1 safety questions confirmed.');
  });

  it('who may not record a reading sees it and why not, without a button', async () => {
    const { page } = await filed({ answers: [answered(SHARED, 'yes')], head: { team: 'masp' } });
    const chair = browser({ as: 'masp_chair' });
    const { text, html } = await chair.get(page);
    expect(text).toContain('You cannot record a reading.');
    expect(text).not.toMatch(/This is right|Correct it|Check it/);
    const body = { does: 'confirm', path: SHARED, _version: '"1"' };
    expect((await chair.post(page, body)).status).toBe(403);
    expect(html).not.toContain('/answer?');
  });

  it('finds two readings of one form side by side, differences first', async () => {
    const { page, reference } = await filed({
      answers: [answered('/referrer/name', 'Tansy Cobble'), answered(SHARED, 'yes')],
      again: [answered('/referrer/name', 'Tansy Cobble'), answered(SHARED, 'no')],
    });
    expect((await browser().get(page)).html).toContain(`href="/staff/cases/${reference}/reading/1/beside/2"`);
    const { text } = await browser().get(`${page}/beside/2`);
    expect(text).toContain('2 answers are the same, place by place.');
    expect(text).toMatch(/Question Form 1 Form 2 .*parents or carers\? Different Yes No/);
    expect((await browser().get(`${page}/beside/3`)).status).toBe(404);
  });

  it('finds a form that was sent again as a case of its own beside the first, from the reading of either', async () => {
    const HOME = '/children/0/homeAddress';
    const first = await filed({ answers: [answered(SHARED, 'yes'), answered(HOME, '3 Quillfeather Street')] });
    const again = await filed({
      answers: [
        answered(SHARED, 'no'),
        answered(HOME, '3 Quillfeather Street'),
        answered('/children/0/addressConfidential', true),
      ],
      head: { links: [{ reference: Reference.parse(first.reference), why: 'same_file' }] },
    });
    const { html, text } = await browser().get(again.page);
    const compared = `/staff/cases/${again.reference}/compared-with/${first.reference}`;
    expect(html).toContain(`href="${compared}#form-1"`);
    expect(text).toContain(`Compare this form with ${first.reference}. Both have the same file.`);
    const beside = await browser().get(compared);
    expect(beside.html).toContain('id="form-1"');
    expect(beside.text).toMatch(/parents or carers\? Different No Yes/);
    // What the second keeps secret is hidden on the side of the first as well.
    expect(beside.html).not.toContain('Quillfeather');
    for (const page of [first.page, again.page]) expect(beside.html).toContain(`href="${page}"`);
  });
});

describe('what a reader may not see', () => {
  const HOME = '/children/0/homeAddress';

  it('is on no page that checks it: nobody confirms it unseen, and the mark never becomes the answer', async () => {
    const { page, reference } = await filed({
      answers: [
        answered(HOME, '12 Quillfeather Street', { confidence: 0.7 }),
        answered('/children/0/addressConfidential', true),
      ],
      leftovers: [leftAt(HOME, 'or 12 Quillfeather St')],
    });
    const asked = `question=${encodeURIComponent(HOME)}`;
    for (const address of [page, `${page}?${asked}`, `${page}/answer?${asked}`, `${page}/answer?${asked}&leftover=0`])
      expect((await browser().get(address)).html).not.toContain('Quillfeather');
    const { text, html } = await browser().get(`${page}?${asked}`);
    expect(text).toContain('[kept secret]');
    expect(html).not.toContain('value="confirm"');
    const form = await browser().get(`${page}/answer?${asked}`);
    expect(form.html).not.toContain('value="[kept secret]"');
    const sent = { path: HOME, missing: '', _version: hiddenIn(form.html, '_version') };
    expect((await browser().post(`${page}/answer?${asked}`, { ...sent, answer: '[kept secret]' })).status).toBe(422);
    expect((await browser().post(`${page}/answer?leftover=0`, { path: HOME, _version: sent._version })).to).toBe(
      `${page}/answer?${asked}&leftover=0`,
    );
    expect((await seenCase(tables, reference)).forms[0]?.readings).toBeUndefined();
  });

  it('under section 47: a coordinator reads an answer that a colleague confirmed, and not one that a colleague recorded', async () => {
    const since = NOW.toISOString();
    const { page } = await filed({
      answers: [answered(SHARED, 'yes'), answered('/referrer/name', 'Tansy Cobble')],
      head: { team: 'early_help_coordinator', s47: { since, until: '2026-11-24T11:00:00.000Z', current: false } },
    });
    await press(page, 'confirm', browser(), SHARED);
    const form = `${page}/answer?question=${encodeURIComponent('/referrer/name')}`;
    const { html } = await browser().get(form);
    await browser().post(form, {
      path: '/referrer/name',
      answer: 'Rook',
      missing: '',
      _version: hiddenIn(html, '_version'),
    });
    const { text } = await browser({ as: 'eh_coordinator' }).get(page);
    expect(text).toContain('1 of 1 safety questions confirmed.');
    expect(text).toMatch(/parents or carers\? Yes Confirmed as it was read/);
    expect(text).not.toMatch(/Rook|Tansy/);
  });
});
