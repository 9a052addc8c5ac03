import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { FrontDoor } from '#infra/local/front-door.ts';
import { type BehindTheDoors, behindTheDoors } from '#test/support/aws.ts';
import { setDeskClock } from '#test/support/desk-clock.ts';
import { referral, teacher } from '#test/support/invented.ts';
import { stopSchedules } from '#test/support/losing.ts';
import { OPENS_WITHIN_MS, ownFrontDoor } from '#test/support/own-front-door.ts';
import { openOnlineForm, type StaffMember, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

/** The clock's settings hold for all, and the sweep runs when called, so no other test shares this Front Door. */
let door: FrontDoor;
let behind: BehindTheDoors;
let manager: StaffMember;
beforeAll(async () => {
  door = await ownFrontDoor('foretold');
  behind = behindTheDoors(door);
  manager = staffMember(door, 'team_manager');
  await stopSchedules(door);
  await openOnlineForm(door);
}, OPENS_WITHIN_MS);
afterAll(() => door?.close(), 60_000);

const Handed = z.object({
  arrived: z.object({
    rows: z.array(z.looseObject({ reference: z.string(), clock: z.looseObject({ status: z.string() }) })),
  }),
  tasks: z.object({
    rows: z.array(z.looseObject({ reference: z.string(), kind: z.string(), role: z.string().optional() })),
  }),
});

describe('a breach', () => {
  it('is predicted before it happens: in the list, to the manager, and to the next shift', async () => {
    // A day's work each, one at a time: no working day has room for five of them, at any hour.
    await setDeskClock(door, { minutesADecision: 480, workedAtOnce: 1 });
    const references: string[] = [];
    for (let each = 0; each < 5; each += 1) {
      references.push(receiptIn(await postReferral(door, referral({ email: teacher() }))).reference);
    }
    const last = references.at(-1) ?? '';
    const foretold = await waitFor(
      'the sweep to know the settings, which it remembers for a minute',
      async () => {
        await behind.run('casework/clock', { sweep: true });
        return (await manager.readCase(last)).tasks.find(({ kind }) => kind === 'decision_at_risk');
      },
      100_000,
    );
    const { case: head, timeline } = await manager.readCase(last);
    expect(foretold).toMatchObject({
      why: 'predicted_breach',
      role: 'team_manager',
      state: 'open',
      dueAt: head.decisionDueAt,
    });
    expect(new Date(head.decisionDueAt) > new Date()).toBe(true);
    expect(timeline.map(({ what }) => what)).toContain('decision_predicted_breach');

    const until = new Date(Date.parse(head.decisionDueAt) + 1).toISOString();
    const shown = await waitFor(
      'the list to know what the sweep saw',
      async () => {
        const seen = Handed.parse((await manager.get(`/admin/shift?until=${until}&limit=50`)).body);
        const row = seen.arrived.rows.find(({ reference }) => reference === last);
        return row?.clock.status === 'predicted_breach' ? seen : undefined;
      },
      100_000,
    );
    expect(shown.arrived.rows.map(({ reference }) => reference).sort()).toEqual([...references].sort());
    expect(shown.tasks.rows.filter(({ reference }) => reference === last)).toContainEqual(
      expect.objectContaining({ kind: 'decision_at_risk', role: 'team_manager' }),
    );
  }, 240_000);
});
