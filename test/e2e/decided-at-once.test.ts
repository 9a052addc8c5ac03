import { beforeAll, describe, expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral } from '#test/support/invented.ts';
import { openOnlineForm, type StaffMember, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const worker = staffMember(door, 'duty_social_worker', 'at-once-worker');
const first = staffMember(door, 'team_manager', 'at-once-manager-1');
const second = staffMember(door, 'team_manager', 'at-once-manager-2');

beforeAll(() => openOnlineForm(door));

/** A job may change a case just filed while both act: then both look once more. */
const MOST_LOOKS = 5;

type Wanted = readonly [path: string, body: unknown];

/** Lets two people who saw the same case act at the same moment; returns which of them was first, and the other's answer. */
async function atOnce(reference: string, ...wanted: readonly [Wanted, Wanted]) {
  for (let look = 1; look <= MOST_LOOKS; look += 1) {
    const etag = (await first.get(`/admin/cases/${reference}`)).headers.get('etag') ?? '';
    const answers = await Promise.all(
      [first, second].map((person, index) => {
        const [path, body] = wanted[index] ?? [];
        return person.post(`/admin/cases/${reference}/${path}`, body, etag);
      }),
    );
    const statuses = answers.map(({ status }) => status);
    if (statuses.every((status) => status === 412)) continue;
    expect([...statuses].sort()).toEqual([200, 412]);
    const won = statuses.indexOf(200);
    const told = answers[1 - won];
    expect(told === undefined ? '' : problemIn(told)).toBe('changed-since');
    return { won, loser: [first, second][1 - won] ?? second };
  }
  throw new Error('the case was changed by somebody else each time');
}

async function taken(): Promise<string> {
  const { reference } = receiptIn(await postReferral(door, referral()));
  expect((await worker.act(reference, 'accept', {})).status).toBe(200);
  return reference;
}

const lines = async (reference: string, what: RegExp) =>
  (await first.readCase(reference)).timeline.filter((line) => what.test(line.what));
const audited = (reference: string, action: string) => store.mentioning('audit', reference, { action });

const analysis = (outcome: string) => ({
  level: { code: '3', rationale: 'Several needs that grow.' },
  legalBasis: { code: 's17', rationale: 'A child in need.' },
  outcome,
  reasons: `Decided: ${outcome}.`,
});

/** The second person looks again, sees what was done, and does what is still to do. */
async function getsOn(loser: StaffMember, reference: string) {
  const text = 'I wanted another outcome; we have spoken, and agree.';
  expect((await loser.act(reference, 'notes', { text })).status).toBe(200);
  expect((await lines(reference, /^note$/)).map(({ detail }) => detail)).toContain(text);
}

describe('two people at once', () => {
  it('decide, and one decision counts: the other person hears it, looks again and goes on', async () => {
    const reference = await taken();
    expect((await worker.act(reference, 'recommendation', analysis('social_care_assessment'))).status).toBe(200);
    const outcomes = ['social_care_assessment', 'strategy_discussion'] as const;
    const { won, loser } = await atOnce(
      reference,
      ['decision', analysis(outcomes[0])],
      ['decision', analysis(outcomes[1])],
    );
    const { decisions, tasks, case: head } = await worker.readCase(reference);
    expect(decisions).toMatchObject([{ outcome: outcomes[won], by: `at-once-manager-${won + 1}` }]);
    expect(head.state).toBe('decided');
    expect(tasks.filter(({ kind }) => kind === 'tell_referrer')).toHaveLength(1);
    expect(await lines(reference, /^decided_/)).toHaveLength(1);
    expect(await audited(reference, 'case-decide')).toHaveLength(1);

    // A decision is final: the second is not put on top of the first.
    const again = { ...analysis('advice'), aloneBecause: 'I did not see the other.' };
    expect(problemIn(await loser.act(reference, 'decision', again))).toBe('not-in-this-state');
    await getsOn(loser, reference);
  }, 120_000);

  it('take and reroute a case, and one of the two happens, never half of each', async () => {
    const { reference } = receiptIn(await postReferral(door, referral()));
    const reroute = { team: 'early_help_coordinator', why: 'Early help was asked for.' };
    const { won, loser } = await atOnce(reference, ['accept', {}], ['reroute', reroute]);
    const { case: head } = await first.readCase(reference);
    expect(head).toMatchObject(
      won === 0
        ? { state: 'accepted', team: 'duty_and_advice', assignee: 'at-once-manager-1' }
        : { state: 'new', team: 'early_help_coordinator', firstTeam: 'duty_and_advice' },
    );
    expect(head.assignee).toBe(won === 0 ? 'at-once-manager-1' : undefined);
    expect(await lines(reference, /^(accepted|rerouted_)/)).toHaveLength(1);
    // After another look either may still be done: the second person lost nothing.
    const [path, body]: Wanted = won === 0 ? ['reroute', reroute] : ['accept', {}];
    expect((await loser.act(reference, path, body)).status).toBe(200);
    expect(await lines(reference, /^(accepted|rerouted_)/)).toHaveLength(2);
    expect(await audited(reference, 'case-accept')).toHaveLength(1);
    expect(await audited(reference, 'case-reroute')).toHaveLength(1);
  }, 120_000);

  it('each write a note, and both are there once the second has looked again', async () => {
    const reference = await taken();
    const notes = ['The school rang: he is here.', 'The aunt rang: she fetches him.'] as const;
    const { won, loser } = await atOnce(reference, ['notes', { text: notes[0] }], ['notes', { text: notes[1] }]);
    expect((await lines(reference, /^note$/)).map(({ detail }) => detail)).toEqual([notes[won]]);
    expect((await loser.act(reference, 'notes', { text: notes[1 - won] })).status).toBe(200);
    const written = await lines(reference, /^note$/);
    expect(written.map(({ detail }) => detail).sort()).toEqual([...notes].sort());
    expect(new Set(written.map(({ by }) => by)).size).toBe(2);
    expect(await audited(reference, 'case-note')).toHaveLength(2);
  }, 120_000);
});
