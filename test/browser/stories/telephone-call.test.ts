import { expect, it } from '@jest/globals';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { openOnlineForm } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();

const DAY_MS = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

inChromium('a telephone call', (browser) => {
  it('is recorded, its confirmation is read word for word and approved, and the caller gets it', async () => {
    await openOnlineForm(door);
    const email = teacher();
    const secret = `Evening${unique()}`;
    const said = referral({ referrer: { ...referralBodyExample().referrer, email } });
    const { reference } = receiptIn(await postReferral(door, said));
    const worker = await signIn(browser(), door, personOf('duty_social_worker'));
    const { page } = worker;
    const by = keyboardOf(page);
    await worker.open(`/staff/cases/${reference}`);
    await by.follow('Record a conversation');
    await by.date('When you spoke', dayFromNow(-1), '09:30');
    await by.tick('The referrer');
    await by.write('What was said', secret);
    await by.pick(/Action 1: what/, 'Telephone again');
    await by.pick(/Action 1: who/, 'We');
    await by.date('Action 1: by when', dayFromNow(2), '15:00');
    await by.tick('By email to the referrer');
    expect(await findingsOf(worker)).toEqual([]);
    await by.press('Record the conversation');
    expect(await page.getByText('The conversation is on the case.').isVisible()).toBe(true);

    await worker.open(`/staff/cases/${reference}/messages`);
    await by.follow(/^Preview and approve the confirmation/);
    const preview = await page.getByRole('main').textContent();
    expect(preview).toContain(email);
    expect(preview).toContain(reference);
    expect(preview).not.toContain(secret);
    expect(await findingsOf(worker)).toEqual([]);
    await by.tick('I approve this email: send it');
    await by.press('Confirm the conversation');
    expect(await page.getByText('The conversation is confirmed.').isVisible()).toBe(true);
    const sent = await waitFor('the confirmation', async () =>
      (await emailsTo(door, email)).find(({ text = '' }) => /telephone again/i.test(text)),
    );
    expect(JSON.stringify(sent)).not.toContain(secret);
    expect(worker.complaints()).toEqual([]);
  });
});
