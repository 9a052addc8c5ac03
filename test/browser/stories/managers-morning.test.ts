import { expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { refer } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { findInList, keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();
const worker = personOf('duty_social_worker', 1);

inChromium('a manager’s morning', (browser) => {
  it('looks at the shift and the queue, and assigns many at once; what changed meanwhile stays, and says why', async () => {
    await openOnlineForm(door);
    const first = await signIn(browser(), door, worker);
    const manager = await signIn(browser(), door, personOf('team_manager'));
    const [one, two, three] = await Promise.all([refer(door), refer(door), refer(door)]);
    await manager.open('/staff/shift');
    const by = keyboardOf(manager.page);
    await by.follow('Team queue');
    // A colleague who has just signed in for the first time can be chosen after some seconds.
    await waitFor('the worker among the colleagues', async () => {
      await findInList(manager.page, one.reference);
      const choices = await manager.page.getByLabel('Colleague').textContent();
      return choices?.includes('Bryony Thistlewood') === true
        ? true
        : manager.open('/staff/queue').then(() => undefined);
    });
    const box = (reference: string) => manager.page.getByLabel(`Choose ${reference}`);
    const shown: string[] = [];
    for (const { reference } of [one, two, three])
      if ((await box(reference).count()) > 0) {
        await by.tick(`Choose ${reference}`);
        shown.push(reference);
      }

    expect((await staffMember(door).act(one.reference, 'notes', { text: 'The school rang.' })).status).toBeLessThan(
      300,
    );
    await by.pick('Colleague', 'Bryony Thistlewood');
    await by.write('Why (optional)', 'For today.');
    await by.press('Assign the chosen cases');
    const outcome = await manager.page.getByRole('main').textContent();
    expect(outcome).toContain('Not assigned.');
    expect(await findingsOf(manager)).toEqual([]);

    const [assigned] = shown.filter((reference) => reference !== one.reference);
    if (assigned === undefined) return;
    await first.open('/staff');
    expect(await first.page.getByRole('link', { name: assigned }).count()).toBeGreaterThan(0);
    expect([...first.complaints(), ...manager.complaints()]).toEqual([]);
  });
});
