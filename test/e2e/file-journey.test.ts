import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import { docx, passwordProtectedDocx, zipBomb } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { behindTheDoors } from '#test/support/aws.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { askForReferralSlot, fileOn, scanOf, send } from '#test/support/uploaded.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { problemIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const behind = behindTheDoors(door);
const officer = staffMember(door);
const store = openStore(door);

const Link = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() });

const linkTo = (reference: string, id: string) => officer.get(`/admin/cases/${reference}/documents/${id}`);

/** Uploads a form that is filed and read. */
async function filedForm() {
  const asked = await askForReferralSlot(door, await filledReferralForm({ body: referral() }));
  await send(asked);
  const file = await fileOn(officer, asked.reference, ({ reading }) => reading === 'read');
  return { ...asked, file };
}

/** Returns every object, of any version, in the documents bucket for a case. */
async function copiesOf(reference: string): Promise<string[]> {
  const { Versions } = await behind.s3.send(
    new ListObjectVersionsCommand({ Bucket: door.outputs.DocumentsBucket, Prefix: `${reference}/` }),
  );
  return (Versions ?? []).filter(({ IsLatest }) => IsLatest === true).map(({ Key }) => Key ?? '');
}

describe('a clean and safe file', () => {
  it.concurrent('is given by a link for a minute, to the very version, under a name that says nothing but the reference', async () => {
    const { reference, file, bytes } = await filedForm();
    const answer = await linkTo(reference, file.id);
    expect(answer.status).toBe(200);
    const { url, expiresAt } = Link.parse(answer.body);
    const query = new URL(url).searchParams;
    expect(query.get('X-Amz-Expires')).toBe('60');
    expect(query.get('versionId')).not.toBeNull();
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    // Both are signed, and S3 answers with them. The local cloud does not, so the test checks the link itself.
    expect(query.get('response-content-disposition')).toBe(`attachment; filename="${reference}-1.docx"`);
    expect(query.get('response-cache-control')).toBe('no-store');
    const given = await askServer(url);
    expect(Buffer.from(await given.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });

  it.concurrent('told of again, and of an older failure to scan it, stays as it is', async () => {
    const filed = await filedForm();
    const before = await store.itemsOf(filed.reference);
    for (const verdict of ['clean', 'error', 'unscannable', 'clean'] as const)
      await behind.tell('VERDICT_QUEUE_URL', await scanOf(door, behind, filed, verdict));
    // An event of another file follows on the same queue: when it is through, so are they.
    await filedForm();
    const after = await store.itemsOf(filed.reference);
    expect(after.get(`DOC#${filed.file.id}`)).toEqual(before.get(`DOC#${filed.file.id}`));
    expect([...after.keys()].filter((sk) => /^(FORM|DOC|ACT)#/.test(sk))).toEqual(
      [...before.keys()].filter((sk) => /^(FORM|DOC|ACT)#/.test(sk)),
    );
  });

  it.concurrent('in which a virus is found late is taken back: its link is refused, its copy gone, staff are told and the sender asked', async () => {
    const filed = await filedForm();
    const { reference, file } = filed;
    const { url } = Link.parse((await linkTo(reference, file.id)).body);
    expect((await askServer(url)).status).toBe(200);
    await behind.tell('VERDICT_QUEUE_URL', await scanOf(door, behind, filed, 'infected'));
    await fileOn(officer, reference, ({ verdict }) => verdict === 'infected');
    const refused = await linkTo(reference, file.id);
    expect([refused.status, problemIn(refused)]).toEqual([409, 'file-infected']);
    await waitFor('the copy to be gone', async () => ((await copiesOf(reference)).length === 0 ? true : undefined));
    expect((await askServer(url)).status).toBe(404);
    const { case: head, tasks } = await officer.readCase(reference);
    expect(head.flags).toContain('file_infected');
    expect(tasks.map(({ kind }) => kind).sort()).toEqual(['ask_for_safe_copy', 'late_infection']);
    const letters = await waitFor('a letter that asks for a safe copy', async () => {
      const sent = await emailsTo(door, filed.email);
      return sent.length === 2 ? sent : undefined;
    });
    expect(letters.some(({ text }) => text.includes('Please send a safe copy'))).toBe(true);
    await behind.tell('VERDICT_QUEUE_URL', await scanOf(door, behind, filed, 'clean'));
    await filedForm();
    expect((await linkTo(reference, file.id)).status).toBe(409);
  });
});

describe('the event of a scan', () => {
  it.concurrent('that comes before the case of its file waits for it, and counts', async () => {
    const asked = await askForReferralSlot(door, docx());
    // Has no version yet, and is infected, so that it differs from the scan that clamd will make.
    await behind.tell('VERDICT_QUEUE_URL', await scanOf(door, behind, asked, 'infected'));
    await send(asked);
    const file = await fileOn(officer, asked.reference, ({ verdict }) => verdict === 'infected');
    expect(file.threats).toEqual(['Late.Find']);
    expect((await linkTo(asked.reference, file.id)).status).toBe(409);
  });

  it.concurrent('of another version than the one that was filed changes nothing', async () => {
    const filed = await filedForm();
    const scan = { ...(await scanOf(door, behind, filed, 'infected')), versionId: 'another-version' };
    await behind.tell('VERDICT_QUEUE_URL', scan);
    await filedForm();
    expect((await linkTo(filed.reference, filed.file.id)).status).toBe(200);
  });
});

describe('a file that is clean and not safe', () => {
  it.concurrent.each([
    ['with a password', passwordProtectedDocx, 'password_protected'],
    ['that unpacks to far more than it is', zipBomb, 'bomb'],
  ])('%s is held in quarantine, never copied, and the sender is asked for another', async (_, made, reason) => {
    const asked = await askForReferralSlot(door, made());
    await send(asked);
    const { reference } = asked;
    const file = await fileOn(officer, reference, ({ safety }) => safety === 'held');
    expect(file).toMatchObject({ verdict: 'clean', mayBeOpened: false, reading: 'not_read' });
    expect(file.reasons.map(({ code }) => code)).toContain(reason);
    const refused = await linkTo(reference, file.id);
    expect([refused.status, problemIn(refused)]).toEqual([409, 'file-held']);
    expect(await copiesOf(reference)).toEqual([]);
    const { case: head, tasks } = await officer.readCase(reference);
    expect(head).toMatchObject({ state: 'new', team: 'duty_and_advice' });
    expect(tasks.map(({ kind }) => kind)).toEqual(['ask_for_safe_copy']);
    await waitFor('both letters', async () => ((await emailsTo(door, asked.email)).length === 2 ? true : undefined));
  });

  it('that fetches its template from elsewhere is held, its words are shown, and nobody is asked for another', async () => {
    const settings = [{ kind: 'attachedTemplate', target: 'https://elsewhere.example/t.dotm', external: true }];
    const asked = await askForReferralSlot(door, docx({ settings }));
    await send(asked);
    const { reference } = asked;
    const file = await fileOn(officer, reference, ({ safety }) => safety === 'held');
    expect(file).toMatchObject({ mayBeOpened: false, reasons: [{ code: 'remote_template' }] });
    const refused = await linkTo(reference, file.id);
    expect([refused.status, problemIn(refused)]).toEqual([409, 'file-held']);
    expect(await copiesOf(reference)).toEqual([]);
    const { texts, tasks, messages } = await officer.readCase(reference);
    expect(texts).toMatchObject([
      { document: file.id, held: true, cut: false, words: [{ label: 'Text', text: 'An invented referral.' }] },
    ]);
    expect(tasks).toMatchObject([
      { kind: 'look_at_files', team: 'documents_to_read', why: 'Look at the files (1).', lookAt: { files: [file.id] } },
    ]);
    expect(messages.map((message) => message.direction === 'out' && message.kind)).not.toContain('safe_copy_request');
  });
});

describe('a document that is not there', () => {
  it.concurrent('is not found, like one of a case that is not there', async () => {
    const { reference } = await filedForm();
    for (const path of [`${reference}/documents/${unique()}`, 'FD-2222-2222/documents/01JD0000000000000000000000'])
      expect((await officer.get(`/admin/cases/${path}`)).status).toBe(404);
  });
});
