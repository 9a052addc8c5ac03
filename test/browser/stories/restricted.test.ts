import { expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { openOnlineForm } from '#test/support/staff.ts';
import { refer } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { comeBack, personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();

inChromium('a restricted case', (browser) => {
  it('leaves the page that a colleague has open, and they find it nowhere', async () => {
    await openOnlineForm(door);
    const { reference, lastName } = await refer(door);
    const aunt = await signIn(browser(), door, personOf('screening_officer'));
    const manager = await signIn(browser(), door, personOf('team_manager'));
    await aunt.open(`/staff/cases/${reference}`);
    expect(await aunt.page.content()).toContain(lastName);

    await manager.open(`/staff/cases/${reference}`);
    const by = keyboardOf(manager.page);
    await by.follow('Set who may see the case');
    await by.tick('Only the colleagues named below');
    await by.pick('Colleague 1', 'Sorrel Wainwright');
    await by.pick('Kept from 1', 'Hazel Merriweather');
    await by.write('Why', 'Her aunt screens for us.');
    await by.press('Set who may see it');
    expect(await manager.page.getByText('Who may see the case is set.').isVisible()).toBe(true);
    expect(await manager.page.content()).toContain(lastName);

    // She comes back to the tab.
    await comeBack(aunt);
    expect(await aunt.page.content()).not.toContain(lastName);
    expect(await findingsOf(aunt)).toEqual([]);
    expect(await aunt.open(`/staff/cases/${reference}`)).toBe(403);
    expect(await aunt.page.content()).not.toContain(lastName);

    await aunt.open('/staff/search');
    await keyboardOf(aunt.page).write(/name/i, lastName);
    await keyboardOf(aunt.page).press('Search');
    expect(await aunt.page.getByRole('link', { name: reference }).count()).toBe(0);
    expect(aunt.page.url()).not.toContain(lastName);
    expect(await manager.page.title()).not.toContain(lastName);
  });
});
