import { beforeAll, describe, expect, it } from '@jest/globals';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import type { HttpAnswer } from '#test/support/http.ts';
import { neighbour, referral, teacher } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { enterColleagues, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { everyWayTo, inThreeDays, QUESTIONS, saidSafe } from '#test/support/ways-to-write.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const worker = staffMember(door, 'duty_social_worker', 'worker-she-rings');
const manager = staffMember(door, 'team_manager', 'manager-she-trusts');

beforeAll(() => openOnlineForm(door));

const outcome = (answer: HttpAnswer) => (answer.status === 200 ? 200 : problemIn(answer));
const yearsAgo = (years: number) => {
  const then = new Date(Date.now() - 40 * 86_400_000);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then.toISOString().slice(0, 10);
};

/**
 * She refers herself, and names the mother who must not hear of it. Her mother is a teacher, whose address would count as a
 * professional's.
 */
async function refersHerself(her: { age: number; email: string; emailIsSafe: boolean }) {
  const mother = teacher();
  const { age, ...contact } = her;
  const body = referral({
    referrer: { referrerType: 'young_person', role: '', agency: '', ...contact },
    children: [{ firstName: 'Larkspur', dateOfBirth: yearsAgo(age), homePostcode: 'ZZ1 1AA' }],
    household: [
      { firstName: 'Juniper', relationship: 'mother', email: mother, telephone: '07700 900123', safeToContact: 'yes' },
    ],
    parentsInformed: {
      concernsShared: 'no',
      notToldReason: 'young_person_asks_not_to',
      agreementToReferral: 'unknown',
      agreementToShare: 'unknown',
    },
    safety: { safeContactRules: 'Text me between three and five. Never ring the house.' },
  });
  return { mother, ...receiptIn(await postReferral(door, body)) };
}

describe('a young person who refers herself', () => {
  it('at sixteen is answered alone, at the address that she said is safe; her parents hear nothing until a manager decides', async () => {
    const own = neighbour();
    const { reference, mother, whatHappensNext } = await refersHerself({ age: 16, email: own, emailIsSafe: true });
    expect(whatHappensNext).toContain('Nobody has read this yet');
    const letter = await waitFor('her acknowledgement', async () => (await emailsTo(door, own))[0]);
    expect(letter.text).toContain('does not mean that somebody has read it');
    const { case: head, forms } = await worker.readCase(reference);
    expect(head).toMatchObject({
      state: 'new',
      flags: expect.arrayContaining(['contact_nobody_without_decision']),
    });
    // She may refer herself: her referral waits like any other (S28b).
    expect(head.priority ?? 'routine').toBe('routine');
    expect(forms[0]?.answers).toContainEqual(
      expect.objectContaining({
        path: '/safety/safeContactRules',
        value: expect.stringContaining('Never ring the house'),
      }),
    );

    // How she wants to be reached, as a colleague heard it from her; it opens no way to her parents.
    const hers = {
      person: '1.referrer',
      contact: 'safe',
      ways: [{ channel: 'telephone', at: '07700 900987', voicemail: 'no' }],
      codePhrase: 'Is the library open?',
      saidBy: 'Larkspur',
    };
    expect(outcome(await worker.act(reference, 'contacts', hers))).toBe(200);
    const askHer = (how: string) => ({
      ...QUESTIONS,
      dueAt: inThreeDays(),
      of: { who: 'referrer', how, worker: 'worker-she-rings', person: '1.referrer' },
    });
    await enterColleagues(door, [
      { id: 'worker-she-rings', name: 'Rowan Ashby' },
      { id: 'worker-1', name: 'Sam Field' },
    ]);
    expect(outcome(await worker.act(reference, 'asks', askHer('letter')))).toBe('not-safe-to-contact');
    expect(outcome(await worker.act(reference, 'asks', askHer('telephone')))).toBe(200);
    expect(outcome(await worker.act(reference, 'contacts', saidSafe(mother)))).toBe(200);
    const before = (await store.mentioning('cases', mother)).length;
    for (const [path, body] of everyWayTo(mother)) {
      const { status, body: said } = await manager.act(reference, path, body);
      expect([path, [409, 422].includes(status), said]).toEqual([path, true, expect.anything()]);
    }
    expect((await store.mentioning('cases', mother)).length).toBe(before);

    // Only a decision-maker decides that they may be spoken with, and says why.
    const lift = { flag: 'contact_nobody_without_decision', why: 'She asked us to speak with them together.' };
    expect(outcome(await worker.act(reference, 'flags-lifted', lift))).toBe('forbidden');
    expect(outcome(await manager.act(reference, 'flags-lifted', lift))).toBe(200);
    const [[path, byTelephone] = ['', {}]] = everyWayTo(mother);
    expect(outcome(await worker.act(reference, path, byTelephone))).toBe(200);
    const byHand = (await worker.readCase(reference)).tasks.filter(({ kind }) => kind === 'ask_by_hand');
    expect(byHand.map(({ owner }) => owner).sort()).toEqual(['worker-1', 'worker-she-rings']);
    // And even then no email goes to them automatically.
    expect(await emailsTo(door, mother)).toEqual([]);
    expect(await emailsTo(door, own)).toHaveLength(1);
  }, 180_000);

  it('at thirteen is never refused, is urgent, and is written to only where she said that it is safe', async () => {
    const own = neighbour();
    const { reference, mother } = await refersHerself({ age: 13, email: own, emailIsSafe: false });
    const { case: head, tasks, messages } = await worker.readCase(reference);
    expect(head).toMatchObject({ state: 'new', team: 'duty_and_advice', priority: 'urgent' });
    expect(head.flags).toContain('contact_nobody_without_decision');
    expect(tasks).toMatchObject([{ kind: 'acknowledge_safely', why: 'not_said_safe', dueAt: head.decisionDueAt }]);
    expect(messages).toEqual([]);
    // Urgent cases come before the others in the desk's list.
    const list = await worker.get('/admin/cases?priority=urgent&limit=50');
    expect([list.status, JSON.stringify(list.body).includes(reference)]).toEqual([200, true]);
    for (const [path, body] of everyWayTo(mother))
      expect([409, 422]).toContain((await worker.act(reference, path, body)).status);
    expect([await emailsTo(door, own), await emailsTo(door, mother)]).toEqual([[], []]);
    expect(outcome(await worker.act(reference, 'accept', {}))).toBe(200);
  }, 120_000);
});
