import { describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, referral, teacher } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const worker = staffMember(door, 'duty_social_worker', 'worker-who-waits-for-a-form');

describe('a form that somebody was told on the telephone to complete', () => {
  it('comes back as an email of its own, is matched by who sent it and the child, and answers when a person says so', async () => {
    const school = teacher();
    const written = referral({ referrer: { email: school } });
    const [child] = written.children;
    const told = { concern: { reason: 'The head rang.' }, children: [child] };
    const call = { channel: 'phone', form: 'early-help-and-social-care', answers: told, acknowledged: true };
    const filed = await worker.post('/admin/cases', call);
    const { reference } = JSON.parse(JSON.stringify(filed.body));
    const instructed = {
      form: 'early-help-and-social-care',
      dueAt: new Date(Date.now() + 3 * 86_400_000).toISOString(),
      of: { who: 'professional', address: school, confirmAddress: school },
    };
    expect((await worker.act(reference, 'form-instructed', instructed)).status).toBe(200);

    const docx = await filledReferralForm({ body: written });
    const raw = await emails.formEmail({ from: school, messageId: messageId(), docx });
    await emailReferral(door, raw, school);
    const form = await waitFor('the case of the form', () => store.caseOfEmail(raw));
    expect(form).not.toBe(reference);
    const seen = await waitFor('the match', async () => {
      const now = await worker.readCase(reference);
      return now.tasks.some(({ kind }) => kind === 'match_returned_form') ? now : undefined;
    });
    expect(seen.case.links).toContainEqual({ reference: form, why: 'returned_form' });
    expect(seen.asks).toMatchObject([{ state: 'open', perhaps: { reference: form } }]);
    const came = await worker.readCase(form);
    expect(came.case).toMatchObject({ state: 'new', links: [{ reference, why: 'returned_form' }] });

    const answer = { id: seen.asks[0]?.id, how: 'email', returnedIn: form };
    expect((await worker.act(reference, 'asks-answered', answer)).status).toBe(200);
    const after = await worker.readCase(reference);
    expect(after.asks).toMatchObject([{ state: 'answered', answer: { returnedIn: form } }]);
    expect(after.tasks.filter(({ kind, state }) => kind === 'match_returned_form' && state === 'open')).toEqual([]);
  });
});
