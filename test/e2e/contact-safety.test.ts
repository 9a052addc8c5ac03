import { beforeAll, describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { docxWithEicarMember } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import type { HttpAnswer } from '#test/support/http.ts';
import { doctor, messageId, neighbour, officer, referral, teacher } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { everyLetterToTheReferrer, everyWayTo, saidSafe } from '#test/support/ways-to-write.ts';
import {
  askForSlot,
  fileOf,
  postAgencyReferral,
  postReferral,
  problemIn,
  putInto,
  receiptIn,
  slotIn,
} from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const worker = staffMember(door, 'duty_social_worker');
const manager = staffMember(door, 'team_manager', 'manager-1');

beforeAll(() => openOnlineForm(door));

const outcome = (answer: HttpAnswer) => (answer.status === 200 ? 200 : problemIn(answer));
/** Parents who were not told, because of a risk. */
const NOT_TOLD = {
  concernsShared: 'no',
  notToldReason: 'risk_of_flight',
  notToldReasonText: 'She would take them away tonight.',
  agreementToReferral: 'unknown',
  agreementToShare: 'unknown',
};
const livingWith = (email: string) => [
  { firstName: 'Juniper', relationship: 'mother', email, safeToContact: 'yes', livesInHousehold: 'yes' },
];
/** Returns which of a case's own letters went out, once nothing waits to go. */
const settled = (reference: string) =>
  waitFor('every letter to be sent', async () => {
    const out = (await worker.readCase(reference)).messages.flatMap((one) => (one.direction === 'out' ? [one] : []));
    return out.every(({ state }) => state === 'sent') ? out : undefined;
  });

describe('a referral whose parents were not told because of a risk', () => {
  it('reaches nobody of the family by any way, until a decision-maker lifts the flag and says why', async () => {
    const aunt = neighbour();
    // She teaches: by its domain alone her address would count as a professional's.
    const mother = teacher();
    const { reference, uploads } = receiptIn(
      await postReferral(
        door,
        referral({
          referrer: { referrerType: 'other', email: aunt, emailIsSafe: true },
          household: livingWith(mother),
          parentsInformed: NOT_TOLD,
        }),
      ),
    );
    const filed = await worker.readCase(reference);
    expect(filed.case.flags).toContain('do_not_inform_parents');
    expect(filed.messages).toEqual([]);
    expect(filed.tasks).toMatchObject([{ kind: 'acknowledge_safely', why: 'parents_must_not_be_informed' }]);

    // The form's words about her are a suggestion; a record by a colleague lifts nothing.
    expect(outcome(await worker.act(reference, 'contacts', saidSafe(mother)))).toBe(200);
    expect((await worker.act(reference, 'accept', {})).status).toBe(200);
    for (const [path, body] of [...everyWayTo(mother), ...everyLetterToTheReferrer()]) {
      const { status } = await worker.act(reference, path, body);
      expect([path, body, [409, 422].includes(status)]).toEqual([path, body, true]);
    }

    // She sends a file that is not safe: no email asks for another, a person does.
    const bytes = docxWithEicarMember();
    await putInto(slotIn(await askForSlot(door, reference, uploads.token, fileOf('form.docx', bytes))), bytes);
    const asked = await waitFor('somebody to ask for a safe copy', async () =>
      (await worker.readCase(reference)).tasks.find(({ kind }) => kind === 'ask_for_safe_copy'),
    );
    expect(asked).toMatchObject({ why: 'infected', state: 'open' });
    expect((await worker.readCase(reference)).messages).toEqual([]);

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

  it.each([
    ['a surgery that emails its form is answered', doctor, 1],
    ['an aunt who emails her form is not', neighbour, 0],
  ])('and %s, and nobody of the family is', async (_, address, letters) => {
    const [from, mother] = [address(), neighbour()];
    const body = referral({ referrer: { email: from }, household: livingWith(mother), parentsInformed: NOT_TOLD });
    const docx = await filledReferralForm({ body });
    const raw = await emails.formEmail({ from, messageId: messageId(), docx });
    await emailReferral(door, raw, from);
    const reference = await waitFor('the case of an email', () => store.caseOfEmail(raw));
    const seen = await waitFor('its form to be read', async () => {
      const now = await worker.readCase(reference);
      return now.forms.length > 0 ? now : undefined;
    });
    expect(seen.case.flags).toContain('do_not_inform_parents');
    const sent = await settled(reference);
    expect(sent.map(({ to }) => to)).toEqual(letters === 1 ? [from] : []);
    expect(seen.tasks.map(({ kind }) => kind).filter((kind) => kind === 'acknowledge_safely')).toHaveLength(
      1 - letters,
    );
    expect([(await emailsTo(door, from)).length, await emailsTo(door, mother)]).toEqual([letters, []]);
  });

  it('and an agency is answered by its own system, and by email at its own address', async () => {
    const [from, mother] = [officer(), neighbour()];
    const body = referral({
      referrer: { email: from, referrerType: 'professional', emailIsSafe: true },
      household: livingWith(mother),
      parentsInformed: NOT_TOLD,
    });
    const { reference } = receiptIn(await postAgencyReferral(door, body, 'police-system'));
    expect((await worker.readCase(reference)).case.flags).toContain('do_not_inform_parents');
    await waitFor('their acknowledgement', async () => (await emailsTo(door, from))[0]);
    expect((await settled(reference)).map(({ to }) => to)).toEqual([from]);
    expect(await emailsTo(door, mother)).toEqual([]);
  });
});
