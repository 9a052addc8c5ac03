import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import * as emails from '#test/fixtures/emails.ts';
import { docxWithEicarMember } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { behindTheDoors } from '#test/support/aws.ts';
import { disguisesOf, everyObject, everyQueue, headOf } from '#test/support/everywhere.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { type HttpAnswer, request } from '#test/support/http.ts';
import { messageId, referral, teacher, unique } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore, type StoredItem, textOf } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { askForSlot, fileOf, postReferral, putInto, receiptIn, slotIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const behind = behindTheDoors(door);
const officer = staffMember(door);
const store = openStore(door);

/** An invented name. It goes into every field that anybody can write, and may appear only in a case. */
const name = `Canaryfeather${unique()}`;
const anywhere = disguisesOf(name);

const answers: HttpAnswer[] = [];
const urls: string[] = [];
const references: string[] = [];
let cases: CaseSeen[];

const kept = (answer: HttpAnswer): HttpAnswer => {
  answers.push(answer);
  return answer;
};

const body = () =>
  referral({
    referrer: { name, role: name, agency: name, relationshipToChild: name },
    child: { firstName: name, lastName: name, school: name, homeAddress: `1 ${name} Row`, [`nickname${name}`]: name },
    [`section${name}`]: { text: name },
    concern: { reason: `About ${name}`, whatHappened: `${name} said so.` },
  });

async function byWeb(): Promise<string> {
  const { reference, uploads } = receiptIn(await postReferral(door, body()));
  const bytes = docxWithEicarMember();
  const slot = slotIn(kept(await askForSlot(door, reference, uploads.token, fileOf(`${name}.docx`, bytes))));
  urls.push(slot.put.url, slot.status, uploads.path);
  await putInto(slot, bytes);
  return reference;
}

async function byUpload(): Promise<string> {
  const bytes = await filledReferralForm({ body: body() });
  const sender = { name, role: name, email: teacher(), telephone: '0116 496 0009', emailIsSafe: true };
  const slot = slotIn(
    kept(await request(door, 'POST', '/uploads', { body: { ...fileOf(`${name}.docx`, bytes), type: name, sender } })),
  );
  urls.push(slot.put.url, slot.status);
  await putInto(slot, bytes);
  return slot.reference ?? '';
}

async function byEmail(): Promise<string> {
  const from = teacher();
  const letter = {
    from: `${name} <${from}>`,
    subject: `Referral of ${name}`,
    text: `About ${name}.`,
    messageId: messageId(),
  };
  const docx = await filledReferralForm({ body: body() });
  const raw = await emails.formEmail({ ...letter, docx, filename: `${name}.docx` });
  await emailReferral(door, raw, from);
  return waitFor('the case of an email', () => store.caseOfEmail(raw));
}

/** Makes faults: refused and unreadable input is where programs log too much. */
async function byFault(): Promise<void> {
  kept(await postReferral(door, { ...body(), referrer: { email: name, referrerType: name } }));
  kept(await postReferral(door, `{"referrer": ${name}`));
  kept(await postReferral(door, body(), { 'idempotency-key': `${name} with spaces` }));
  kept(await request(door, 'POST', '/uploads', { body: { name, size: name, sha256: name, sender: { name } } }));
  kept(await request(door, 'GET', `/uploads/${name}`, { headers: { 'x-upload-token': name } }));
  kept(await request(door, 'POST', `/referrals/${name}/uploads`, { body: {}, headers: { 'x-upload-token': name } }));
  kept(await officer.get(`/admin/cases/${name}`));
  kept(await officer.get(`/admin/cases?team=${name}&cursor=${name}`));
  kept(await request(door, 'GET', '/admin/cases', { headers: { authorization: `Bearer ${name}` } }));
  for (const queue of ['RECEIVE_QUEUE_URL', 'OPEN_QUEUE_URL', 'UPLOAD_QUEUE_URL', 'VERDICT_QUEUE_URL'] as const)
    await behind.tell(queue, { event: name, key: name });
}

const settled = ({ documents, messages }: CaseSeen): boolean =>
  documents.length > 0 &&
  documents.every(({ verdict, reading }) => verdict === 'infected' || reading === 'read') &&
  messages.every((one) => (one.direction === 'in' ? one.opening === 'opened' : one.delivery === 'delivered'));

beforeAll(async () => {
  await openOnlineForm(door);
  references.push(...(await Promise.all([byWeb(), byUpload(), byEmail()])));
  await byFault();
  cases = await Promise.all(
    references.map((reference) =>
      waitFor('a case with all that belongs to it', async () => {
        const answer = await officer.get(`/admin/cases/${reference}`);
        const seen = answer.status === 200 ? await officer.readCase(reference) : undefined;
        return seen && settled(seen) ? seen : undefined;
      }),
    ),
  );
  for (const { case: head, documents, messages } of cases) {
    const paths = [
      ...documents.map(({ id }) => `/admin/cases/${head.reference}/documents/${id}`),
      ...messages.map(({ id }) => `/admin/messages/${head.reference}_${id}/raw`),
    ];
    for (const path of paths) {
      const answer = await officer.get(path, 'to look for a canary');
      if (answer.status === 200) urls.push(z.object({ url: z.string() }).parse(answer.body).url);
      else kept(answer);
    }
  }
}, 120_000);

describe('a name that was written into everything that a stranger can write', () => {
  it('is on each of its cases, so that it could have leaked', () => {
    expect(cases).toHaveLength(3);
    for (const seen of cases) expect(textOf(seen)).toMatch(anywhere);
    expect(cases.map(({ forms }) => forms.length)).toEqual([1, 1, 1]);
    expect(cases.flatMap(({ documents }) => documents).every((document) => document.name.includes(name))).toBe(true);
  });

  it('is in no log of any function, nor in any figure written there', async () => {
    const logs = await door.functionLogs();
    for (const reference of references) expect(logs).toContain(reference);
    expect(logs).toContain('CloudWatchMetrics');
    expect(anywhere.exec(logs)).toBeNull();
  });

  it('is in no object key, and in nothing that S3 reveals about an object', async () => {
    const objects = await everyObject(behind);
    const theirs = objects.filter(({ key }) => references.some((reference) => key.includes(reference)));
    expect(theirs.length).toBeGreaterThanOrEqual(3);
    expect(objects.filter(({ key }) => anywhere.test(key))).toEqual([]);
    for (const object of theirs) expect(await headOf(behind, object)).not.toMatch(anywhere);
  });

  it('is in no queue’s name, and in no key or index of a table', async () => {
    expect((await everyQueue(behind)).filter((url) => anywhere.test(url))).toEqual([]);
    const keysOf = ({ pk, sk, queue, queueSort, timer, timerAt }: StoredItem) =>
      textOf({ pk, sk, queue, queueSort, timer, timerAt });
    const items = await store.mentioning('cases', name);
    expect(items.length).toBeGreaterThanOrEqual(6);
    expect(items.filter((item) => anywhere.test(keysOf(item)))).toEqual([]);
  });

  it('is in no entry of the audit', async () => {
    expect((await store.mentioning('audit', references[0] ?? 'none')).length).toBeGreaterThan(0);
    expect(await store.mentioning('audit', name)).toEqual([]);
  });

  it('is in no email that was sent', async () => {
    const sent = await door.mailbox.emails();
    const theirs = sent.filter((email) => references.some((reference) => email.subject.includes(reference)));
    expect(theirs.map(({ text }) => /We have received|Please send a safe copy/.exec(text)?.[0]).sort()).toEqual([
      'Please send a safe copy',
      'We have received',
      'We have received',
      'We have received',
    ]);
    expect(sent.filter((email) => anywhere.test(textOf(email)))).toEqual([]);
  });

  it('is in no link that was given out, and in no answer to what was refused', () => {
    expect(urls.length).toBeGreaterThanOrEqual(6);
    expect(urls.filter((url) => anywhere.test(decodeURIComponent(url)))).toEqual([]);
    expect(answers.filter(({ status }) => status >= 400).length).toBeGreaterThanOrEqual(9);
    expect(answers.filter((answer) => anywhere.test(textOf(answer.body)))).toEqual([]);
    expect(answers.filter(({ headers }) => anywhere.test(textOf([...headers])))).toEqual([]);
  });
});
