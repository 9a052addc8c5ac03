import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '#schemas/actor.ts';
import { DrawingPage } from '#schemas/api/staff/drawing.ts';
import * as emails from '#test/fixtures/emails.ts';
import { EMAIL_PLACES, markedEmail, places, inventedWord as wordInEmail } from '#test/fixtures/marked/email.ts';
import { MARKED_FORMATS } from '#test/fixtures/marked/files.ts';
import { inventedWord } from '#test/fixtures/marked/place.ts';
import { filledReferralForm, referralBodyExample } from '#test/fixtures/word-forms.ts';
import { askAs } from '#test/support/ask-as.ts';
import { openPages } from '#test/support/open-pages.ts';
import { wordsGiven } from '#test/support/printed.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { type WholeIntake, wholeIntake } from '#test/support/whole-intake.ts';

const NOW = new Date('2026-11-20T11:00:00.000Z');
const SECRET = '14 Hazelmere Lane LE2 4QZ';
const TELLS = /hazel\s*mere|le2[\s.+_-]*4qz/i;
const LETTER = new URL('../../fixtures/layouts/made/label-left.rtf', import.meta.url);
const ROUTE = 'GET /admin/cases/{reference}/documents/{id}/drawing';
const EMAIL_ROUTE = 'GET /admin/messages/{id}/drawing';

let intake: WholeIntake;
beforeAll(async () => {
  intake = await wholeIntake(NOW);
});

const ask = (reference: string, id: string, as: Role, page = 1) =>
  askAs(staffDepsOver(intake.tables), {
    route: ROUTE,
    path: { reference, id },
    query: { page: String(page) },
    body: undefined,
    as,
    person: 'person-1',
    version: 1,
    now: NOW,
    reason: 'for the inspection',
  });

const askForEmail = (reference: string, id: string, as: Role, page = 1) =>
  askAs(staffDepsOver(intake.tables), {
    route: EMAIL_ROUTE,
    path: { id: `${reference}_${id}` },
    query: { page: String(page) },
    body: undefined,
    as,
    person: 'person-1',
    version: 1,
    now: NOW,
    reason: 'for the inspection',
  });

/** Returns every page of a drawing as the operation gives it. */
async function drawn(
  reference: string,
  id: string,
  { as = 'duty_social_worker', from = ask }: { as?: Role; from?: typeof ask } = {},
): Promise<DrawingPage[]> {
  const first = await from(reference, id, as);
  expect(first.status).toBe(200);
  const pages = [DrawingPage.parse(first.body)];
  for (let page = 2; page <= (pages[0]?.pages ?? 0); page += 1)
    pages.push(DrawingPage.parse((await from(reference, id, as, page)).body));
  return pages;
}

/** Returns the email that a case came with, and every page of its drawing. */
async function drawnEmail(reference: string) {
  const email = (await intake.shown(reference)).messages.find(({ direction }) => direction === 'in');
  if (email?.direction !== 'in') throw new Error('no email');
  return { email, pages: await drawn(reference, email.id, { from: askForEmail }) };
}

/** Returns what a person reads: the drawing's own text, with nothing between the runs of a paragraph. */
function textOf({ blocks, asides }: Pick<DrawingPage, 'blocks' | 'asides'>): string {
  return [
    ...blocks.map((block) =>
      block.kind === 'paragraph'
        ? `${block.runs.map(({ text }) => text).join('')}\n${textOf({ blocks: [], asides: block.asides ?? [] })}`
        : block.cells.map((cell) => textOf({ blocks: cell.blocks, asides: [] })).join('\n'),
    ),
    ...asides.map(({ label, text }) => `${label}\n${text}`),
  ].join('\n');
}

/** Returns the addresses of a page's links whose words are these. */
const linksIn = (html: string, words: RegExp): string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
    .filter(([, , text = '']) => words.test(text))
    .map(([, href = '']) => href.replaceAll('&amp;', '&'));

const pagesFor = (reference: string, id: string, as: Role, page = 1, under = 'files') =>
  openPages(intake.tables).open(`/staff/cases/${reference}/${under}/${id}/drawn?page=${page}`, { as, at: NOW });

/** Words of an email that law 10 shows in its text. */
const IN_TEXT = places.filter((place) => EMAIL_PLACES[place].in === 'text');
/** A referral in a table, as Outlook sends it: the plain version breaks it into lines and names the picture. */
const inTable = (cells: readonly (readonly string[])[]) => ({
  text: `Dear all [cid:image001.png@01D]\n\n${cells.flat().join('\n\n')}\n\nThimble`,
  html: `<p>Dear all <img src="cid:image001.png@01D"></p><table>${cells
    .map((row) => `<tr>${row.map((cell) => `<td><p class="MsoNormal">${cell}</p></td>`).join('')}</tr>`)
    .join('')}</table><p>Thimble</p>`,
});

describe('an email', () => {
  it('is drawn with every word that law 10 shows, wherever it holds words, and so is a message of Outlook in it', async () => {
    const reference = await intake.emailed(markedEmail(wordInEmail));
    const { email, pages } = await drawnEmail(reference);
    const text = pages.map(textOf).join('\n');
    const shown = await Promise.all(
      pages.map(({ page }) => pagesFor(reference, email.id, 'duty_social_worker', page, 'messages')),
    );
    const read = shown.map((page) => page.text).join('\n');
    expect(IN_TEXT.length).toBeGreaterThan(40);
    for (const all of [text, read]) expect(IN_TEXT.filter((place) => !all.includes(wordInEmail(place)))).toEqual([]);
    const words = (email.text ?? '').split(/\s+/).filter((word) => /\w/.test(word));
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('keeps its table, once, with links from the messages and between it and its files', async () => {
    const letter = {
      messageId: '<table@school.example.sch.uk>',
      ...inTable([
        ['First name', 'Jo'],
        ['School', 'Marzipan Lane'],
      ]),
    };
    const file = { filename: 'more.rtf', content: Buffer.from('{\\rtf1 More of it.}') };
    const reference = await intake.emailed(await emails.filesEmail(letter, [file]));
    const { email, pages } = await drawnEmail(reference);
    const [page] = pages;
    expect(page?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'row', 'row', 'paragraph']);
    expect(textOf(page ?? { blocks: [], asides: [] }).match(/Marzipan Lane/g)).toHaveLength(1);
    const { documents } = await intake.shown(reference);
    const own = `/staff/cases/${reference}/messages/${email.id}/drawn`;
    const file1 = `/staff/cases/${reference}/files/${documents[0]?.id}/drawn`;
    const pagesOfStaff = openPages(intake.tables);
    const opened = (path: string) => pagesOfStaff.open(path, { as: 'duty_social_worker', at: NOW });
    for (const page of ['messages', 'referral'])
      expect((await opened(`/staff/cases/${reference}/${page}`)).html).toContain(`href="${own}"`);
    // Facts of the email are beside it, and the top of the case says what it says everywhere.
    expect((await opened(own)).text).toMatch(/State New .*About the email From /s);
    expect((await opened(own)).html).toContain(`href="${file1}"`);
    expect((await opened(file1)).html).toContain(`href="${own}"`);
  });

  it('sets apart what it quotes of another email', async () => {
    const html = '<p>He is well.</p><blockquote type="cite"><p>How is he?</p><p>Teasel</p></blockquote><p>Thimble</p>';
    const text = 'He is well.\n\nHow is he?\n\nTeasel\n\nThimble';
    const letter = { messageId: '<quotes@school.example.sch.uk>', text, html };
    const reference = await intake.emailed(await emails.noAttachment(letter));
    const { email } = await drawnEmail(reference);
    const shown = await pagesFor(reference, email.id, 'duty_social_worker', 1, 'messages');
    const quotes = [...shown.html.matchAll(/<blockquote[^>]*>(.*?)<\/blockquote>/gs)].map(([, inside = '']) =>
      inside
        .replaceAll(/<[^>]*>/g, ' ')
        .split(/\s+/)
        .join(' ')
        .trim(),
    );
    expect(quotes).toEqual(['How is he? Teasel']);
  });

  it('is drawn whole, in pages of 100 KB, where the messages show its beginning', async () => {
    const text = Array.from(
      { length: 4_000 },
      (_, line) => `Line ${line} of what the school wrote about him since May.`,
    );
    const letter = { messageId: '<long@school.example.sch.uk>', text: text.join('\n') };
    const { email, pages } = await drawnEmail(await intake.emailed(await emails.noAttachment(letter)));
    expect([email.textIsCut, pages.length > 2]).toEqual([true, true]);
    const sizeOf = ({ blocks }: DrawingPage) =>
      blocks.reduce((sum, block) => sum + Buffer.byteLength(JSON.stringify(block)), 0);
    for (const page of pages) expect(sizeOf(page)).toBeLessThanOrEqual(100 * 1024);
    const all = pages.map(textOf).join('\n');
    expect(text.filter((line) => !all.includes(line))).toEqual([]);
  });
});

describe('an original beside its answers', () => {
  it.each(MARKED_FORMATS)('has every word that law 10 shows of a $name, in its text or beside it', async ({ make }) => {
    const { name, bytes, marks } = await make(inventedWord);
    const letter = { messageId: `<drawn-${name}@school.example.sch.uk>` };
    const reference = await intake.emailed(await emails.filesEmail(letter, [{ filename: name, content: bytes }]));
    const { documents } = await intake.shown(reference);
    const id = documents[0]?.id ?? '';
    const pages = await drawn(reference, id);
    const text = pages.map(textOf).join('\n');
    expect(marks.length).toBeGreaterThan(20);
    expect(marks.filter(({ mark }) => !text.includes(mark))).toEqual([]);
    const shown = await Promise.all(pages.map(({ page }) => pagesFor(reference, id, 'duty_social_worker', page)));
    const read = shown.map((page) => page.text).join('\n');
    expect(marks.filter(({ mark }) => !read.includes(mark))).toEqual([]);
  });

  it('links each answer to its place on the page, and the place to the answer', async () => {
    const reference = await intake.uploaded('form.docx', await filledReferralForm({}), sender);
    const { documents } = await intake.shown(reference);
    const id = documents[0]?.id ?? '';
    const [page] = await drawn(reference, id);
    const source = '/children/0/firstName';
    expect(page?.sources).toContainEqual({ answer: source, on: [1] });
    const { html } = await pagesFor(reference, id, 'duty_social_worker');
    expect(html).toContain(
      `<span id="s${source}" class="app-drawn__place"></span><a class="app-drawn__source" href="#a${source}"`,
    );
    expect(html).toContain(`id="a${source}" data-source="${source}"`);
    expect(html).toContain(`href="#s${source}">Its place in the original`);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, found]) => found);
    expect(ids.filter((one, index) => ids.indexOf(one) !== index)).toEqual([]);
  });

  it.each([
    { what: 'answers', name: 'label-left.rtf', has: '?question=' },
    { what: 'leftovers', name: 'marked.docx', has: '?leftover=' },
  ])(
    'is one press from the $what of its check, marked in its place, and leads back to the same one',
    async ({ name, has }) => {
      const marked = MARKED_FORMATS.find((format) => format.name === '.docx, form');
      const content = name.endsWith('.rtf') ? await readFile(LETTER) : (await marked?.make(inventedWord))?.bytes;
      const letter = { messageId: `<from-its-check-${name}@school.example.sch.uk>` };
      const file = { filename: name, content: content ?? Buffer.of() };
      const reference = await intake.emailed(await emails.filesEmail(letter, [file]));
      const pages = openPages(intake.tables);
      const open = (address: string) => pages.open(address, { as: 'duty_social_worker', at: NOW });
      const check = `/staff/cases/${reference}/reading/1`;
      const places = new Set(linksIn((await open(check)).html, /Its place in the original/));
      expect([...places].some((place) => place.includes(has))).toBe(true);
      // All of a page of two hundred would take a minute; they are all made in one way.
      for (const place of [...places].slice(0, 8)) {
        const [address = '', anchor] = place.split('#');
        const shown = await open(address);
        expect([place, shown.html.includes(` id="${anchor}"`)]).toEqual([place, true]);
        const [back = ''] = linksIn(shown.html, /Back to the check/);
        const { pathname, searchParams, hash } = new URL(back, 'https://console.example');
        expect(pathname).toBe(check);
        const again = await open(back);
        expect([back, again.html.includes(` id="${hash.slice(1)}"`)]).toEqual([back, true]);
        const question = searchParams.get('question');
        if (question !== null) expect(again.html).toContain(`name="path" value="${question}"`);
        // And each answer beside the drawing leads to its own question.
        expect(linksIn(shown.html, /^(Check|Correct) it/)).toContain(back);
      }
    },
  );

  describe('on a case that hides an address', () => {
    let reference = '';
    beforeAll(async () => {
      const { children, ...rest } = referralBodyExample();
      const [first] = children;
      const child = { ...first, homeAddress: SECRET, homePostcode: 'LE2 4QZ', addressConfidential: true };
      const form = await filledReferralForm({ body: { ...rest, children: [child] } });
      reference = await intake.uploaded('form.docx', form, sender);
    });

    it.each([
      { name: 'in every place', raw: async () => markedEmail(() => SECRET) },
      {
        name: 'over the cells of a table',
        raw: () =>
          emails.noAttachment({
            messageId: '<cells@school.example.sch.uk>',
            ...inTable([
              ['Now at', '14', 'Hazelmere', 'Lane'],
              ['Postcode', '<b>LE2</b>', '4<i>QZ</i>', ''],
            ]),
          }),
      },
    ])('sends no byte of it, of an email that has it $name', async ({ raw }) => {
      const emailed = await intake.emailed(await raw());
      const { children, ...rest } = referralBodyExample();
      const child = { ...children[0], homeAddress: SECRET, homePostcode: 'LE2 4QZ', addressConfidential: true };
      await intake.added(emailed, 'form.docx', await filledReferralForm({ body: { ...rest, children: [child] } }));
      const { email, pages } = await drawnEmail(emailed);
      expect(pages.map(textOf).join('\n')).toContain('[kept secret]');
      for (const page of pages) {
        expect(TELLS.exec(textOf(page))).toBeNull();
        expect(TELLS.exec(wordsGiven({ status: 200, body: page }))).toBeNull();
        expect(
          TELLS.exec((await pagesFor(emailed, email.id, 'duty_social_worker', page.page, 'messages')).html),
        ).toBeNull();
      }
      for (const as of Role.options)
        expect(TELLS.exec(wordsGiven(await askForEmail(emailed, email.id, as)))).toBeNull();
    });

    it.each([{ name: 'the form that asks for it', make: undefined }, ...MARKED_FORMATS])(
      'sends no byte of it, of $name',
      async ({ make }) => {
        if (make !== undefined) {
          const { name, bytes } = await make(() => SECRET);
          await intake.added(reference, name, bytes);
        }
        const { documents } = await intake.shown(reference);
        const id = documents.at(-1)?.id ?? '';
        for (const page of await drawn(reference, id)) {
          expect(TELLS.exec(textOf(page))).toBeNull();
          expect(TELLS.exec(wordsGiven({ status: 200, body: page }))).toBeNull();
          expect(TELLS.exec((await pagesFor(reference, id, 'duty_social_worker', page.page)).html)).toBeNull();
        }
        for (const as of Role.options) expect(TELLS.exec(wordsGiven(await ask(reference, id, as)))).toBeNull();
        expect(JSON.stringify((await ask(reference, id, 'team_manager')).body)).toContain('[kept secret]');
      },
    );
  });
});

const sender = { name: 'Bramble Teasel-Test', role: 'Nurse', email: 'a@b.example', emailIsSafe: true };
