import { gzipSync } from 'node:zlib';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { pagesOf, placesOn } from '#functions/casework/api/drawing-pages.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import { DrawingPage } from '#schemas/api/staff/drawing.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import { Drawing, type DrawnAside, type DrawnBlock } from '#schemas/drawing.ts';
import { newReference } from '#schemas/reference.ts';
import { askAs } from '#test/support/ask-as.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const ROUTE = 'GET /admin/cases/{reference}/documents/{id}/drawing';
const DRAWING = { bucket: 'documents', key: 'drawings/x/D1/1', versionId: 'v1' };
const paragraph = (text: string, of?: number[]): DrawnBlock => ({
  kind: 'paragraph',
  runs: [{ text, ...(of === undefined ? {} : { of }) }],
});
/** Six hundred lines of 1 KB, of which the first and the last are answers. */
const LONG = Drawing.parse({
  blocks: [
    paragraph('Jo', [0]),
    ...Array.from({ length: 598 }, (_, at) => paragraph(`line ${at} `.padEnd(1_000, 'x'))),
    paragraph('last', [1]),
  ],
  asides: [{ label: 'Comment', text: 'beside' }],
  sources: [{ answer: '/children/0/firstName' }, { leftover: 0 }],
  cut: false,
});

const Asking = z.object({ queryStringParameters: z.object({ page: z.string().optional() }) });

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const withFile = (file: Partial<CaseDocument>, head = {}) =>
  caseWithMail(tables, { head, files: [{ id: 'D1', verdict: 'clean', safety: 'safe', ...file }] }, NOW);

const ask = (reference: string, as: Role, { page = '1', reason }: { page?: string; reason?: string } = {}) =>
  askAs(
    { ...staffDepsOver(tables), object: async () => gzipSync(JSON.stringify(LONG)) },
    {
      route: ROUTE,
      path: { reference, id: 'D1' },
      query: { page },
      body: undefined,
      as,
      person: 'person-1',
      version: 1,
      now: NOW,
      ...(reason === undefined ? {} : { reason }),
    },
  );

describe('the drawing of a file', () => {
  it('comes in pages of 100 KB, which together are all of it, and says on which each answer stands', async () => {
    const reference = await withFile({ drawing: DRAWING });
    const first = DrawingPage.parse((await ask(reference, 'duty_social_worker')).body);
    expect(first.pages).toBe(7);
    const blocks: DrawnBlock[] = [];
    for (let page = 1; page <= first.pages; page += 1) {
      const { body } = await ask(reference, 'duty_social_worker', { page: String(page) });
      expect(Buffer.byteLength(JSON.stringify(DrawingPage.parse(body).blocks))).toBeLessThan(101 * 1024);
      blocks.push(...DrawingPage.parse(body).blocks);
    }
    expect(blocks).toEqual(LONG.blocks);
    expect(first.sources).toEqual([
      { answer: '/children/0/firstName', on: [1] },
      { leftover: 0, on: [7] },
    ]);
    expect((await ask(reference, 'duty_social_worker', { page: '8' })).status).toBe(404);
    expect((await ask(reference, 'duty_social_worker', { page: 'x' })).status).toBe(400);
  });

  it('is read by those who read the answers, and each look at it is recorded', async () => {
    const reference = await withFile({ drawing: DRAWING });
    const statuses = await Promise.all(
      Role.options.map(async (role) => [role, (await ask(reference, role, { reason: 'a complaint' })).status]),
    );
    expect(Object.fromEntries(statuses)).toEqual({
      screening_officer: 200,
      duty_social_worker: 200,
      team_manager: 200,
      eh_coordinator: 404,
      masp_chair: 404,
      ig_officer: 200,
      system_admin: 403,
      analyst: 403,
    });
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.audit,
        KeyConditionExpression: 'pk = :day',
        ExpressionAttributeValues: { ':day': 'DAY#2026-11-24' },
      }),
    );
    const looks = Items.filter((entry) => entry.reference === reference && entry.action === 'read-drawing');
    expect(looks.map(({ subject }) => subject)).toEqual(['D1', 'D1', 'D1', 'D1']);
  });

  it('is not given to a role from which section 47 keeps the file', async () => {
    const at = '2026-11-25T12:00:00.000Z';
    const reference = await withFile(
      { drawing: DRAWING, receivedAt: '2026-11-24T11:00:00.000Z', origin: { kind: 'message', id: 'M2' } },
      { team: 'early_help_coordinator', s47: { since: '2026-11-24T10:00:00.000Z', current: true, until: at } },
    );
    expect((await ask(reference, 'eh_coordinator')).status).toBe(403);
    expect((await ask(reference, 'team_manager')).status).toBe(200);
  });

  it('is not there for a file that was read before, nor where the form in it is a case of its own; the page says so', async () => {
    const before = await withFile({});
    expect(await ask(before, 'team_manager')).toMatchObject({ status: 409, body: { type: 'not-drawn' } });
    const elsewhere = await withFile({ drawing: DRAWING, alsoOn: newReference() });
    expect(await ask(elsewhere, 'team_manager')).toMatchObject({ status: 409, body: { type: 'drawn-elsewhere' } });
    const pages = openPages(tables);
    for (const reference of [before, elsewhere]) {
      const { text, status } = await pages.open(`/staff/cases/${reference}/files/D1/drawn`, { at: NOW });
      expect([status, /not drawn when it was read|a case of its own/.test(text)]).toEqual([200, true]);
      expect((await pages.open(`/staff/cases/${reference}/files`, { at: NOW })).html).not.toContain('/drawn');
    }
    const drawn = await withFile({ drawing: DRAWING });
    expect((await pages.open(`/staff/cases/${drawn}/files`, { at: NOW })).html).toContain('/files/D1/drawn');
  });
});

describe('the page of an original', () => {
  it('is the one on which the place that is asked for is, also after its first', async () => {
    const reference = await withFile({ drawing: DRAWING });
    const asked: string[] = [];
    const readDrawing = async (event: unknown) => {
      const { page = '1' } = Asking.parse(event).queryStringParameters;
      asked.push(page);
      const { body } = await ask(reference, 'team_manager', { page });
      return { statusCode: 200, body: JSON.stringify(body) };
    };
    const pages = openPages(tables, { readDrawing });
    const original = `/staff/cases/${reference}/files/D1/drawn`;
    const last = await pages.open(`${original}?leftover=0`, { at: NOW });
    expect(last.text).toContain('Original, page 7 of 7');
    expect(last.html).toContain('<span id="s0" class="app-drawn__place">');
    const first = await pages.open(`${original}?question=%2Fchildren%2F0%2FfirstName`, { at: NOW });
    expect(first.html).toContain('<span id="s/children/0/firstName" class="app-drawn__place">');
    expect((await pages.open(`${original}?leftover=0&page=2`, { at: NOW })).text).toContain('page 2 of 7');
    // One look is recorded where the place is on the first page.
    expect(asked).toEqual(['1', '7', '1', '2']);
  });
});

describe('the pages of a drawing', () => {
  it('are one for a file without words, and a block that is larger than a page is a page', () => {
    expect(pagesOf({ blocks: [], asides: [] })).toEqual([{ blocks: [], asides: [] }]);
    const large = paragraph('y'.repeat(200_000));
    expect(pagesOf({ blocks: [paragraph('a'), large, paragraph('b')], asides: [] })).toHaveLength(3);
    const pages = [paragraph('a', [0]), paragraph('b', [0])].map((block) => ({ blocks: [block], asides: [] }));
    expect(placesOn(pages, [{ leftover: 3 }])).toEqual([{ leftover: 3, on: [1, 2] }]);
  });

  const comment = (words: string): DrawnAside => ({ label: 'Comment', text: words, of: [0] });
  const long = 'Said \u{1f600} at [kept secret] today. '.repeat(26_000);
  const beside = (aside: DrawnAside): DrawnBlock => ({ kind: 'paragraph', runs: [{ text: 'a' }], asides: [aside] });
  const row = (blocks: DrawnBlock[]): DrawnBlock => {
    return { kind: 'row', table: 1, cells: [{ column: 0, span: 1, blocks: [paragraph('b'), ...blocks] }] };
  };
  const many = Array.from({ length: 180 }, (_, at) => beside(comment(`${at} `.padEnd(5_000, 'z'))));
  it.each([
    ['beside a paragraph', { blocks: [beside(comment(long))], asides: [] }],
    ['beside no paragraph', { blocks: [], asides: [comment(long)] }],
    ['in a cell', { blocks: [row([beside(comment(long))])], asides: [] }],
    ['in a table within a cell', { blocks: [row([row([beside(comment(long))])])], asides: [] }],
    ['without a space', { blocks: [beside(comment('\u{1f600}'.repeat(450_000)))], asides: [] }],
    ['of many paragraphs in one row', { blocks: [row(many)], asides: [] }],
  ])('has no page larger than 100 KB for comments %s, and every word of them', (_where, whole: Whole) => {
    const pages = pagesOf(whole);
    expect(Math.max(...pages.map((page) => Buffer.byteLength(JSON.stringify(page))))).toBeLessThan(101 * 1024);
    const shown = pages.flatMap(asidesOn).map(({ text }) => text);
    expect(shown.join('')).toBe(
      asidesOn(whole)
        .map(({ text }) => text)
        .join(''),
    );
    // No mark of the mask, and no character, is cut in two.
    expect(shown.every((text) => text.isWellFormed() && !/\[[^\]]*$/.test(text))).toBe(true);
    expect(placesOn(pages, [{ leftover: 0 }])[0]?.on.length).toBeGreaterThan(8);
  });
});

type Whole = Pick<Drawing, 'blocks' | 'asides'>;

/** Returns the words beside the text, in the order of a page. */
const asidesOn = ({ blocks, asides }: Whole): DrawnAside[] => [
  ...blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? (block.asides ?? [])
      : block.cells.flatMap((cell) => asidesOn({ blocks: cell.blocks, asides: [] })),
  ),
  ...asides,
];
