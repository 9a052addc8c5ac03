import { expect, it } from '@jest/globals';
import { Configuration } from '#infra/configuration.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { DANGER, refer } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { findInList, type Keyboard, keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();
const { dutyDesk } = Configuration.parse({ target: 'local' });

/** Fills in what a recommendation and a decision both ask. */
async function analyse(by: Keyboard, path: string): Promise<void> {
  await by.follow(path);
  await by.tick('No further action');
  await by.press('Continue');
  await by.tick('1 Universal');
  await by.write('Why this level', 'Services for everybody can meet it.');
  await by.tick('None', 'Legal basis');
  await by.write('Why this legal basis', 'No law asks for more.');
  await by.write('Reasons for the outcome', 'Police were there within minutes. The man has been charged.');
  await by.press(path);
}

inChromium('a day of duty', (browser) => {
  it('goes from the first danger alert to closing, with a second person’s decision, by the keyboard alone', async () => {
    await openOnlineForm(door);
    const { reference } = await refer(door, { whatHappened: DANGER });
    await waitFor('the alert at the duty desk', async () =>
      (await emailsTo(door, dutyDesk)).find(({ subject }) => subject === `Look now: reference ${reference}`),
    );
    const [worker, manager] = await Promise.all([
      signIn(browser(), door, personOf('duty_social_worker')),
      signIn(browser(), door, personOf('team_manager')),
    ]);
    const by = keyboardOf(worker.page);
    await worker.open('/staff/queue?priority=immediate');
    await findInList(worker.page, reference);
    await by.follow(reference);
    expect(await findingsOf(worker)).toEqual([]);
    await by.follow('Accept the case');
    await by.press('Accept the case');
    await by.follow('Add a note');
    await by.write('Note', 'Rang 999 at once. Officers are on their way.');
    await by.press('Add the note');
    await analyse(by, 'Recommend');
    expect(await worker.page.getByText('Your recommendation is recorded.').isVisible()).toBe(true);

    await manager.open(`/staff/cases/${reference}`);
    await analyse(keyboardOf(manager.page), 'Decide');
    expect(await manager.page.getByText('The case is decided.').isVisible()).toBe(true);

    const owed = (await staffMember(door).readCase(reference)).tasks.find(({ kind }) => kind === 'tell_referrer');
    await worker.open(`/staff/cases/${reference}/do/task-done?task=${owed?.id}`);
    await by.write(/How it was done/, 'Rang the school back.');
    await by.press('Mark the task as done');
    await worker.open(`/staff/cases/${reference}`);
    await by.follow('Close the case');
    await by.press('Close the case');
    expect(await worker.page.getByText('The case is closed.').isVisible()).toBe(true);
    expect((await staffMember(door).readCase(reference)).case.state).toBe('closed');
    expect([...worker.complaints(), ...manager.complaints()]).toEqual([]);
  });
});
