import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { type Contact, makeActivity } from '../support/month-of-activity.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();

/**
 * September 2026, and what is near its ends. In London it was an hour later than these times say. Monday 31 August was a bank
 * holiday.
 */
const CONTACTS: readonly Contact[] = [
  // Received on Friday, and due on Tuesday as Monday is a holiday: in time, in September.
  {
    received: '2026-08-28T09:00:00.000Z',
    door: 'web',
    source: '2A',
    decided: '2026-09-01T15:00:00.000Z',
    outcome: 'advice',
  },
  // Half past midnight on the first day, in London.
  {
    received: '2026-08-31T23:30:00.000Z',
    door: 'email',
    source: '6',
    decided: '2026-09-02T15:00:00.000Z',
    outcome: 'advice',
    again: true,
  },
  {
    received: '2026-09-07T09:00:00.000Z',
    door: 'web',
    source: '2A',
    decided: '2026-09-08T15:59:00.000Z',
    outcome: 'no_further_action',
  },
  // One minute after five o'clock in London.
  {
    received: '2026-09-07T10:00:00.000Z',
    door: 'web',
    source: '2A',
    decided: '2026-09-08T16:01:00.000Z',
    outcome: 'advice',
  },
  {
    ...{ received: '2026-09-13T22:59:00.000Z', door: 'staff', decided: '2026-09-14T08:00:00.000Z', outcome: 'advice' },
    danger: { raised: '2026-09-13T22:59:00.000Z', looked: '2026-09-13T23:09:00.000Z' },
  },
  {
    ...{
      received: '2026-09-14T09:00:00.000Z',
      door: 'email',
      source: '6',
      decided: '2026-09-25T09:00:00.000Z',
      outcome: 'advice',
    },
    danger: { raised: '2026-09-14T09:00:00.000Z', looked: '2026-09-14T11:00:00.000Z' },
  },
  {
    received: '2026-09-29T09:00:00.000Z',
    door: 'web',
    source: '1A',
    decided: '2026-10-01T09:00:00.000Z',
    outcome: 'advice',
  },
  // Half past midnight on the first of October, in London.
  {
    received: '2026-09-30T23:30:00.000Z',
    door: 'web',
    source: '1A',
    decided: '2026-10-02T09:00:00.000Z',
    outcome: 'advice',
  },
];

/** Counted by hand from the list above: of August, September and October. */
const BY_MONTH = {
  doors: [
    ['Month from', 'All contacts', 'Online form', 'Email', 'Written down by staff', 'Process queries'],
    ['1 Oct 2026', '1', '1', '0', '0', '0'],
    ['1 Sep 2026', '6', '3', '2', '1', '0'],
    ['1 Aug 2026', '1', '1', '0', '0', '0'],
  ],
  sources: [
    [
      'Month from',
      'Individual: family member, relative or carer',
      'Schools',
      'Police',
      'The form does not say, or there is none',
    ],
    ['1 Oct 2026', '1', '0', '0', '0'],
    ['1 Sep 2026', '1', '2', '2', '1'],
    ['1 Aug 2026', '0', '1', '0', '0'],
  ],
  outcomes: [
    ['Month from', 'All decisions', 'Advice', 'No further action'],
    ['1 Oct 2026', '2', '2', '0'],
    ['1 Sep 2026', '6', '5', '1'],
    ['1 Aug 2026', '0', '0', '0'],
  ],
  'in-time': [
    ['Month from', 'In time', 'Late', 'In time, of 100'],
    ['1 Oct 2026', '1', '1', '50'],
    ['1 Sep 2026', '4', '2', '66'],
    ['1 Aug 2026', '0', '0', '0'],
  ],
  open: [
    ['Month from', 'All open contacts', 'Received in the same month'],
    ['1 Oct 2026', '0', '0'],
    ['1 Sep 2026', '1', '1'],
    ['1 Aug 2026', '1', '1'],
  ],
  're-referrals': [
    ['Month from', 'Re-referrals', 'All contacts'],
    ['1 Oct 2026', '0', '1'],
    ['1 Sep 2026', '1', '6'],
    ['1 Aug 2026', '0', '1'],
  ],
  alerts: [
    ['Month from', 'Within 15 minutes', 'Within 4 hours'],
    ['1 Oct 2026', '0', '0'],
    ['1 Sep 2026', '1', '1'],
    ['1 Aug 2026', '0', '0'],
  ],
};

const tableOf = async (page: Page, id: string): Promise<string[][]> => {
  const rows = await page.locator(`section[aria-labelledby="${id}"] tr`).all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
};

inChromium('a month of activity', (browser) => {
  it('is what an analyst counts by hand from a list of its contacts, in tables and files; they meet no case', async () => {
    const [reference = ''] = await makeActivity(door, CONTACTS);
    const analyst = await signIn(browser(), door, personOf('analyst'));
    const { page } = analyst;
    const by = keyboardOf(page);
    await by.follow('see how much was received and decided');
    const address = '/staff/activity?by=month&from=2026-08-01&to=2026-10-31';
    await waitFor('the stream to count the last decision', async () => {
      await analyst.open(address);
      const [, october] = await tableOf(page, 'outcomes');
      return october?.[1] === '2' ? true : undefined;
    });
    for (const [id, rows] of Object.entries(BY_MONTH)) expect([id, await tableOf(page, id)]).toEqual([id, rows]);
    expect(await findingsOf(analyst)).toEqual([]);

    const save = page.getByRole('link', { name: /^Save this table as CSV.*Decided in time/ });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('activity-in-time-by-month.csv');
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[2]).toBe('2026-09-01,2026-09-30,4,2,66');

    await page.getByText('Another period').click();
    await by.pick('Count by', 'Week');
    await page.getByLabel('From', { exact: true }).fill('2026-09-01');
    await page.getByLabel('To', { exact: true }).fill('2026-09-20');
    await by.press('Show this period');
    const weeks = (await tableOf(page, 'doors')).map(([week, all]) => [week, all]);
    expect(weeks).toEqual([
      ['Week from', 'All contacts'],
      ['14 Sep 2026', '1'],
      ['7 Sep 2026', '3'],
      ['31 Aug 2026', '1'],
    ]);

    expect(await analyst.open(`/staff/cases/${reference}`)).toBe(403);
    expect(await page.getByRole('main').textContent()).not.toContain(reference);
    expect(analyst.complaints()).toEqual([]);
  });
});
