import { beforeEach, describe, expect, it } from '@jest/globals';
import { readObject } from '#functions/platform/objects.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import { readSlot } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { formsOf, readTokensMade } from '#functions/platform/store/tokens.ts';
import { CopyText } from '#schemas/referral-copy.ts';
import { ARRIVED, DOOR_NAMES, describedForm, everyDoor, submitted, uploadDoor } from '#test/support/every-door.ts';
import { referral } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { copying } from './copied.ts';

let tables: Tables;
let reader: Awaited<ReturnType<typeof copying>>;
let at = ARRIVED;
beforeEach(async () => {
  tables = await localTables();
  at = ARRIVED;
  reader = await copying(tables, () => at);
});

const textAt = async (key: string) =>
  Buffer.from(await readObject(reader.objects, { bucket: reader.bucket, key }, 1_000_000)).toString();

describe('a new referral', () => {
  it.each(['web', 'agency', 'staff'] as const)(
    'by the door %s is copied with its reference, times, claim and form, under a key without personal data',
    async (door) => {
      const reference = await (await everyDoor(tables)[door]('Pippin Marsh'))();
      await reader.told(reference);
      const key = `2026-11-20/${reference}`;
      expect(await reader.keys()).toEqual([key]);
      const text = await textAt(key);
      const head = await caseHead(tables, reference);
      const [form] = await formsOf(tables, reference);
      expect(CopyText.parse(text)).toMatchObject({
        kind: 'form',
        reference,
        door,
        receivedAt: head?.receivedAt,
        decisionDueAt: head?.decisionDueAt,
        claim: { kind: 'body', hash: expect.any(String), bodyHash: expect.any(String), until: expect.any(Number) },
        form,
      });
      expect(text).toContain('Pippin Marsh');
    },
  );

  it('is copied without the upload token, and without what makes it', async () => {
    const receipt = await submitted(tables, referral(), { door: 'web' });
    await reader.told(receipt.reference);
    const text = await textAt(`2026-11-20/${receipt.reference}`);
    for (const word of ['salt', 'token', receipt.uploads.token]) expect(text).not.toContain(word);
  });

  it('that is a file has its slot copied, without the token', async () => {
    const door = uploadDoor(tables);
    const slot = await door.asReferral(describedForm('Form.docx'));
    await door.filled(slot);
    const reference = await door.caseOf(slot);
    await reader.told(reference);
    const text = await textAt(`2026-11-20/${reference}`);
    const { tokenHash, ...rest } = (await readSlot(tables, slot.id)) ?? { tokenHash: '' };
    expect(CopyText.parse(text)).toEqual({ kind: 'slot', slot: rest });
    expect(text).not.toContain(tokenHash);
  });

  it('by email is not copied: its mail is an object already, and so is a form in it', async () => {
    for (const door of DOOR_NAMES.filter((name) => name.includes('email'))) {
      const reference = await (await everyDoor(tables)[door]('A worry'))();
      await reader.told(reference);
    }
    expect(await reader.keys()).toEqual([]);
  });

  it('is copied once, however often the stream and the sweep ask for it at once', async () => {
    const reference = await (await everyDoor(tables).web('A worry'))();
    await Promise.all([reader.told(reference, reference), reader.sweep(), reader.told(reference)]);
    expect(await reader.keys()).toEqual([`2026-11-20/${reference}`]);
    expect((await readTokensMade(tables, reference))?.toCopy).toBeUndefined();
  });
});

describe('a copy that fails', () => {
  it('holds up no search tokens, counts as late, and is made by the sweep, under the day of the filing', async () => {
    const reference = await (await everyDoor(tables).web('A worry'))();
    reader.world.breaks = true;
    await reader.told(reference);
    const made = await readTokensMade(tables, reference);
    expect(made).toMatchObject({ state: 'to_match', toCopy: { day: '2026-11-20' } });
    expect(made?.tokens.length).toBeGreaterThan(0);

    at = new Date(ARRIVED.getTime() + 24 * 3_600_000);
    await reader.sweep();
    expect(reader.figures).toEqual([{ FailedItems: 0, CopiesLate: 1 }]);
    reader.world.breaks = false;
    await reader.sweep();
    expect(reader.figures.at(-1)).toEqual({ FailedItems: 0, CopiesLate: 0 });
    expect(await reader.keys()).toEqual([`2026-11-20/${reference}`]);
    expect(await readTokensMade(tables, reference)).toMatchObject({ state: 'done' });
    expect((await readTokensMade(tables, reference))?.toCopy).toBeUndefined();
  });

  it('that the stream never asked for is made by the sweep', async () => {
    const reference = await (await everyDoor(tables).agency('A worry'))();
    await reader.sweep();
    expect(await reader.keys()).toEqual([`2026-11-20/${reference}`]);
    expect(reader.figures).toEqual([{ FailedItems: 0, CopiesLate: 0 }]);
  });
});
