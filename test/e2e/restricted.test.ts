import { beforeAll, describe, expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral, unique } from '#test/support/invented.ts';
import { enterColleagues, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const own = unique();
const manager = staffMember(door, 'team_manager', `manager-${own}`);
const aunt = staffMember(door, 'screening_officer', `aunt-${own}`);
const worker = staffMember(door, 'duty_social_worker', `worker-${own}`);
const onCall = staffMember(door, 'duty_social_worker', `on-call-${own}`);
const governor = staffMember(door, 'ig_officer', `governor-${own}`);

beforeAll(async () => {
  await openOnlineForm(door);
  await enterColleagues(door, [{ id: `worker-${own}`, name: 'Rowan Ashby' }]);
});

describe('the child of a colleague’s sister', () => {
  const lastName = `Quillfeather${unique()}`;
  const said = referral({ child: { firstName: 'Damson', lastName } });
  const refer = async (words: string) =>
    receiptIn(await postReferral(door, { ...said, concern: { ...said.concern, reason: words } })).reference;
  const looksAt = async (who: typeof aunt, reference: string) =>
    (await who.get(`/admin/cases/${reference}`, 'to look at it')).status;

  it('is referred twice: the colleague leaves the case, a manager names who sees it, and the second never reaches her', async () => {
    const reference = await refer('Alone at home in the evening.');
    expect(await looksAt(aunt, reference)).toBe(200);
    expect((await aunt.act(reference, 'related', { why: 'My niece.' })).status).toBe(200);
    expect(await looksAt(aunt, reference)).toBe(403);

    const { tasks } = await manager.readCase(reference);
    expect(tasks.map(({ kind }) => kind)).toContain('consider_restricting');
    const named = {
      only: [`manager-${own}`, `worker-${own}`],
      never: [`aunt-${own}`],
      why: 'Her aunt screens for us.',
    };
    expect((await manager.act(reference, 'access', named)).status).toBe(200);
    expect([await looksAt(worker, reference), await looksAt(onCall, reference)]).toEqual([200, 403]);

    const terms = { name: `Damson ${lastName}` };
    await waitFor('the case to be found by those who may see it', async () =>
      (await worker.search(terms)).includes(reference) ? true : undefined,
    );
    expect([await aunt.search(terms), await onCall.search(terms)]).toEqual([[], []]);

    const second = await refer('Alone at home again.');
    const seen = await waitFor('the second case to be kept as the first is', async () => {
      const whole = await onCall.readCase(second);
      return whole.case.access?.never?.length === 1 ? whole : undefined;
    });
    await waitFor('a manager to be asked', async () =>
      (await onCall.readCase(second)).tasks.find(({ kind }) => kind === 'consider_restricting'),
    );
    expect(seen.case.access).toEqual({ never: [`aunt-${own}`] });
    expect(await looksAt(aunt, second)).toBe(403);
  });

  it('is seen at night by a person who must see her, at once and for a reason, and governance ends it', async () => {
    const reference = await refer('Her mother rings: she is not home.');
    const named = { only: [`manager-${own}`], never: [`aunt-${own}`], why: 'Her aunt works for us.' };
    expect((await manager.act(reference, 'access', named)).status).toBe(200);
    const refused = await onCall.get(`/admin/cases/${reference}`);
    expect([refused.status, problemIn(refused)]).toEqual([403, 'restricted']);
    const why = { why: 'Police are at the house.' };
    // Her role would let her; the case does not.
    const atNight = staffMember(door, 'duty_social_worker', `aunt-${own}`);
    expect(problemIn(await atNight.act(reference, 'break-glass', why))).toBe('restricted');
    expect((await onCall.act(reference, 'break-glass', why)).status).toBe(200);
    expect(await looksAt(onCall, reference)).toBe(200);

    const tasks = await governor.get('/admin/tasks?team=information_governance&limit=50', 'to review');
    expect(JSON.stringify(tasks.body)).toContain(reference);
    expect(await looksAt(governor, reference)).toBe(403);
    expect((await governor.act(reference, 'access', named, 'to review a broken glass')).status).toBe(200);
    expect(await looksAt(onCall, reference)).toBe(403);
    const { tasks: left } = await manager.readCase(reference);
    expect(left.filter(({ kind, state }) => kind === 'review_break_glass' && state === 'open')).toEqual([]);
  });
});
