import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OPENS_WITHIN_MS, ownFrontDoor } from '#test/support/own-front-door.ts';
import { openOnlineForm } from '#test/support/staff.ts';
import { refer } from '../support/cases.ts';
import { inChromium } from '../support/chromium.ts';
import { findingsOf } from '../support/page-findings.ts';
import { outdateRoles } from '../support/session-of.ts';
import { comeBack, personOf, signIn } from '../support/visitor.ts';

inChromium('a role that is taken away while a case is open', (browser) => {
  // Its issuer gives a person other roles, which all that share a Front Door would feel.
  let door: Awaited<ReturnType<typeof ownFrontDoor>>;
  beforeAll(async () => {
    door = await ownFrontDoor('role-taken-away');
    await openOnlineForm(door);
  }, OPENS_WITHIN_MS);
  afterAll(() => door.close());

  it.each([
    ['for another, which sees no cases', (id: string) => door.people.giveRoles(id, ['system_admin'])],
    ['with the person’s access as a whole', (id: string) => door.people.end(id)],
  ] as const)('%s: the page is replaced, without the case', async (_, takeAway) => {
    const { reference, lastName } = await refer(door);
    const person = personOf('screening_officer', 1);
    door.people.giveRoles(person, ['screening_officer']);
    const visitor = await signIn(browser(), door, person);
    await visitor.open(`/staff/cases/${reference}`);
    expect(await visitor.page.content()).toContain(lastName);
    takeAway(person);
    await outdateRoles(door, visitor);
    await comeBack(visitor);
    expect(await visitor.page.getByRole('heading', { level: 1 }).textContent()).toBe('You no longer have access');
    expect(await visitor.page.content()).not.toContain(lastName);
    expect(await findingsOf(visitor)).toEqual([]);
  });
});
