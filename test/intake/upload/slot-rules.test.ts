import { describe, expect, it } from '@jest/globals';
import {
  NoSlotError,
  openSlotAsReferral,
  openSlotForReferral,
  slotStatus,
  type UploadDeps,
} from '#functions/intake/upload/slots.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import type { Opening, SlotOpened } from '#functions/platform/store/slots.ts';
import type { CaseDocument, UploadSlot } from '#schemas/case-document.ts';
import { newReference } from '#schemas/reference.ts';
import { sampleDocument } from '#test/support/sample-case.ts';

const NOW = new Date('2026-11-20T11:00:00.000Z');
const reference = newReference();
const TOKEN = 'the-token';
const FILE = { name: 'form.docx', size: 100, sha256: 'AB'.repeat(32) };
const SENDER = { name: 'Teasel', role: 'Nurse', email: 'a@b.example', emailIsSafe: true };
const LINK = { url: 'https://s3.example/k', expiresAt: NOW.toISOString(), headers: { 'content-length': '100' } };

interface World {
  readonly opened?: readonly SlotOpened[];
  readonly slot?: UploadSlot;
  readonly document?: CaseDocument;
  readonly renewed?: 'renewed' | 'received';
}

/** The upload door over a store that gives these answers, and what was asked of it. */
function door({ opened = [{ opened: 'now' }], slot, document, renewed = 'renewed' }: World = {}) {
  const openings: Opening[] = [];
  const done: unknown[] = [];
  const deps: UploadDeps = {
    bucket: 'quarantine',
    newReference: () => reference,
    openSlot: async (opening) => {
      openings.push(opening);
      return opened[openings.length - 1] ?? { opened: 'now' };
    },
    renewSlot: async ({ id }, expiresAt) => {
      done.push(['renewed', id, expiresAt.toISOString()]);
      return renewed;
    },
    noteRepeat: async ({ kind }, on, what) => {
      done.push(['noted', kind, on, what]);
    },
    readSlot: async (id) => (slot?.id === id ? slot : undefined),
    readDocument: async (on, id) => (document?.reference === on && document.id === id ? document : undefined),
    link: async (put) => {
      done.push(put);
      return LINK;
    },
  };
  const request = (change: Partial<Request>): Request => ({
    route: '',
    path: {},
    query: {},
    headers: {},
    body: undefined,
    sent: '',
    claims: {},
    requestId: 'r',
    receivedAt: NOW,
    ...change,
  });
  return {
    openings,
    done,
    forReferral: (body: unknown = FILE, token: string | undefined = TOKEN, about: string = reference) =>
      openSlotForReferral(deps, request({ path: { reference: about }, headers: { 'x-upload-token': token }, body })),
    asReferral: (body: unknown = { ...FILE, sender: SENDER }, headers: Request['headers'] = {}) =>
      openSlotAsReferral(deps, request({ body, headers })),
    status: (id: string | undefined, token: string | undefined = TOKEN) =>
      slotStatus(deps, request({ path: { id }, headers: { 'x-upload-token': token } })),
  };
}
const problem = (status: number, code: string) => expect.objectContaining({ status, code });

const slotOf = (change: Partial<UploadSlot> = {}): UploadSlot => ({
  id: newId(),
  reference,
  makesCase: false,
  tokenHash: digest(TOKEN),
  name: FILE.name,
  size: FILE.size,
  sha256: 'cd'.repeat(32),
  bucket: 'quarantine',
  key: 'upload/2026-11-19/k',
  state: 'waiting',
  askedAt: NOW.toISOString(),
  sender: null,
  ...change,
});

describe('one more file of a referral', () => {
  it('is described as it was asked for, waited for an hour past its link, and remembered for a day', async () => {
    const { forReferral, openings } = door();
    await forReferral();
    const [opening] = openings;
    const { id = '' } = opening?.slot ?? {};
    expect(opening).toEqual({
      slot: {
        id: expect.stringMatching(/^[0-9A-Z]{26}$/),
        reference,
        makesCase: false,
        tokenHash: digest(TOKEN),
        name: FILE.name,
        size: 100,
        sha256: 'ab'.repeat(32),
        bucket: 'quarantine',
        key: `upload/2026-11-20/${reference}/${id}`,
        state: 'waiting',
        askedAt: NOW.toISOString(),
        sender: null,
      },
      expiresAt: new Date('2026-11-20T12:10:00.000Z'),
      once: {
        kind: 'body',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        until: new Date('2026-11-21T11:00:00.000Z'),
        holds: { bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/), salt: expect.any(String) },
      },
    });
  });

  it('is given a link for exactly those bytes, for ten minutes', async () => {
    const { forReferral, openings, done } = door();
    const { status, body } = await forReferral();
    const { id = '', key = '' } = openings[0]?.slot ?? {};
    expect(status).toBe(201);
    expect(body).toEqual({ id, put: { method: 'PUT', ...LINK }, status: `/uploads/${id}`, received: false });
    const sha256Base64 = Buffer.from('ab'.repeat(32), 'hex').toString('base64');
    expect(done).toEqual([{ bucket: 'quarantine', key, size: 100, sha256Base64, seconds: 600 }]);
  });

  it('is refused without a reference or a token, before anything is looked up', async () => {
    const { forReferral, openings } = door();
    for (const asked of [forReferral(FILE, ''), forReferral(FILE, TOKEN, 'FD-0000')])
      await expect(asked).rejects.toEqual(problem(404, 'not-found'));
    expect(openings).toEqual([]);
  });

  it('is not told apart by a wrong, missing or spent token; a case that is full says so', async () => {
    for (const why of ['no_such_token', 'reference_taken'] as const)
      await expect(door({ opened: [{ opened: why }] }).forReferral()).rejects.toEqual(problem(404, 'not-found'));
    await expect(door({ opened: [{ opened: 'full' }] }).forReferral()).rejects.toMatchObject({
      status: 409,
      code: 'too-many-files',
      title: 'A referral takes ten files. Telephone us about more.',
    });
  });

  it('that is described wrongly is refused with every fault', async () => {
    await expect(door().forReferral({ ...FILE, size: 0, sha256: 'x' })).rejects.toMatchObject({
      status: 422,
      code: 'upload-incomplete',
      title: 'Some of what describes the file is missing or wrong.',
      more: { errors: [{ pointer: '/size' }, { pointer: '/sha256' }] },
    });
  });

  it('is another of another referral and of another token, though its description is the same', async () => {
    const { forReferral, openings } = door();
    await forReferral();
    await forReferral(FILE, 'another-token');
    await forReferral(FILE, TOKEN, newReference());
    await forReferral();
    const hashes = openings.map(({ once }) => once.hash);
    expect([new Set(hashes).size, hashes[3]]).toEqual([3, hashes[0]]);
  });

  it('looks at the first 200 characters of a token, so that none makes it hash a megabyte', async () => {
    const { forReferral, openings } = door();
    await forReferral(FILE, 'x'.repeat(300));
    expect(openings[0]?.slot.tokenHash).toBe(digest('x'.repeat(200)));
  });
});

describe('a slot that was asked for before', () => {
  const slot = slotOf();
  /** What the store remembers of a request, once it knows the body's hash. */
  async function again(change: World = {}, holds: object = {}) {
    const first = door();
    await first.forReferral();
    const { bodyHash } = first.openings[0]?.once.holds ?? {};
    const opened: SlotOpened[] = [{ opened: 'before', holds: { id: slot.id, bodyHash, salt: 's', ...holds } }];
    const second = door({ slot, opened, ...change });
    return { ...second, answer: second.forReferral() };
  }

  it('is the same slot, with a new link for the first file, and waits anew; the case has a line', async () => {
    const { answer, done } = await again();
    expect((await answer).body).toMatchObject({ id: slot.id, received: false });
    expect(done).toEqual([
      ['noted', 'body', reference, 'sent_again'],
      ['renewed', slot.id, '2026-11-20T12:10:00.000Z'],
      expect.objectContaining({ key: slot.key, size: slot.size }),
    ]);
  });

  it('says that its file is here', async () => {
    expect((await (await again({ renewed: 'received' })).answer).body).toMatchObject({ received: true });
  });

  it('is refused for another file under the same key', async () => {
    const { answer, done } = await again({}, { bodyHash: 'another' });
    await expect(answer).rejects.toMatchObject({
      status: 422,
      code: 'key-used',
      title: 'This Idempotency-Key was used for another file. Send a new key.',
    });
    expect(done).toEqual([]);
  });

  it('that is remembered and gone is a fault of ours', async () => {
    const { answer } = await again({}, { id: newId() });
    await expect(answer).rejects.toThrow(NoSlotError);
    await expect(answer).rejects.toMatchObject({ name: 'NoSlotError', message: 'a slot that was opened is not there' });
  });
});

describe('a form that is itself the referral', () => {
  it('is a slot that makes a case, with a secret of its own for whoever sent exactly this', async () => {
    const { asReferral, openings } = door();
    const { status, body } = await asReferral();
    const { slot, once } = openings[0] ?? {};
    const { token = '' } = Object(body);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ id: slot?.id, reference, received: false, token: expect.any(String) }),
    ]);
    expect(slot).toMatchObject({ makesCase: true, sender: SENDER, tokenHash: digest(String(token)) });
    expect(once?.kind).toBe('body');
  });

  it('is known by its Idempotency-Key, or else by its body, among what anybody uploads', async () => {
    const { asReferral, openings } = door();
    await asReferral();
    await asReferral(undefined, { 'idempotency-key': 'key-1' });
    const [byBody, byKey] = openings.map(({ once }) => once);
    expect(byBody?.hash).toBe(digest('word_upload', 'public', String(byBody?.holds.bodyHash)));
    expect([byKey?.kind, byKey?.hash]).toEqual(['key', digest('word_upload', 'public', 'key-1')]);
  });

  it('needs a way to answer its sender, one of two', async () => {
    const { email: _, ...unreachable } = SENDER;
    await expect(door().asReferral({ ...FILE, sender: unreachable })).rejects.toMatchObject({
      status: 422,
      code: 'upload-incomplete',
      title: 'Give an email address or a telephone number, so that we can answer.',
      more: {
        errors: [
          { pointer: '/sender/telephone', code: 'no-contact', detail: 'Give an email address or a telephone number.' },
        ],
      },
    });
    for (const sender of [SENDER, { ...unreachable, telephone: '01632 960001' }])
      expect((await door().asReferral({ ...FILE, sender })).status).toBe(201);
  });

  it('draws another reference where one is taken, three times at most', async () => {
    const taken = { opened: 'reference_taken' } as const;
    const lucky = door({ opened: [taken, taken] });
    expect((await lucky.asReferral()).status).toBe(201);
    expect(lucky.openings).toHaveLength(3);
    const unlucky = door({ opened: [taken, taken, taken] });
    await expect(unlucky.asReferral()).rejects.toMatchObject({
      name: 'NoReferenceFreeError',
      message: '3 references in a row were taken',
    });
    expect(unlucky.openings).toHaveLength(3);
  });
});

describe('what became of a file', () => {
  const slot = slotOf({ state: 'received' });
  const arrived = (change: Partial<CaseDocument>) => sampleDocument(reference, { ...change, id: slot.id });
  const said = async (world: World, token?: string) => (await door(world).status(world.slot?.id, token)).body;

  it.each([
    ['waiting', 'waiting'],
    ['expired', 'needs attention'],
    ['received', 'received'],
  ] as const)('is, for a slot that is %s, “%s”', async (state, status) => {
    expect(await said({ slot: { ...slot, state } })).toEqual({ status });
  });

  it.each([
    ['pending', 'unchecked', 'received'],
    ['clean', 'safe', 'received'],
    ['clean', 'held', 'needs attention'],
    ['infected', 'unchecked', 'needs attention'],
    ['error', 'unchecked', 'needs attention'],
    ['unscannable', 'unchecked', 'needs attention'],
  ] as const)('is, of verdict %s and %s, “%s”', async (verdict, safety, status) => {
    expect(await said({ slot, document: arrived({ verdict, safety }) })).toEqual({ status });
  });

  it('is told to nobody without its token, nor of no slot', async () => {
    for (const [id, token] of [
      [slot.id, 'another'],
      [slot.id, ''],
      [newId(), TOKEN],
      ['no id', TOKEN],
      [undefined, TOKEN],
    ] as const)
      await expect(door({ slot }).status(id, token)).rejects.toEqual(problem(404, 'not-found'));
    expect((await door({ slot }).status(slot.id)).status).toBe(200);
  });
});
