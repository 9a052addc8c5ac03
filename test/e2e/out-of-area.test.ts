import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import type { HttpAnswer } from '#test/support/http.ts';
import { referral } from '#test/support/invented.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const worker = staffMember(door, 'duty_social_worker', 'worker-at-the-border');
const manager = staffMember(door, 'team_manager', 'manager-at-the-border');

beforeAll(() => openOnlineForm(door));

const outcome = (answer: HttpAnswer) => (answer.status === 200 ? 200 : problemIn(answer));
const Residences = z.object({
  residence: z.array(z.object({ residence: z.string(), suggests: z.string().nullable(), words: z.string() })),
});

/** Posts a referral of a child who lives here or there, by the shipped sample of postcodes; returns where the case says that is. */
async function livingAt(child: { homePostcode?: unknown; currentWhereabouts?: string }) {
  const { reference } = receiptIn(
    await postReferral(door, referral({ children: [{ firstName: 'Ottilie', ...child }] })),
  );
  const seen = await worker.readCase(reference);
  const { residence } = Residences.parse((await worker.get(`/admin/cases/${reference}`)).body);
  return { reference, seen, residence };
}

const decision = (change: object) => ({
  level: { code: '4', rationale: 'She is hurt, and it may happen again.' },
  legalBasis: { code: 's47', rationale: 'A child who suffers harm.' },
  reasons: 'She needs protecting tonight.',
  ...change,
});

describe('a family of another authority’s area', () => {
  it('is accepted like any other, and handed over by a person, who has it confirmed there', async () => {
    const { reference, seen, residence } = await livingAt({ homePostcode: 'ZZ99 3WZ' });
    expect(residence).toMatchObject([{ residence: 'out_of_area', suggests: 'redirect' }]);
    // Nobody refused it, and nothing was decided: it has its team and its clock.
    expect(seen.case).toMatchObject({ state: 'new', team: 'duty_and_advice', late: false });
    expect(seen.decisions).toEqual([]);

    expect((await worker.act(reference, 'accept', {})).status).toBe(200);
    const redirect = decision({ outcome: 'redirect' });
    expect((await worker.act(reference, 'recommendation', redirect)).status).toBe(200);
    expect(outcome(await manager.act(reference, 'decision', redirect))).toBe('authority-needed');
    const decided = await manager.act(reference, 'decision', { ...redirect, redirectTo: 'Nextshire' });
    expect([decided.status, decided.body]).toMatchObject([200, { state: 'decided' }]);

    // Sending it away does not end it: somebody there must say that they have her.
    const { tasks } = await worker.readCase(reference);
    const owed = (kind: string) => tasks.find((task) => task.kind === kind && task.state === 'open')?.id;
    expect(owed('confirm_hand_over')).toBeDefined();
    const told = { id: owed('tell_referrer'), how: 'Told the school that Nextshire has it.' };
    expect((await worker.act(reference, 'tasks-done', told)).status).toBe(200);
    expect(outcome(await worker.act(reference, 'close', {}))).toBe('not-done-yet');
    const id = owed('confirm_hand_over');
    expect(outcome(await worker.act(reference, 'tasks-done', { id }))).toBe('how-needed');
    const how = 'Mx Harrow of Nextshire’s duty desk took it at ten past four.';
    expect((await worker.act(reference, 'tasks-done', { id, how })).status).toBe(200);
    expect((await worker.act(reference, 'close', {})).status).toBe(200);
    const closed = await worker.readCase(reference);
    expect(closed.case.state).toBe('closed');
    expect(closed.decisions).toMatchObject([
      { outcome: 'redirect', redirectTo: 'Nextshire', by: 'manager-at-the-border' },
    ]);
    expect(closed.timeline).toContainEqual(expect.objectContaining({ what: 'done_confirm_hand_over', detail: how }));
  }, 120_000);

  it('whose child is found in the city is ours to protect, wherever the home is', async () => {
    const { reference, residence } = await livingAt({
      homePostcode: 'ZZ99 3WZ',
      currentWhereabouts: 'At the bus station, with a constable',
    });
    expect(residence).toMatchObject([{ residence: 'out_of_area' }]);
    expect(residence[0]?.words).toContain('A child who is found in the city counts as ours even so: never refuse.');
    const ours = decision({ outcome: 'strategy_discussion', aloneBecause: 'She cannot wait for a second person.' });
    expect((await manager.act(reference, 'decision', ours)).status).toBe(200);
    const { tasks, decisions } = await worker.readCase(reference);
    expect(decisions).toMatchObject([{ outcome: 'strategy_discussion', legalBasis: { code: 's47' } }]);
    expect(tasks.map(({ kind }) => kind)).not.toContain('confirm_hand_over');
  }, 60_000);

  it.each([
    ['nobody knows the postcode', { homePostcode: { missing: 'not_known' } }],
    ['the council’s table says nothing of it', { homePostcode: 'LE1 1ZZ' }],
  ])('is not guessed where %s', async (_, child) => {
    const { residence, seen } = await livingAt(child);
    expect(residence).toMatchObject([{ residence: 'unchecked', suggests: null }]);
    expect(seen.case.state).toBe('new');
  });
});
