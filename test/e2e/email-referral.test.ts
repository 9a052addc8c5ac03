import { describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { docx } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, neighbour, referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';

const door = sharedFrontDoor();
const officer = staffMember(door);
const store = openStore(door);

/** Hands a message to the SMTP door and follows it until its case is as the test waits for. */
async function filed(
  raw: Uint8Array,
  from: string,
  ready: (seen: CaseSeen) => boolean = ({ messages }) =>
    messages.some((one) => one.direction === 'in' && one.opening !== 'filed'),
): Promise<CaseSeen> {
  await emailReferral(door, raw, from);
  const reference = await waitFor('the case of an email', () => store.caseOfEmail(raw));
  return waitFor('an email taken apart', async () => {
    const seen = await officer.readCase(reference);
    return ready(seen) ? seen : undefined;
  });
}

const formRead = ({ forms }: CaseSeen): boolean => forms.length > 0;
const kinds = ({ tasks }: CaseSeen): string[] => tasks.map(({ kind }) => kind).sort();
const verdictHeader = (raw: Uint8Array, verdicts: string): Buffer =>
  Buffer.concat([Buffer.from(`X-Front-Door-Local-Verdict: ${verdicts}\r\n`), raw]);

describe('a Word form sent by email', () => {
  it.concurrent('is a case that the form fills, from a professional who is acknowledged at the address it came from', async () => {
    const from = teacher();
    const raw = await emails.formEmail({
      from,
      messageId: messageId(),
      docx: await filledReferralForm({ body: referral() }),
    });
    const seen = await filed(raw, from, formRead);
    expect(seen.case).toMatchObject({
      door: 'email',
      completeness: { answered: 5, reasoned: 0, blank: 0 },
      children: 2,
    });
    expect(seen.documents).toMatchObject([{ verdict: 'clean', safety: 'safe', reading: 'read', mayBeOpened: true }]);
    expect(kinds(seen)).toEqual([]);
    const letter = await waitFor('an acknowledgement', async () => (await emailsTo(door, from))[0]);
    expect(letter.headers).toMatchObject({ 'auto-submitted': 'auto-replied' });
    expect(letter.subject).toBe(`Reference ${seen.case.reference}`);
  });

  it.concurrent.each([
    [
      'inside a message that was forwarded as an attachment',
      async (form: Uint8Array, from: string) => {
        const inner = await emails.formEmail({ from, messageId: messageId(), docx: form });
        return Buffer.from(
          emails.forwarded(inner).toString('latin1').replace('<forward-1@', `<${unique()}@`),
          'latin1',
        );
      },
    ],
    ['inside a zip', (form: Uint8Array) => emails.zipEmail([{ name: `${unique()}.docx`, bytes: form }])],
    [
      'in Outlook’s own winmail.dat',
      (form: Uint8Array) => emails.winmail([{ name: 'form.docx', bytes: form }], `Our referral ${unique()}`),
    ],
    [
      'under a name in pieces with a character set of its own',
      async (form: Uint8Array) =>
        Buffer.from(emails.rfc2231Name(form).toString('latin1').replace('<referral-1@', `<${unique()}@`), 'latin1'),
    ],
  ])('%s is found, and fills the case', async (_, made) => {
    const from = teacher();
    const form = await filledReferralForm({ body: referral() });
    const seen = await filed(await made(form, from), from, formRead);
    expect(seen.forms[0]?.answers).toContainEqual(
      expect.objectContaining({ path: '/children/0/firstName', value: 'Pippin' }),
    );
  });

  it.concurrent('with another in the same message is two cases that know each other, and one acknowledgement', async () => {
    const from = teacher();
    const forms = await Promise.all([1, 2].map(() => filledReferralForm({ body: referral() })));
    const raw = await emails.filesEmail(
      { from, messageId: messageId() },
      forms.map((content, at) => ({ filename: `child ${at + 1}.docx`, content, contentType: emails.DOCX })),
    );
    const first = await filed(raw, from, ({ timeline }) => timeline.some(({ what }) => what === 'further_form_filed'));
    const others = await store.casesLinkedTo(first.case.reference);
    expect(others).toHaveLength(1);
    const further = await officer.readCase(String(others[0]));
    expect(further.case.links).toEqual([{ reference: first.case.reference, why: 'further_form' }]);
    expect(further.case.receivedAt).toBe(first.case.receivedAt);
    expect([first.forms, further.forms].map((read) => read.length)).toEqual([1, 1]);
    expect(childOf(first)).not.toBe(childOf(further));
    await waitFor('an acknowledgement', async () => (await emailsTo(door, from))[0]);
    expect([...first.messages, ...further.messages].filter(({ direction }) => direction === 'out')).toHaveLength(1);
  });
});

const childOf = ({ forms }: CaseSeen) => forms[0]?.answers.find(({ path }) => path === '/children/0/lastName')?.value;

describe('an email', () => {
  it.concurrent('without a form is a case from its own words, and somebody is asked for the form', async () => {
    const from = teacher();
    const text = `I am worried about the child at number ${unique()}.`;
    const seen = await filed(await emails.noAttachment({ from, text, messageId: messageId() }), from);
    expect(seen.case.flags).toContain('no_form');
    expect(kinds(seen)).toEqual(['form_missing']);
    expect(seen.messages.flatMap((one) => (one.direction === 'in' ? [one.text?.trim()] : []))).toEqual([text]);
  });

  it.concurrent('from somebody on no professional list is filed, and a person owes the acknowledgement', async () => {
    const from = neighbour();
    const seen = await filed(await emails.noAttachment({ from, messageId: messageId() }), from);
    expect(kinds(seen)).toEqual(['acknowledge_safely', 'form_missing']);
    expect(seen.tasks.find(({ kind }) => kind === 'acknowledge_safely')).toMatchObject({
      why: 'not_on_the_professional_list',
      dueAt: seen.case.decisionDueAt,
    });
    expect(await emailsTo(door, from)).toEqual([]);
  });

  it.concurrent.each([
    ['dmarc=FAIL', 'dmarc_failed'],
    ['spf=FAIL', 'spf_failed'],
    ['dkim=FAIL', 'dkim_failed'],
    ['spam=FAIL', 'marked_as_spam'],
    ['virus=FAIL', 'virus_found'],
  ])('that the mail service calls %s is filed and held for a person, and never answered', async (verdict, reason) => {
    const from = teacher();
    const raw = await emails.noAttachment({ from, messageId: messageId() });
    await emailReferral(door, verdictHeader(raw, verdict), from);
    const reference = await waitFor('the case', () => store.caseOfEmail(raw));
    const seen = await waitFor('it to be opened', async () => {
      const now = await officer.readCase(reference);
      return now.messages.some((one) => one.direction === 'in' && one.opening === 'opened') ? now : undefined;
    });
    expect(seen.case).toMatchObject({ team: 'held_mail', state: 'new' });
    expect(seen.messages).toMatchObject([{ direction: 'in', held: [{ code: reason }] }]);
    expect(kinds(seen)).toEqual(expect.arrayContaining(['acknowledge_safely', 'release_held_mail']));
    expect(await emailsTo(door, from)).toEqual([]);
  });

  it.concurrent('that is not proven to be from its sender is filed, not held, and not answered', async () => {
    const from = teacher();
    const raw = await emails.noAttachment({ from, messageId: messageId() });
    await emailReferral(door, verdictHeader(raw, 'dmarc=GRAY spf=GRAY dkim=GRAY'), from);
    const seen = await officer.readCase(await waitFor('the case', () => store.caseOfEmail(raw)));
    expect(seen.case.team).toBe('duty_and_advice');
    expect(seen.tasks.find(({ kind }) => kind === 'acknowledge_safely')?.why).toBe('sender_not_proven');
  });

  it.concurrent.each(['Message-ID', 'Date', 'From', 'Subject'])('without %s is filed all the same', async (header) => {
    const from = teacher();
    const raw = emails.without(
      await emails.noAttachment({ from, text: `Worried, ${unique()}`, messageId: messageId() }),
      header,
    );
    const seen = await filed(raw, from);
    expect(seen.case.state).toBe('new');
    expect(kinds(seen)).toContain('form_missing');
  });

  it.concurrent('whose words wait in a portal is an urgent task to open it elsewhere', async () => {
    const from = 'notifications@egress.com';
    const raw = Buffer.from(
      (await emails.egressNotice()).toString('latin1').replace('<referral-1@', `<${unique()}@`),
      'latin1',
    );
    const seen = await filed(raw, from);
    expect(seen.case.flags).toContain('open_elsewhere');
    const task = seen.tasks.find(({ kind }) => kind === 'open_elsewhere');
    expect(task && task.dueAt < seen.case.decisionDueAt).toBe(true);
  });

  it.concurrent('of a mailing list is a person’s, who is acknowledged by a person', async () => {
    const from = teacher();
    const seen = await filed(await emails.listMail({ from, messageId: messageId() }), from);
    expect(seen.case).toMatchObject({ team: 'duty_and_advice' });
    expect([...kinds(seen)].sort()).toEqual(['acknowledge_safely', 'form_missing']);
    expect(await emailsTo(door, from)).toEqual([]);
  });

  it.concurrent('that cannot be taken apart wholly stays a case, and a person is asked to open the raw message', async () => {
    const from = teacher();
    const seen = await filed(unreadable(from), from);
    expect(seen.case.flags).toContain('needs_reading');
    const said = await officer.get(
      `/admin/messages/${seen.case.reference}_${seen.messages.find(({ direction }) => direction === 'in')?.id}/raw`,
      'to read what was left out',
    );
    expect(said.status).toBe(200);
    expect(kinds(seen)).toContain('open_message_by_hand');
  });

  it.concurrent('with pictures in its signature and a file that is no form has every word of it on the case', async () => {
    const from = teacher();
    const raw = await emails.filesEmail({ from, messageId: messageId() }, [
      { filename: 'our notes.docx', content: docx(), contentType: emails.DOCX },
    ]);
    const seen = await filed(raw, from, ({ texts }) => texts.length > 0);
    expect(seen.texts).toMatchObject([{ words: [{ text: 'An invented referral.' }], cut: false }]);
    expect(kinds(seen)).toEqual([]);
  });
});

/** Makes more levels of parts within parts than we follow. */
function unreadable(from: string): Buffer {
  const levels = 200;
  const opening = Array.from({ length: levels }, (_, level) => [
    `Content-Type: multipart/mixed; boundary="b${level}"`,
    '',
    `--b${level}`,
  ]).flat();
  return emails.lines([
    `From: ${from}`,
    `To: ${emails.ADDRESS.frontDoor}`,
    'Subject: Referral',
    `Message-ID: ${messageId()}`,
    'MIME-Version: 1.0',
    ...opening,
    'Content-Type: text/plain',
    '',
    'deep',
  ]);
}
