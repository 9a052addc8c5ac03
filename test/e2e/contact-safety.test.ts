import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import type { HttpAnswer } from '#test/support/http.ts';
import { neighbour, referral, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const worker = staffMember(door, 'duty_social_worker');
const manager = staffMember(door, 'team_manager', 'manager-1');

beforeAll(() => openOnlineForm(door));

const outcome = (answer: HttpAnswer) => (answer.status === 200 ? 200 : problemIn(answer));
/** A time that is surely still to come, whatever day the tests run on. */
const inThreeDays = () => new Date(Date.now() + 3 * 86_400_000).toISOString();
const QUESTION = {
  reasons: ['best_placed'],
  questions: [{ topic: 'safety', text: 'Who is at home this evening?' }],
  dueAt: inThreeDays(),
};

describe('a referral whose parents were not told because of a risk', () => {
  it('reaches nobody of the family by any way, until a decision-maker lifts the flag and says why', async () => {
    const aunt = neighbour();
    const mother = neighbour();
    const household = [
      { firstName: 'Juniper', relationship: 'mother', email: mother, safeToContact: 'yes', livesInHousehold: 'yes' },
    ];
    const { reference } = receiptIn(
      await postReferral(
        door,
        referral({
          referrer: { referrerType: 'other', email: aunt, emailIsSafe: true },
          household,
          parentsInformed: {
            concernsShared: 'no',
            notToldReason: 'risk_of_flight',
            notToldReasonText: 'She would take them away tonight.',
            agreementToReferral: 'unknown',
            agreementToShare: 'unknown',
          },
        }),
      ),
    );
    const filed = await worker.readCase(reference);
    expect(filed.case.flags).toContain('do_not_inform_parents');
    expect(filed.messages).toEqual([]);
    expect(filed.tasks).toMatchObject([{ kind: 'acknowledge_safely', why: 'parents_must_not_be_informed' }]);

    // What the form says of her is a suggestion; what somebody recorded lifts nothing.
    const safe = {
      person: '1.household.0',
      contact: 'safe',
      ways: [{ channel: 'email', at: mother, voicemail: 'no' }],
      saidBy: 'Her sister',
    };
    expect(outcome(await worker.act(reference, 'contacts', safe))).toBe(200);
    expect((await worker.act(reference, 'accept', {})).status).toBe(200);
    for (const of of [
      { who: 'referrer' },
      { who: 'professional', address: mother },
      { who: 'family', how: 'telephone', worker: 'worker-1', whom: 'Juniper' },
    ])
      expect([409, 422]).toContain((await worker.act(reference, 'asks', { ...QUESTION, of })).status);

    const lift = { flag: 'do_not_inform_parents', why: 'The police are with them, and have told her.' };
    expect(outcome(await worker.act(reference, 'flags-lifted', lift))).toBe('forbidden');
    expect((await manager.act(reference, 'flags-lifted', { flag: lift.flag })).status).toBe(422);
    expect((await worker.readCase(reference)).case.flags).toContain('do_not_inform_parents');
    expect(outcome(await manager.act(reference, 'flags-lifted', lift))).toBe(200);
    const after = await worker.readCase(reference);
    expect(after.case.flags).not.toContain('do_not_inform_parents');
    expect(after.timeline).toContainEqual(
      expect.objectContaining({ what: 'flag_lifted_do_not_inform_parents', by: 'manager-1', detail: lift.why }),
    );
    expect([await emailsTo(door, aunt), await emailsTo(door, mother)]).toEqual([[], []]);
  });
});

describe('a young person who refers herself', () => {
  it('is answered alone, at her own address, soon, and her parents are left alone', async () => {
    const [own, mother] = [neighbour(), neighbour()];
    const agreed = { agreementToReferral: 'unknown', agreementToShare: 'unknown' };
    const { reference, whatHappensNext } = receiptIn(
      await postReferral(
        door,
        referral({
          referrer: { referrerType: 'young_person', email: own, emailIsSafe: true },
          household: [{ firstName: 'Juniper', relationship: 'mother', email: mother, safeToContact: 'yes' }],
          parentsInformed: { concernsShared: 'no', notToldReason: 'young_person_asks_not_to', ...agreed },
        }),
      ),
    );
    expect(whatHappensNext).toContain('Nobody has read this yet');
    const letter = await waitFor('her acknowledgement', async () => (await emailsTo(door, own))[0]);
    expect(letter.text).toContain('does not mean that somebody has read it');
    const { case: head } = await worker.readCase(reference);
    expect(head).toMatchObject({ priority: 'urgent', flags: ['contact_nobody_without_decision'] });
    const family = { who: 'family', how: 'telephone', worker: 'worker-1', whom: 'Juniper' };
    expect(outcome(await worker.act(reference, 'asks', { ...QUESTION, of: family }))).toBe(
      'parents-must-not-be-informed',
    );
    expect(await emailsTo(door, mother)).toEqual([]);
  });
});

describe('an address that must be kept secret', () => {
  it('is masked for everybody, and given to who says what for', async () => {
    const street = `Hidden${unique().replace(/\d/g, 'x')}`;
    const child = { homeAddress: `7 ${street} Road, Leicester`, homePostcode: 'LE1 7QX', addressConfidential: true };
    const concern = { reason: `He waits in ${street} rd every evening.`, whatHappened: 'He rang the bell.' };
    const { reference } = receiptIn(await postReferral(door, referral({ child, concern })));
    for (const member of [worker, manager, staffMember(door, 'screening_officer')]) {
      const seen = JSON.stringify((await member.get(`/admin/cases/${reference}`)).body);
      expect(seen).not.toContain(street);
      expect(seen).toContain('[kept secret]');
    }
    const unmask = { group: 'addresses', why: 'To visit him this evening.' };
    expect(outcome(await staffMember(door, 'screening_officer').act(reference, 'unmask', unmask))).toBe('forbidden');
    const given = await worker.act(reference, 'unmask', unmask);
    const Fields = z.object({ fields: z.array(z.object({ path: z.string(), values: z.array(z.string()) })) });
    expect(Fields.parse(given.body).fields).toContainEqual({
      path: '/children/0/homeAddress',
      values: [child.homeAddress],
    });
  });
});
