import { expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { openOnlineForm } from '#test/support/staff.ts';
import { refer } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { leaveIdle } from '../support/session-of.ts';
import { choose, comeBack, personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();
const NOTE = 'Rang the school at length.\nShe is safe there until three. '.repeat(20).trim();

inChromium('a session that ends in the middle of a long note', (browser) => {
  it.each([
    ['gives the words back to the same person, who sends them', personOf('duty_social_worker'), true],
    ['keeps them from another person at the same browser', personOf('duty_social_worker', 1), false],
  ])('%s', async (_, next, gets) => {
    await openOnlineForm(door);
    const { reference } = await refer(door);
    const visitor = await signIn(browser(), door, personOf('duty_social_worker'));
    const { page } = visitor;
    const by = keyboardOf(page);
    await visitor.open(`/staff/cases/${reference}/do/note`);
    await by.write('Note', NOTE);
    await leaveIdle(door, visitor);
    await by.press('Add the note');

    // Nothing was carried out: the browser goes on to the sign-in page.
    await page.waitForURL(`${door.addresses.issuer}/**`);
    await choose(page, next);
    const field = page.getByLabel('Note');
    expect(await field.inputValue()).toBe(gets ? NOTE : '');
    if (!gets) return;
    expect(await page.getByText('Your session had ended.').isVisible()).toBe(true);
    await by.press('Add the note');
    expect(new URL(page.url()).pathname).toBe(`/staff/cases/${reference}`);
    expect(await page.getByText('The note is on the case.').isVisible()).toBe(true);
    expect(visitor.complaints()).toEqual([]);
  });

  it('takes the case off the screen when the person comes back to the tab, and keeps the words', async () => {
    await openOnlineForm(door);
    const { reference } = await refer(door);
    const visitor = await signIn(browser(), door, personOf('duty_social_worker'));
    const { page } = visitor;
    await visitor.open(`/staff/cases/${reference}/do/note`);
    await keyboardOf(page).write('Note', NOTE);
    await leaveIdle(door, visitor);
    await comeBack(visitor);
    await page.waitForURL(`${door.addresses.issuer}/**`);
    await choose(page, personOf('duty_social_worker'));
    expect(await page.getByLabel('Note').inputValue()).toBe(NOTE);
  });
});
