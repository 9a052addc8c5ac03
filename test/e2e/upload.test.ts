import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { docx, docxWithEicarMember, pdf } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { request } from '#test/support/http.ts';
import { referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { type DocumentSeen, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import {
  askForSlot,
  fileOf,
  postReferral,
  problemIn,
  putInto,
  receiptIn,
  slotIn,
  slotStatus,
} from '#test/support/web.ts';

const door = sharedFrontDoor();
const officer = staffMember(door);
const store = openStore(door);

beforeAll(() => openOnlineForm(door));

/** Posts a referral and returns it with its upload token. */
async function referralWithToken() {
  const { reference, uploads } = receiptIn(await postReferral(door, referral()));
  return { reference, token: uploads.token };
}

/** Returns the one file of a case when it has got as far as the test wants. */
const fileWhen = (reference: string, ready: (document: DocumentSeen) => boolean) =>
  waitFor('a file of the case', async () => (await officer.readCase(reference)).documents.find(ready));

const sender = (email: string) => ({ name: 'Bramble Teasel-Test', role: 'Doctor', email, emailIsSafe: true });

describe('a file for a referral', () => {
  it.concurrent('comes by its link, is scanned and looked into, and can then be opened; its sender is told no more than that it came', async () => {
    const { reference, token } = await referralWithToken();
    const bytes = docx();
    const slot = slotIn(await askForSlot(door, reference, token, fileOf('our notes.docx', bytes)));
    expect((await slotStatus(door, slot.id, token)).body).toEqual({ status: 'waiting' });
    expect(await putInto(slot, bytes)).toBe(200);
    const file = await fileWhen(reference, ({ mayBeOpened }) => mayBeOpened);
    expect(file).toMatchObject({ verdict: 'clean', safety: 'safe', ...fileOf('our notes.docx', bytes) });
    expect((await slotStatus(door, slot.id, token)).body).toEqual({ status: 'received' });
  });

  it.concurrent('with a virus stays where it is: staff are told, its sender hears “needs attention” and no word of why', async () => {
    const { reference, token } = await referralWithToken();
    const bytes = docxWithEicarMember();
    const slot = slotIn(await askForSlot(door, reference, token, fileOf('form.docx', bytes)));
    expect(await putInto(slot, bytes)).toBe(200);
    const file = await fileWhen(reference, ({ verdict }) => verdict === 'infected');
    expect(file).toMatchObject({ mayBeOpened: false, safety: 'unchecked' });
    expect((await slotStatus(door, slot.id, token)).body).toEqual({ status: 'needs attention' });
    const { case: head, tasks } = await officer.readCase(reference);
    expect(head.flags).toContain('file_infected');
    expect(tasks).toMatchObject([{ kind: 'ask_for_safe_copy', why: 'infected' }]);
  });

  it.concurrent('is what its content is, whatever it is called', async () => {
    const { reference, token } = await referralWithToken();
    const bytes = pdf();
    const file = { ...fileOf('letter.docx', bytes), type: 'application/msword' };
    expect(await putInto(slotIn(await askForSlot(door, reference, token, file)), bytes)).toBe(200);
    expect((await fileWhen(reference, ({ type }) => type !== null)).type).toBe('pdf');
  });

  it.concurrent('of another size or content than was said is refused, and the case has no file', async () => {
    const { reference, token } = await referralWithToken();
    const said = docx();
    const other = Uint8Array.from(said, (byte, at) => (at === said.length - 1 ? byte ^ 1 : byte));
    const slot = slotIn(await askForSlot(door, reference, token, fileOf('form.docx', said)));
    expect(await putInto(slot, Buffer.concat([said, randomBytes(1)]))).toBe(403);
    expect(await putInto(slot, other)).toBe(400);
    const unsaid = Object.entries(slot.put.headers).filter(([name]) => !/checksum/i.test(name));
    expect(await putInto(slot, other, Object.fromEntries(unsaid))).toBe(403);
    expect((await slotStatus(door, slot.id, token)).body).toEqual({ status: 'waiting' });
    expect((await officer.readCase(reference)).documents).toEqual([]);
  });

  it.concurrent('cannot be put a second time', async () => {
    const { reference, token } = await referralWithToken();
    const bytes = docx();
    const slot = slotIn(await askForSlot(door, reference, token, fileOf('form.docx', bytes)));
    expect([await putInto(slot, bytes), await putInto(slot, bytes)]).toEqual([200, 412]);
    await fileWhen(reference, () => true);
    expect((await officer.readCase(reference)).documents).toHaveLength(1);
  });

  it.concurrent('larger than 20 MB has no slot', async () => {
    const { reference, token } = await referralWithToken();
    const file = { ...fileOf('scan.pdf', pdf()), size: 20 * 1024 * 1024 + 1 };
    const answer = await askForSlot(door, reference, token, file);
    expect([answer.status, problemIn(answer)]).toEqual([422, 'upload-incomplete']);
  });

  it.concurrent('is one of ten: an eleventh is refused, however many are asked for at once', async () => {
    const { reference, token } = await referralWithToken();
    const asked = Array.from({ length: 12 }, (_, at) => fileOf(`form-${at}.docx`, docx()));
    const answers = await Promise.all(asked.map((file) => askForSlot(door, reference, token, file)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && problemIn(refused)).toBe('too-many-files');
  });

  it.concurrent('has no slot and no status without the right token, and nobody can tell that from a referral that is not there', async () => {
    const { reference, token } = await referralWithToken();
    const other = await referralWithToken();
    const file = fileOf('form.docx', docx());
    const slot = slotIn(await askForSlot(door, reference, token, file));
    const wrong = [
      await askForSlot(door, reference, other.token, file),
      await askForSlot(door, reference, '', file),
      await askForSlot(door, 'FD-2222-2222', token, file),
      await slotStatus(door, slot.id, other.token),
      await slotStatus(door, '01JD0000000000000000000000', token),
    ];
    for (const answer of wrong) expect([answer.status, problemIn(answer)]).toEqual([404, 'not-found']);
  });
});

describe('a Word form sent up as the referral itself', () => {
  it.concurrent('is a case that the form fills, with its sender, and one acknowledgement', async () => {
    const email = teacher();
    const bytes = await filledReferralForm({ body: referral() });
    const slot = slotIn(
      await request(door, 'POST', '/uploads', { body: { ...fileOf('form.docx', bytes), sender: sender(email) } }),
    );
    const { reference = '', token = '' } = slot;
    expect((await officer.get(`/admin/cases/${reference}`)).status).toBe(404);
    expect(await putInto(slot, bytes)).toBe(200);
    const filled = await waitFor('a form read from the file', async () => {
      const answer = await officer.get(`/admin/cases/${reference}`);
      const seen = answer.status === 200 ? await officer.readCase(reference) : undefined;
      return seen && seen.forms.length > 0 ? seen : undefined;
    });
    expect(filled.case).toMatchObject({ door: 'word_upload', completeness: { answered: 5, reasoned: 0, blank: 0 } });
    expect(filled.forms[0]?.answers).toContainEqual(
      expect.objectContaining({ path: '/children/0/firstName', value: 'Pippin', source: 'control' }),
    );
    expect(textOfItem(await store.itemsOf(reference))).toContain('Bramble Teasel-Test');
    const letter = await waitFor('an acknowledgement', async () => (await emailsTo(door, email))[0]);
    expect(letter.subject).toBe(`Reference ${reference}`);
    expect((await slotStatus(door, slot.id, token)).body).toEqual({ status: 'received' });
  });

  it.concurrent('is a case that stands before its file is scanned, and although a virus is found in it', async () => {
    const email = teacher();
    const bytes = docxWithEicarMember();
    const slot = slotIn(
      await request(door, 'POST', '/uploads', { body: { ...fileOf('form.docx', bytes), sender: sender(email) } }),
    );
    await putInto(slot, bytes);
    const { reference = '' } = slot;
    const letters = await waitFor('both letters', async () => {
      const sent = await emailsTo(door, email);
      return sent.length === 2 ? sent : undefined;
    });
    expect(letters.map(({ text }) => /We have received|Please send a safe copy/.exec(text)?.[0]).sort()).toEqual([
      'Please send a safe copy',
      'We have received',
    ]);
    const { case: head, timeline } = await officer.readCase(reference);
    expect(head).toMatchObject({ state: 'new', team: 'duty_and_advice', form: null });
    const story = timeline.map(({ what }) => what).filter((what) => ['received', 'file_infected'].includes(what));
    expect(story).toEqual(['received', 'file_infected']);
  });

  it.concurrent('without a way to answer its sender is not taken', async () => {
    const body = { ...fileOf('form.docx', docx()), sender: { name: unique(), role: 'Neighbour' } };
    const answer = await request(door, 'POST', '/uploads', { body });
    expect([answer.status, problemIn(answer)]).toEqual([422, 'upload-incomplete']);
  });
});

function textOfItem(items: ReadonlyMap<string, Record<string, unknown>>): string {
  return JSON.stringify([...items.values()]);
}
