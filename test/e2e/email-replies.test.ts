import { beforeAll, describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, neighbour, referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo, messageIdOf } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const officer = staffMember(door);
const store = openStore(door);

beforeAll(() => openOnlineForm(door));

/** Posts a referral and waits for its acknowledgement: returns its reference, its sender, and the acknowledgement's Message-ID. */
async function acknowledgedReferral() {
  const from = teacher();
  const { reference } = receiptIn(await postReferral(door, referral({ referrer: { email: from } })));
  const letter = await waitFor('an acknowledgement', async () => (await emailsTo(door, from))[0]);
  return { reference, from, inReplyTo: messageIdOf(letter), subject: `Re: ${letter.subject}` };
}

/** Returns the case of an email, once it has been taken apart. */
async function cameTo(raw: Uint8Array, from: string): Promise<CaseSeen> {
  await emailReferral(door, raw, from);
  const reference = await waitFor('the case of an email', () => store.caseOfEmail(raw));
  return waitFor('the email to be opened', async () => {
    const seen = await officer.readCase(reference);
    const inbound = seen.messages.filter(({ direction }) => direction === 'in');
    return inbound.every((one) => one.direction === 'in' && one.opening === 'opened') ? seen : undefined;
  });
}

const text = () => `There is more to say. ${unique()}`;
const tasksOf = ({ tasks }: CaseSeen) => tasks.map(({ kind }) => kind).sort();

describe('an email that answers ours', () => {
  it.concurrent('from the one we wrote to joins their case, where somebody owes it a reading by its own due time', async () => {
    const { reference, from, inReplyTo, subject } = await acknowledgedReferral();
    const raw = await emails.compose({ from, inReplyTo, subject, text: text(), messageId: messageId() });
    const seen = await cameTo(raw, from);
    expect(seen.case.reference).toBe(reference);
    const [task] = seen.tasks;
    expect(tasksOf(seen)).toEqual(['read_reply']);
    expect(task).toMatchObject({ state: 'open', team: 'duty_and_advice' });
    expect(task && task.dueAt > task.raisedAt).toBe(true);
    expect(seen.messages.map(({ direction }) => direction).sort()).toEqual(['in', 'out']);
    expect(await emailsTo(door, from)).toHaveLength(1);
  });

  it.concurrent('by its subject alone is a case of its own: a reference is a hint and never authority', async () => {
    const { reference, from, subject } = await acknowledgedReferral();
    const raw = await emails.compose({ from, subject, text: text(), messageId: messageId() });
    const seen = await cameTo(raw, from);
    expect(seen.case.reference).not.toBe(reference);
    expect(tasksOf(await officer.readCase(reference))).toEqual([]);
  });

  it.concurrent('from somebody the case does not know is a new case, linked to it', async () => {
    const { reference, inReplyTo, subject } = await acknowledgedReferral();
    const stranger = neighbour();
    const raw = await emails.compose({ from: stranger, inReplyTo, subject, text: text(), messageId: messageId() });
    const seen = await cameTo(raw, stranger);
    expect(seen.case.links).toEqual([{ reference, why: 'reply' }]);
    expect(tasksOf(seen)).toContain('acknowledge_safely');
    expect((await officer.readCase(reference)).messages).toHaveLength(1);
  });

  it.concurrent('to a case that has been closed is a new case, linked to it', async () => {
    const { reference, from, inReplyTo, subject } = await acknowledgedReferral();
    await store.closeCase(reference);
    const raw = await emails.compose({ from, inReplyTo, subject, text: text(), messageId: messageId() });
    const seen = await cameTo(raw, from);
    expect(seen.case).toMatchObject({ state: 'new', links: [{ reference, why: 'reply' }] });
  });

  it.concurrent('with a new form in it joins, and its form is a new case, linked', async () => {
    const { reference, from, inReplyTo, subject } = await acknowledgedReferral();
    const docx = await filledReferralForm({ body: referral() });
    const raw = await emails.formEmail({ from, inReplyTo, subject, docx, messageId: messageId() });
    const joined = await cameTo(raw, from);
    expect(joined.case.reference).toBe(reference);
    const further = await waitFor('the case of the form', async () => (await store.casesLinkedTo(reference))[0]);
    const seen = await officer.readCase(further);
    expect(seen.case.links).toEqual([{ reference, why: 'form_in_reply' }]);
    expect(seen.forms).toHaveLength(1);
    expect((await officer.readCase(reference)).forms).toHaveLength(1);
  });
});

describe('a machine’s answer to ours', () => {
  it.concurrent('such as a vacation notice joins the case that it concerns, and is not answered', async () => {
    const { reference, from, inReplyTo } = await acknowledgedReferral();
    const raw = await emails.vacationReply({ from, inReplyTo, text: text(), messageId: messageId() });
    const seen = await cameTo(raw, '');
    expect(seen.case.reference).toBe(reference);
    expect(tasksOf(seen)).toEqual(['check_automatic_mail']);
    expect(await emailsTo(door, from)).toHaveLength(1);
  });

  it.concurrent('such as a bounce joins by what it returns, and somebody is told', async () => {
    const { reference, from, inReplyTo } = await acknowledgedReferral();
    const made = emails.bounce({ returned: inReplyTo.replace(/^<|>$/g, ''), to: from }).toString('latin1');
    const raw = Buffer.from(made.replace('<bounce-1@', `<${unique()}@`), 'latin1');
    const seen = await cameTo(raw, '');
    expect(seen.case.reference).toBe(reference);
    expect([...tasksOf(seen)].sort()).toEqual(['check_automatic_mail', 'message_failed']);
    expect(seen.timeline.some(({ detail }) => detail?.includes('could not be delivered'))).toBe(true);
  });
});

describe('the delivery of an acknowledgement', () => {
  it.concurrent.each([
    ['bounce@simulator.amazonses.com', 'bounced'],
    ['complaint@simulator.amazonses.com', 'complained'],
  ])('that %s gave back as %s is written on it, and somebody must reach the sender', async (email, delivery) => {
    const { reference } = receiptIn(await postReferral(door, referral({ referrer: { email } })));
    const seen = await waitFor(`word that it was ${delivery}`, async () => {
      const now = await officer.readCase(reference);
      return now.messages.some((one) => one.direction === 'out' && one.delivery === delivery) ? now : undefined;
    });
    expect(tasksOf(seen)).toEqual(['message_failed']);
  });

  it.concurrent('is that no more than ten an hour go to one address: the eleventh is a person’s to send', async () => {
    const email = teacher();
    // They are counted by the hour of the clock, so all of them must fall into one.
    await waitFor('a minute that is not an hour’s last', () => new Date().getMinutes() < 59 || undefined, 61_000);
    const receipts = await Promise.all(
      Array.from({ length: 11 }, async () => receiptIn(await postReferral(door, referral({ referrer: { email } })))),
    );
    const stopped = await waitFor('one that was stopped', async () => {
      const cases = await Promise.all(receipts.map(({ reference }) => officer.readCase(reference)));
      return cases.find(({ tasks }) => tasks.length > 0);
    });
    expect(stopped.tasks).toMatchObject([{ kind: 'acknowledge_safely', why: 'too_many_to_address' }]);
    const sent = await waitFor('ten letters', async () => {
      const letters = await emailsTo(door, email);
      return letters.length >= 10 ? letters : undefined;
    });
    expect(sent).toHaveLength(10);
  }, 150_000);
});
