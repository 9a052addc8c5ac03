import { expect, it } from '@jest/globals';
import { behindTheDoors } from '#test/support/aws.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { openOnlineForm } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { refer } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { findInList, keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { giveReason, personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();

inChromium('a niece', (browser) => {
  it('was looked at by a colleague, through a search, a list and her case: governance finds it, and why', async () => {
    await openOnlineForm(door);
    const { reference, lastName } = await refer(door);
    const aunt = await signIn(browser(), door, personOf('screening_officer'));
    const by = keyboardOf(aunt.page);
    await waitFor('the search to find her', async () => {
      await aunt.open('/staff/search');
      await by.write(/Child’s name/, lastName);
      await by.press('Search');
      return (await aunt.page.getByRole('link', { name: reference, exact: true }).count()) > 0 ? true : undefined;
    });
    await by.follow(reference);
    await aunt.open('/staff/queue');
    await findInList(aunt.page, reference);

    const governance = await signIn(browser(), door, personOf('ig_officer'));
    const asks = keyboardOf(governance.page);
    await governance.open('/staff/governance');
    await giveReason(governance, 'A complaint of the family.');
    expect(await findingsOf(governance)).toEqual([]);
    await asks.write('Reference', reference);
    await asks.press('Show who looked');
    await giveReason(governance, 'A complaint of the family.');
    // Among the entries of every other test the sealer is behind: its sweep reads what it left.
    const sealed = () => behindTheDoors(door).run('platform/audit/seal', { sweep: true });
    await sealed();
    const WHAT = ['Found the case by a search', 'Read the case', 'Saw the case in a list of cases'];
    await waitFor('the looks of the aunt', async () => {
      await governance.page.reload();
      const rows = await governance.page.getByRole('row').filter({ hasText: 'Hazel Merriweather' }).allTextContents();
      return WHAT.every((what) => rows.some((row) => row.includes(what))) ? true : undefined;
    });
    expect(await governance.page.content()).not.toContain(lastName);
    expect(await findingsOf(governance)).toEqual([]);

    // The question is in the answer, with its reason.
    const asked = governance.page.getByRole('row').filter({ hasText: 'Asked who looked at the case' });
    await sealed();
    await waitFor('the question itself', async () => {
      await governance.page.reload();
      return (await asked.count()) > 0 ? true : undefined;
    });
    expect(await asked.first().textContent()).toContain('A complaint of the family.');
    expect([...aunt.complaints(), ...governance.complaints()]).toEqual([]);
  });
});
