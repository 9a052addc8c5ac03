import { beforeAll, describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { behindTheDoors } from '#test/support/aws.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo, messageIdOf } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const officer = staffMember(door, 'duty_social_worker', 'officer-who-asks');
const store = openStore(door);
const behind = behindTheDoors(door);
/** Sweeps come every minute; this test runs the clock meanwhile as well. */
const A_SWEEP_OR_TWO = 150_000;
const sweep = () => behind.run('casework/clock', { sweep: true });

beforeAll(() => openOnlineForm(door));

/** Posts a professional's referral whose acknowledgement has come. */
async function acknowledged() {
  const from = teacher();
  const body = referral({ referrer: { email: from, referrerType: 'professional' } });
  const { reference } = receiptIn(await postReferral(door, body));
  await waitFor('an acknowledgement', async () => (await emailsTo(door, from))[0]);
  return { reference, from };
}

const letters = (to: string, count: number, meanwhile: () => Promise<unknown> = async () => undefined) =>
  waitFor(
    `letter ${count}`,
    async () => {
      await meanwhile();
      const all = await emailsTo(door, to);
      return all.length >= count ? all : undefined;
    },
    A_SWEEP_OR_TWO,
  );
/** Does an officer's action on a case, which must be allowed. */
async function done(reference: string, path: string, body: unknown): Promise<void> {
  const { status, body: said } = await officer.act(reference, path, body);
  expect([status, said]).toEqual([200, expect.anything()]);
}
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

describe('a request for information', () => {
  it.concurrent('is sent with its reason and without its questions, chased, escalated, and answered by email', async () => {
    const { reference, from } = await acknowledged();
    const before = (await officer.readCase(reference)).case.decisionDueAt;
    const canary = `Canary${unique()}`;
    await done(reference, 'asks', {
      reasons: ['existing_relationship'],
      questions: [{ topic: 'home_address', text: `Where does ${canary} sleep?` }],
      dueAt: inSeconds(15),
      of: { who: 'referrer' },
    });
    expect((await officer.readCase(reference)).case).toMatchObject({
      state: 'awaiting_information',
      decisionDueAt: before,
      assignee: 'officer-who-asks',
    });

    const sent = await letters(from, 3, sweep);
    expect(sent[1]?.text).toContain('We ask you because you already have a relationship with the child.');
    expect(sent[2]?.text).toContain('We asked you for this, and we have not had your answer.');
    expect(JSON.stringify(sent)).not.toContain(canary);

    const [ask] = (await officer.readCase(reference)).asks;
    await store.bringForward(reference, `ASK#${ask?.id}`);
    const escalated = await waitFor(
      'the escalation',
      async () => {
        await sweep();
        const { tasks } = await officer.readCase(reference);
        return tasks.some(({ kind }) => kind === 'ask_escalated') ? tasks : undefined;
      },
      A_SWEEP_OR_TWO,
    );
    expect(escalated.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(['ask_escalated', 'ask_overdue']));
    // Nobody answered, nothing closed automatically, and the clock goes on (S9b, S9d).
    const waiting = await officer.readCase(reference);
    expect(waiting.case).toMatchObject({ state: 'awaiting_information', decisionDueAt: before });
    expect((await store.itemsOf(reference)).get('CASE')).toMatchObject({ timer: 'decision' });

    const [, , chaser] = sent;
    if (chaser === undefined) throw new Error('no chaser');
    const text = `At her aunt's. ${unique()}`;
    const raw = await emails.compose({ from, inReplyTo: messageIdOf(chaser), text, messageId: messageId() });
    await emailReferral(door, raw, from);
    const reply = await waitFor('the reply on the case', async () =>
      (await officer.readCase(reference)).tasks.find(({ kind }) => kind === 'read_reply'),
    );
    expect(reply).toMatchObject({ why: 'may_answer_what_was_asked', state: 'open' });

    await done(reference, 'asks-answered', { id: ask?.id, how: 'email', messageId: reply.about });
    const seen = await waitFor('the words of the reply', async () => {
      const now = await officer.readCase(reference);
      return now.messages.some((one) => one.direction === 'in' && one.text !== null) ? now : undefined;
    });
    expect(seen.case).toMatchObject({ state: 'accepted', decisionDueAt: before });
    expect(seen.messages.filter(({ direction }) => direction === 'in')).toMatchObject([{ text }]);
    expect(await store.casesFrom(from)).toEqual([reference]);
    expect(seen.asks).toMatchObject([{ state: 'answered', answer: { how: 'email', by: 'officer-who-asks' } }]);
    const open = seen.tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind);
    expect(open).not.toContain('ask_overdue');
    expect(open).not.toContain('ask_escalated');
    expect(await emailsTo(door, from)).toHaveLength(3);
  }, 420_000);
});

describe('a conversation', () => {
  it.concurrent('is confirmed by the very text that was previewed, once it is approved', async () => {
    const { reference, from } = await acknowledged();
    const canary = `Canary${unique()}`;
    await done(reference, 'conversations', {
      at: new Date().toISOString(),
      with: 'referrer',
      actions: [{ what: 'send_information', who: 'you', by: inSeconds(86_400) }],
      summary: `${canary} was worried.`,
      confirm: { who: 'referrer' },
    });
    const [conversation] = (await officer.readCase(reference)).conversations;
    const preview = await officer.get(`/admin/cases/${reference}/conversations/${conversation?.id}/preview`);
    expect(preview.body).toMatchObject({ to: from, state: 'to_approve', subject: `Reference ${reference}` });
    expect(await emailsTo(door, from)).toHaveLength(1);
    await done(reference, 'conversations-approved', { id: conversation?.id });
    const [, confirmation] = await letters(from, 2);
    expect(confirmation?.subject).toBe(`Reference ${reference}, letter 2`);
    const shown = JSON.stringify(preview.body);
    expect(shown).toContain('You will send the information that we spoke about by');
    const lines = (confirmation?.text ?? '').split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(shown).toContain(line.trim());
    expect(JSON.stringify(confirmation)).not.toContain(canary);
  }, 240_000);

  it.concurrent('may tell somebody to complete a form, which comes with the letter, and which staff fetch with the reference in it', async () => {
    const { reference, from } = await acknowledged();
    const of = { who: 'referrer' };
    await done(reference, 'form-instructed', { form: 'masp', dueAt: inSeconds(86_400), of });
    const [, letter] = await letters(from, 2);
    expect(letter?.subject).toBe(`Reference ${reference}, letter 2`);
    expect(letter?.text).toContain('Fill in the form that is attached');
    expect(letter).toMatchObject({ attachments: [{ fileName: `masp-${reference}.docx` }] });
    const { tasks } = await officer.readCase(reference);
    expect(tasks.map(({ kind }) => kind)).toContain('form_due');
    const form = await officer.get(`/admin/cases/${reference}/forms/masp.docx?dueAt=2026-12-01`);
    expect(form.status).toBe(200);
    expect(form.headers.get('content-disposition')).toBe(`attachment; filename="masp-${reference}.docx"`);
  }, 120_000);
});
