import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, teacher } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();
const LETTER = new URL('../../fixtures/layouts/made/label-left.rtf', import.meta.url);

inChromium('a form of another council', (browser) => {
  it('is read wrong and put right, each safety question is confirmed, and the case is decided, by the keyboard alone', async () => {
    const from = teacher();
    const file = { filename: 'referral.rtf', content: await readFile(LETTER), contentType: 'application/rtf' };
    const raw = await emails.filesEmail({ from, messageId: messageId() }, [file]);
    await emailReferral(door, raw, from);
    const reference = await waitFor('the case of an email', () => openStore(door).caseOfEmail(raw));
    const staff = staffMember(door);
    await waitFor('its form to be read', async () => (await staff.readCase(reference)).forms[0]);
    const worker = await signIn(browser(), door, personOf('team_manager'));
    const { page } = worker;
    const by = keyboardOf(page);
    const sees = async (text: string | RegExp) => expect(await page.getByText(text).first().isVisible()).toBe(true);

    await worker.open(`/staff/cases/${reference}/tasks`);
    await by.follow(/^Compare the form with what was read/);
    expect(await findingsOf(worker)).toEqual([]);
    await by.follow(/^Check it.*Child 1: First name/);
    // The original in one press, its words marked, and back to the same question.
    const question = page.url();
    await by.follow(/^Its place in the original.*Child 1: First name/);
    expect(await page.locator('.app-drawn .app-chosen').count()).toBe(1);
    expect(await page.locator('.app-answers > .app-chosen').textContent()).toMatch(/First name/);
    expect(await findingsOf(worker)).toEqual([]);
    await by.follow(/^Back to the check of: Child 1: First name/);
    expect(page.url()).toBe(question);
    await by.press('Correct it');
    await by.write('Child 1: First name', 'Elowyn');
    await by.press('Record the answer');
    await sees(/The answer is recorded/);
    for (let left = 20; (await page.getByText('Safety question', { exact: true }).count()) > 0 && left > 0; left -= 1)
      await by.press('This is right');
    const { forms, tasks } = await staff.readCase(reference);
    expect(forms[0]?.readings?.filter(({ confirmed }) => confirmed).length).toBeGreaterThan(0);
    expect(forms[0]?.answers.find(({ path }) => path === '/children/0/firstName')).toMatchObject({ value: 'Elowyn' });
    if (tasks.find(({ kind }) => kind === 'check_reading')?.state === 'open') {
      await by.follow('mark the check as done');
      await by.press('Mark the task as done');
    }
    const checked = (await staff.readCase(reference)).tasks.find(({ kind }) => kind === 'check_reading');
    expect(checked?.state).toBe('done');

    await worker.open(`/staff/cases/${reference}`);
    await by.follow('Accept the case');
    await by.press('Accept the case');
    await by.follow('Decide');
    await by.tick('No further action');
    await by.press('Continue');
    await by.tick('1 Universal');
    await by.write('Why this level', 'Services for everybody can meet it.');
    await by.tick('None', 'Legal basis');
    await by.write('Why this legal basis', 'No law asks for more.');
    await by.write('Reasons for the outcome', 'The school meets the need.');
    await by.write('Why you decide alone', 'Nobody else is on duty.');
    await by.press('Decide');
    await sees('The case is decided.');
    expect(worker.complaints()).toEqual([]);
  });
});
