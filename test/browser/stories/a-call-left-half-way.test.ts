import { expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { unique } from '#test/support/invented.ts';
import { staffMember } from '#test/support/staff.ts';
import { DANGER } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { leaveDraft } from '../support/left-draft.ts';
import { findingsOf } from '../support/page-findings.ts';
import { comeBack, personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();
const WORDS = 'What has happened, or is happening?';

inChromium('a call about danger that is left half-way', (browser) => {
  it('is saved by itself; a colleague finds it on their work, takes it over and files it', async () => {
    const lastName = `Quillfeather${unique()}`;
    const [worker, colleague] = await Promise.all([
      signIn(browser(), door, personOf('duty_social_worker')),
      signIn(browser(), door, personOf('duty_social_worker', 1)),
    ]);
    const by = keyboardOf(worker.page);
    await worker.open('/staff/call');
    await by.press('Begin');
    const call = new URL(worker.page.url()).pathname;
    await by.write('Last name', lastName);
    await by.write(WORDS, DANGER);
    // The caller screams, and the line is dead. The worker runs to a manager and presses nothing.
    await worker.page.getByText(/words may mean danger: .*knife/).waitFor();
    expect(await findingsOf(worker)).toEqual([]);
    expect(worker.complaints()).toEqual([]);
    await worker.context.close();
    await leaveDraft(door, call.split('/')[3] ?? '');

    const theirs = keyboardOf(colleague.page);
    await colleague.open('/staff');
    await theirs.follow(new RegExp(lastName));
    expect(await colleague.page.getByLabel(WORDS).inputValue()).toBe(DANGER);
    await theirs.follow('Take it over');
    await theirs.press('Take over');
    await theirs.write('First name', 'Wren');
    await theirs.press('File the referral');
    const [reference = ''] = /FD-[A-Z0-9-]+/.exec((await colleague.page.getByRole('main').textContent()) ?? '') ?? [];
    expect(await findingsOf(colleague)).toEqual([]);
    const { case: head, tasks } = await staffMember(door).readCase(reference);
    expect(head).toMatchObject({ priority: 'immediate', channel: 'phone' });
    expect(tasks.map(({ kind }) => kind)).toContain('danger_words');
    expect(colleague.complaints()).toEqual([]);
  });

  it('gives its first taker the words that they typed after a colleague took it over', async () => {
    const [worker, colleague] = await Promise.all([
      signIn(browser(), door, personOf('duty_social_worker')),
      signIn(browser(), door, personOf('duty_social_worker', 1)),
    ]);
    const by = keyboardOf(worker.page);
    await worker.open('/staff/call');
    await by.press('Begin');
    const call = new URL(worker.page.url()).pathname;
    await leaveDraft(door, call.split('/')[3] ?? '');
    await colleague.open(`${call}/take`);
    await keyboardOf(colleague.page).press('Take over');
    await by.write('First name', 'Wren');
    await comeBack(worker);
    const main = worker.page.getByRole('main');
    expect(await main.getByRole('heading', { level: 1 }).textContent()).toBe('Not yours any more');
    expect(await main.textContent()).toContain('Wren');
  });
});
