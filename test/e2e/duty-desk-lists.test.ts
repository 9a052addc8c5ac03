import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral } from '#test/support/invented.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const worker = staffMember(door, 'duty_social_worker', 'duty-desk-lists-worker');
const manager = staffMember(door, 'team_manager');
const Listed = z.object({ cases: z.array(z.object({ reference: z.string(), state: z.string() })) });
const Owed = z.object({ tasks: z.array(z.object({ reference: z.string(), id: z.string() })) });
const Team = z.object({ team: z.string(), cases: z.record(z.string(), z.number()), openTasks: z.number() });
const Counts = z.object({ teams: z.array(Team) });

beforeAll(() => openOnlineForm(door));

const mine = async () => Listed.parse((await worker.get('/admin/cases?assignee=me')).body).cases;
const owed = async () => Owed.parse((await worker.get('/admin/tasks?owner=me')).body).tasks;
const maspNow = async () => {
  const { teams } = Counts.parse((await manager.get('/admin/dashboard?team=masp')).body);
  return teams[0];
};

describe('the duty desk’s lists', () => {
  it('show a person what they took and what they owe, until they gave it away or did it', async () => {
    const { reference } = receiptIn(await postReferral(door, referral()));
    expect((await worker.act(reference, 'accept', {})).status).toBe(200);
    const task = { why: 'Ring the school', dueAt: '2099-01-05T09:00:00.000Z', owner: 'duty-desk-lists-worker' };
    expect((await worker.act(reference, 'tasks', task)).status).toBe(200);
    const listed = await waitFor('the case in its worker’s list', async () => {
      const found = await mine();
      return found.some((row) => row.reference === reference) ? found : undefined;
    });
    expect(listed).toContainEqual({ reference, state: 'accepted' });
    const [found] = await waitFor('the task in its owner’s list', async () => {
      const all = (await owed()).filter((one) => one.reference === reference);
      return all.length === 1 ? all : undefined;
    });
    expect((await worker.act(reference, 'tasks-done', { id: found?.id })).status).toBe(200);
    await waitFor('the task to leave', async () => ((await owed()).length === 0 ? true : undefined));
    const sent = await worker.act(reference, 'reroute', { team: 'masp', why: 'The panel asked for it.' });
    expect(sent.status).toBe(200);
    await waitFor('the case to leave', async () => {
      const left = await mine();
      return left.some((row) => row.reference === reference) ? undefined : true;
    });
  });

  it('are counted for the dashboard by the stream, as many as they show', async () => {
    const { reference } = receiptIn(await postReferral(door, referral()));
    expect((await worker.act(reference, 'reroute', { team: 'masp', why: 'The panel asked for it.' })).status).toBe(200);
    const counted = await waitFor('the counts to be what the list shows', async () => {
      const [team, rows] = await Promise.all([maspNow(), manager.workList('masp')]);
      return rows.length > 0 && team?.cases.new === rows.length ? team : undefined;
    });
    expect(counted).toMatchObject({ team: 'masp', cases: { closed: expect.any(Number) } });
  });
});
