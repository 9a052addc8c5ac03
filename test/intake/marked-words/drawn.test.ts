import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '#schemas/actor.ts';
import { DrawingPage } from '#schemas/api/staff/drawing.ts';
import * as emails from '#test/fixtures/emails.ts';
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

/** Returns every page of a drawing as the operation gives it. */
async function drawn(reference: string, id: string, as: Role = 'duty_social_worker'): Promise<DrawingPage[]> {
  const first = await ask(reference, id, as);
  expect(first.status).toBe(200);
  const pages = [DrawingPage.parse(first.body)];
  for (let page = 2; page <= (pages[0]?.pages ?? 0); page += 1)
    pages.push(DrawingPage.parse((await ask(reference, id, as, page)).body));
  return pages;
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

const pagesFor = (reference: string, id: string, as: Role, page = 1) =>
  openPages(intake.tables).open(`/staff/cases/${reference}/files/${id}/drawn?page=${page}`, { as, at: NOW });

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
