import { beforeAll, describe, expect, it } from '@jest/globals';
import { Configuration } from '#infra/configuration.ts';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm, referralBodyExample } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, neighbour, referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const officer = staffMember(door);
const store = openStore(door);
const { dutyDesk } = Configuration.parse({ target: 'local' });
const DANGER = 'He says that he will kill her tonight and he has a knife.';

const { concern } = referralBodyExample();

beforeAll(() => openOnlineForm(door));

/** Returns the duty desk's alerts about a case. */
const alertsOf = async (reference: string) =>
  (await emailsTo(door, dutyDesk)).filter(({ subject }) => subject === `Look now: reference ${reference}`);

/** Returns the case once the desk has its alert: flagged, first on its list, with a task that is due already. */
async function told(reference: string) {
  const [alert] = await waitFor('word to the duty desk', async () => {
    const alerts = await alertsOf(reference);
    return alerts.length > 0 ? alerts : undefined;
  });
  const seen = await officer.readCase(reference);
  expect(seen.case).toMatchObject({ priority: 'immediate' });
  expect(seen.case.flags).toContain('danger_words');
  expect(seen.tasks).toContainEqual(
    expect.objectContaining({ kind: 'danger_words', team: 'duty_and_advice', dueAt: seen.case.receivedAt }),
  );
  return { alert, seen };
}

describe('a referral that cannot wait', () => {
  it.concurrent('by the web is told to the duty desk by its reference alone, once, and its sender is told honestly', async () => {
    const child = `Thistledown${unique()}`;
    const body = referral({ child: { lastName: child }, concern: { ...concern, whatHappened: DANGER } });
    const receipt = receiptIn(await postReferral(door, body));
    expect(receipt.whatHappensNext).toContain('Nobody has read this yet');
    expect(receipt.whatHappensNext).toContain('telephone 999');
    const { alert } = await told(receipt.reference);
    const whole = JSON.stringify(alert);
    for (const secret of [child, 'knife', 'kill', 'tonight']) expect(whole).not.toContain(secret);
    // The same referral sent again calls nobody twice.
    receiptIn(await postReferral(door, body));
    expect(await alertsOf(receipt.reference)).toHaveLength(1);
  });

  it.concurrent('by email is told from its words, whoever sent it and whether or not it is held', async () => {
    for (const verdict of ['spam=PASS', 'spam=FAIL']) {
      const from = neighbour();
      const raw = await emails.noAttachment({ from, messageId: messageId(), text: `${DANGER} ${unique()}` });
      await emailReferral(door, Buffer.concat([Buffer.from(`X-Front-Door-Local-Verdict: ${verdict}\r\n`), raw]), from);
      const { seen } = await told(await waitFor('the case', () => store.caseOfEmail(raw)));
      expect(seen.case.team).toBe(verdict === 'spam=FAIL' ? 'held_mail' : 'duty_and_advice');
      expect(await emailsTo(door, from)).toEqual([]);
    }
  });

  it.concurrent('by a Word form is told from the form', async () => {
    const from = teacher();
    const docx = await filledReferralForm({ body: referral({ concern: { ...concern, whatHappened: DANGER } }) });
    const raw = await emails.formEmail({ from, messageId: messageId(), docx });
    await emailReferral(door, raw, from);
    const reference = await waitFor('the case', () => store.caseOfEmail(raw));
    await told(reference);
    expect(await alertsOf(reference)).toHaveLength(1);
  });
});
