import { expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { refer } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();
const WHY = 'The school rang again, and is worried about this evening.';

inChromium('two workers on one case', (browser) => {
  it('the second is shown what the first did beside the words that they typed, and sends them again', async () => {
    await openOnlineForm(door);
    const { reference } = await refer(door);
    const form = `/staff/cases/${reference}/do/priority`;
    const [rowan, bryony] = await Promise.all(
      ([0, 1] as const).map((which) => signIn(browser(), door, personOf('duty_social_worker', which))),
    );
    if (rowan === undefined || bryony === undefined) throw new Error('two people sign in');
    await bryony.open(form);
    await keyboardOf(bryony.page).tick(/Urgent/);
    await keyboardOf(bryony.page).write('Why', WHY);

    await rowan.open(`/staff/cases/${reference}`);
    await keyboardOf(rowan.page).follow('Accept the case');
    await keyboardOf(rowan.page).press('Accept the case');
    expect(await rowan.page.getByText('You have the case now.').isVisible()).toBe(true);

    await keyboardOf(bryony.page).press('Set the priority');
    const { page } = bryony;
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole('main').textContent()).toMatch(/Rowan Ashby/);
    expect(await page.getByLabel('Why').inputValue()).toBe(WHY);
    expect(await page.getByLabel('Urgent').isChecked()).toBe(true);
    expect(await findingsOf(bryony)).toEqual([]);
    await keyboardOf(page).press('Set the priority');
    expect(await page.getByText('The priority is set.').isVisible()).toBe(true);
    const seen = await staffMember(door).readCase(reference);
    expect(seen.case).toMatchObject({ priority: 'urgent', assignee: personOf('duty_social_worker') });
  });
});
