import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest, newId, newToken } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { uploadKey } from '#functions/platform/store/keys.ts';
import { readDocument, readSlot } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { newReference, type Reference } from '#schemas/reference.ts';
import { ARRIVED, describedForm, uploadDoor } from '#test/support/every-door.ts';
import { everyCase, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const TEST = service('test');
let tables: Tables;
let door: ReturnType<typeof uploadDoor>;
beforeAll(async () => {
  tables = await localTables();
  door = uploadDoor(tables);
});

/** Files a case that has an upload token. */
async function caseWithToken(reference: Reference = newReference()) {
  const token = newToken();
  const tokenUntil = new Date(ARRIVED.getTime() + 86_400_000).toISOString();
  const once = { kind: 'test', hash: newId(), holds: {} };
  const upload = { tokenHash: digest(token), tokenUntil };
  const head = sampleCase({ reference });
  await fileCase({ ...tables, actor: TEST }, { head, once, upload, tasks: [], timeline: [] }, ARRIVED);
  return { reference, token };
}

const described = (name: string) => {
  const { sender: _, ...file } = describedForm(name);
  return file;
};

async function problemOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    throw error;
  }
  return 'no problem';
}

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const later = (ms: number) => ({ receivedAt: new Date(ARRIVED.getTime() + ms) });
const HOUR_MS = 3_600_000;

describe('a form sent up as a referral', () => {
  it('asked for again is the same slot, reference and token, with a new link', async () => {
    const body = describedForm('form.docx');
    const first = await door.asReferral(body);
    const again = await door.asReferral(Object.fromEntries(Object.entries(body).toReversed()), later(HOUR_MS));
    expect({ ...again, put: null }).toEqual({ ...first, put: null });
    expect(again.received).toBe(false);
    expect(again.put.url).not.toBe(first.put.url);
    expect(new URL(again.put.url).pathname).toBe(new URL(first.put.url).pathname);
  });

  it('asked for ten times at once is one slot, and one case when its file has come', async () => {
    const body = describedForm('form.docx');
    const slots = await Promise.all(Array.from({ length: 10 }, () => door.asReferral(body)));
    expect(new Set(slots.map(({ id, reference, token }) => `${id} ${reference} ${token}`)).size).toBe(1);
    const before = (await everyCase(tables)).length;
    const outcomes = await Promise.all(slots.map((slot) => door.filled(slot)));
    expect(outcomes.filter((outcome) => outcome === 'filed')).toHaveLength(1);
    expect((await everyCase(tables)).length).toBe(before + 1);
  });

  it('shows a client whose PUT was answered 412 that its file is here', async () => {
    const body = describedForm('form.docx');
    const slot = await door.asReferral(body);
    await door.filled(slot);
    expect(await door.asReferral(body)).toMatchObject({ id: slot.id, reference: slot.reference, received: true });
    const items = await itemsOf(tables, slot.reference);
    expect(items.get('CASE')).toMatchObject({ firstLine: { what: 'received' } });
    expect(startingWith(items, 'TL#').map(({ what }) => what)).toEqual(
      expect.arrayContaining(['file_received', 'sent_again']),
    );
    expect(startingWith(items, 'MSG#').filter(({ kind }) => kind === 'acknowledgement')).toHaveLength(1);
  });

  it('is known by its Idempotency-Key, which is refused for another body', async () => {
    const [body, key] = [describedForm('form.docx'), newId()];
    const first = await door.asReferral(body, keyed(key));
    expect((await door.asReferral(body, keyed(key))).id).toBe(first.id);
    expect(await problemOf(door.asReferral(describedForm('form.docx'), keyed(key)))).toBe('422 key-used');
    expect((await door.asReferral(body, keyed(newId()))).id).not.toBe(first.id);
    expect(await problemOf(door.asReferral(body, keyed('no spaces')))).toBe('400 bad-key');
  });

  it('is another referral a day later', async () => {
    const body = describedForm('form.docx');
    const first = await door.asReferral(body);
    expect((await door.asReferral(body, later(25 * HOUR_MS))).reference).not.toBe(first.reference);
  });

  it('whose slot had expired is waited for again', async () => {
    const body = describedForm('form.docx');
    const { id } = await door.asReferral(body);
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: uploadKey(id),
        UpdateExpression: 'SET #state = :expired REMOVE #timer, timerAt',
        ExpressionAttributeNames: { '#state': 'state', '#timer': 'timer' },
        ExpressionAttributeValues: { ':expired': 'expired' },
      }),
    );
    expect(await door.asReferral(body, later(3 * HOUR_MS))).toMatchObject({ id, received: false });
    expect(await readSlot(tables, id)).toMatchObject({ state: 'waiting' });
  });

  it('is promised no reference that a case has', async () => {
    const { reference } = await caseWithToken();
    const drawn = [reference, newReference()];
    const slot = await uploadDoor(tables, { newReference: () => drawn.shift() ?? newReference() }).asReferral(
      describedForm('form.docx'),
    );
    expect(slot.reference).not.toBe(reference);
  });

  it('whose reference was taken meanwhile is filed under another, and its scan finds it there', async () => {
    const slot = await door.asReferral(describedForm('form.docx'));
    await caseWithToken(slot.reference);
    expect(await door.filled(slot)).toBe('filed');
    const reference = await door.caseOf(slot);
    expect(reference).not.toBe(slot.reference);
    expect(await readDocument(tables, slot.reference, slot.id)).toMatchObject({ id: slot.id, reference });
    const lines = startingWith(await itemsOf(tables, reference), 'TL#');
    expect(lines).toContainEqual(expect.objectContaining({ what: 'promised_reference_taken', detail: slot.reference }));
    expect([...(await itemsOf(tables, slot.reference)).keys()].filter((sk) => sk.startsWith('DOC#'))).toEqual([]);
  });
});

describe('one more file of a referral', () => {
  it('asked for again is the same slot, and takes no second place of the ten', async () => {
    const { reference, token } = await caseWithToken();
    const files = Array.from({ length: 10 }, (_, index) => described(`${index}.docx`));
    const slots = await Promise.all(files.map((file) => door.forReferral(reference, token, file)));
    const again = await Promise.all(files.map((file) => door.forReferral(reference, token, file)));
    expect(again.map(({ id }) => id)).toEqual(slots.map(({ id }) => id));
    expect(await problemOf(door.forReferral(reference, token, described('11.docx')))).toBe('409 too-many-files');
    const [first = again[0]] = slots;
    if (first === undefined) throw new Error('no slot');
    await door.filled(first);
    expect(await door.forReferral(reference, token, files[0])).toMatchObject({ id: first.id, received: true });
  });

  it('is known by its Idempotency-Key within its own referral', async () => {
    const [one, other] = [await caseWithToken(), await caseWithToken()];
    const [file, key] = [described('a.docx'), { 'idempotency-key': newId() }];
    const first = await door.forReferral(one.reference, one.token, file, key);
    expect((await door.forReferral(one.reference, one.token, file, key)).id).toBe(first.id);
    expect(await problemOf(door.forReferral(one.reference, one.token, described('b.docx'), key))).toBe('422 key-used');
    expect((await door.forReferral(other.reference, other.token, file, key)).id).not.toBe(first.id);
  });

  it('is given to nobody without the token, also when it was asked for before', async () => {
    const { reference, token } = await caseWithToken();
    const file = described('a.docx');
    await door.forReferral(reference, token, file);
    for (const [about, by] of [
      [reference, newToken()],
      [newReference(), token],
    ] as const)
      expect(await problemOf(door.forReferral(about, by, file))).toBe('404 not-found');
  });
});
