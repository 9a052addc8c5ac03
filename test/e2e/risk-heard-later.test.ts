import { beforeAll, describe, expect, it } from '@jest/globals';
import { behindTheDoors } from '#test/support/aws.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import type { HttpAnswer } from '#test/support/http.ts';
import { neighbour, referral } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { everyLetterToTheReferrer, everyWayTo, QUESTIONS, spoken } from '#test/support/ways-to-write.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const behind = behindTheDoors(door);
const worker = staffMember(door, 'duty_social_worker');
const manager = staffMember(door, 'team_manager');
/** Sweeps come every minute, and the answer is due after twenty seconds. */
const A_SWEEP_OR_TWO = 150_000;

beforeAll(() => openOnlineForm(door));

const outcome = (answer: HttpAnswer) => (answer.status === 200 ? 200 : problemIn(answer));

describe('a risk that is heard of after we wrote', () => {
  it('stops the chaser, the confirmation and every further letter, until a decision-maker lifts the flag', async () => {
    const from = neighbour();
    const aunt = { email: from, referrerType: 'other', emailIsSafe: true };
    const { reference } = receiptIn(await postReferral(door, referral({ referrer: aunt })));
    await waitFor('an acknowledgement', async () => (await emailsTo(door, from))[0]);
    const ask = { ...QUESTIONS, dueAt: new Date(Date.now() + 20_000).toISOString(), of: { who: 'referrer' } };
    expect(outcome(await worker.act(reference, 'asks', ask))).toBe(200);
    await waitFor('what was asked', async () => (await emailsTo(door, from))[1]);
    const spoke = { ...spoken(), confirm: { who: 'referrer' } };
    expect(outcome(await worker.act(reference, 'conversations', spoke))).toBe(200);
    const [conversation] = (await worker.readCase(reference)).conversations;

    const risk = { flag: 'do_not_inform_parents', why: 'A school rang: the father reads what her aunt is sent.' };
    expect(outcome(await worker.act(reference, 'flags', risk))).toBe(200);
    const approve = { id: conversation?.id };
    expect(outcome(await worker.act(reference, 'conversations-approved', approve))).toBe('not-by-email');
    for (const [path, body] of [...everyWayTo(neighbour()), ...everyLetterToTheReferrer()])
      expect([409, 422]).toContain((await worker.act(reference, path, body)).status);
    // The time for the answer is over: a person chases it, and no letter does.
    await waitFor(
      'somebody to chase it',
      async () => {
        await behind.run('casework/clock', { sweep: true });
        return (await worker.readCase(reference)).tasks.find(({ kind }) => kind === 'ask_overdue');
      },
      A_SWEEP_OR_TWO,
    );
    expect(await emailsTo(door, from)).toHaveLength(2);

    const lift = { flag: risk.flag, why: 'He has moved out; her aunt is alone again.' };
    expect(outcome(await worker.act(reference, 'flags-lifted', lift))).toBe('forbidden');
    expect(outcome(await manager.act(reference, 'flags-lifted', lift))).toBe(200);
    expect(outcome(await worker.act(reference, 'conversations-approved', approve))).toBe(200);
    await waitFor('the confirmation', async () => (await emailsTo(door, from))[2]);
  }, 300_000);
});
