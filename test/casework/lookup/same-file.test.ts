import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId, sha256 } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import type { Case, FormRecord } from '#schemas/case.ts';
import { type CaseDocument, waitingDocument } from '#schemas/case-document.ts';
import { newReference, type Reference } from '#schemas/reference.ts';
import { everyToken, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const ACTOR = service('test');
const NOW = new Date('2026-11-23T09:00:00.000Z');
let tables: Tables;
let clock: { keys: typeof LOOKUP_KEYS; now: Date };
let world: ReturnType<typeof lookupWorld>;
beforeAll(async () => {
  tables = await localTables();
  clock = { keys: LOOKUP_KEYS, now: NOW };
  world = lookupWorld(tables, clock);
});

interface Comes {
  readonly document?: Partial<CaseDocument>;
  readonly form?: Pick<FormRecord, 'answers' | 'leftovers'>;
  readonly head?: Partial<Case>;
}
let minute = 0;

/** Files a case with one file of these bytes, by any door, each a minute after the one before. */
async function comes(bytes: string, { document, form, head: change }: Comes = {}): Promise<Reference> {
  minute += 1;
  const reference = newReference();
  const receivedAt = new Date(NOW.getTime() + minute * 60_000).toISOString();
  const id = newId();
  const file: CaseDocument = {
    ...waitingDocument({
      id,
      reference,
      name: 'a.docx',
      size: 100_000,
      sha256: sha256(Buffer.from(bytes)),
      origin: { kind: 'message', id: 'm' },
      quarantine: { bucket: 'q', key: 'k', versionId: 'v' },
      receivedAt,
    }),
    verdict: 'clean',
    safety: 'safe',
    type: 'docx',
    reading: 'not_a_form',
    ...document,
  };
  const record = {
    number: 1,
    formId: 'early-help-and-social-care',
    formVersion: '1',
    documentId: id,
    readAt: receivedAt,
  };
  await fileCase(
    { ...tables, actor: ACTOR },
    {
      head: sampleCase({ reference, receivedAt, links: [], flags: [], ...change }),
      once: { kind: 'test', hash: reference, holds: {} },
      document: { document: file },
      ...(form === undefined ? {} : { forms: [{ ...record, ...form }] }),
      tasks: [],
      timeline: [],
    },
    NOW,
  );
  await world.told(reference);
  return reference;
}

const headOf = async (reference: string) => (await world.whole(reference)).head;
const bytes = () => randomUUID();

describe('the same bytes in two cases', () => {
  it('link both, as the same file, and flag the newer one: nothing is dropped', async () => {
    const same = bytes();
    const [older, newer] = [await comes(same), await comes(same)];
    expect(await headOf(newer)).toMatchObject({
      links: [{ reference: older, why: 'same_file' }],
      flags: ['suspected_repeat'],
    });
    expect(await headOf(older)).toMatchObject({ links: [{ reference: newer, why: 'same_file' }], flags: [] });
    for (const [one, other] of [
      [older, newer],
      [newer, older],
    ] as const)
      expect(startingWith(await itemsOf(tables, one), 'TL#')).toMatchObject([{ what: 'same_file', detail: other }]);
  });

  it('link them once, whichever is looked at, and not again when a person has removed the link', async () => {
    const same = bytes();
    const [older, newer] = [await comes(same), await comes(same)];
    clock.now = new Date(NOW.getTime() + 3_600_000);
    await Promise.all([world.told(older), world.told(newer)]);
    const head = await headOf(newer);
    expect(head.links).toHaveLength(1);
    const line = { id: newId(), at: NOW.toISOString(), what: 'unlinked' as const, by: 'worker' };
    const change = {
      action: 'unlink',
      head: { links: [] },
      flags: [],
      records: [],
      raise: [],
      finish: [],
      line,
      outbound: [],
    };
    await changeCase({ ...tables, actor: ACTOR }, head, change, NOW);
    await world.deps.lookOnceMore(newer, NOW);
    await world.told(newer);
    expect((await headOf(newer)).links).toEqual([]);
    expect(startingWith(await itemsOf(tables, newer), 'TL#').filter(({ what }) => what === 'same_file')).toHaveLength(
      1,
    );
  });

  it('are in the table as a token alone', async () => {
    const same = bytes();
    const reference = await comes(same);
    const tokens = (await everyToken(tables)).filter((item) => item.reference === reference);
    const [token, ...more] = tokens.filter(({ kind }) => kind === 'file');
    expect(token).toMatchObject({ children: [0], pk: expect.stringMatching(/^TOKEN#1\.[\w-]{22}$/) });
    expect(JSON.stringify(token)).not.toContain(sha256(Buffer.from(same)));
    expect(more).toEqual([]);
  });

  it.each<[string, Comes]>([
    [
      'an empty form',
      { form: { answers: [], leftovers: [{ label: 'Name', text: ' ' }] }, document: { reading: 'read' } },
    ],
    ['a picture within the text', { document: { type: 'png', origin: { kind: 'message', id: 'm', inline: true } } }],
    ['a small picture that is attached', { document: { type: 'png', size: 20 * 1024 - 1 } }],
    ['a file that nobody has looked into yet', { document: { reading: 'waiting' } }],
  ])('say nothing of %s', async (_, what) => {
    const same = bytes();
    const references = [await comes(same, what), await comes(same, what)];
    for (const reference of references) expect((await headOf(reference)).links).toEqual([]);
  });

  it('count for a photograph, and for a form with one answer', async () => {
    const answers = [{ path: '/concern/reason', value: 'x', source: 'control' as const, confidence: 1 }];
    for (const what of [
      { document: { type: 'jpeg', size: 20 * 1024 } },
      { document: { reading: 'read' as const }, form: { answers, leftovers: [] } },
    ]) {
      const same = bytes();
      await comes(same, what);
      expect((await headOf(await comes(same, what))).links).toHaveLength(1);
    }
  });

  it('do not count for a case that the file’s own form made', async () => {
    const same = bytes();
    const first = await comes(same);
    expect((await headOf(await comes(same, { document: { alsoOn: first } }))).links).toEqual([]);
  });

  it('do not count when more than five other cases have them: that is a leaflet', async () => {
    const same = bytes();
    const references: Reference[] = [];
    for (let each = 0; each < 7; each += 1) references.push(await comes(same));
    expect((await headOf(references[5] ?? '')).links.length).toBeGreaterThanOrEqual(5);
    expect((await headOf(references[6] ?? '')).links).toEqual([]);
  });
});
