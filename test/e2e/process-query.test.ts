import { describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, teacher, unique } from '#test/support/invented.ts';
import { emailsTo, messageIdOf } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const screening = staffMember(door, 'screening_officer', 'who-screens-queries');
const coordinator = staffMember(door, 'eh_coordinator', 'who-answers-queries');

const kinds = ({ tasks }: CaseSeen) => tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind);

/** Sends an email without a form, and waits until it is acknowledged and opened. */
async function asks(text: string) {
  const from = teacher();
  const raw = await emails.noAttachment({ from, messageId: messageId(), subject: 'A question', text });
  await emailReferral(door, raw, from);
  const reference = await waitFor('the case of a question', () => store.caseOfEmail(raw));
  const letter = await waitFor('its acknowledgement', async () => (await emailsTo(door, from))[0]);
  const seen = await waitFor('the question to be opened', async () => {
    const now = await screening.readCase(reference);
    return kinds(now).includes('form_missing') ? now : undefined;
  });
  return { from, reference, inReplyTo: messageIdOf(letter), seen };
}

const queries = async (member: typeof coordinator) => {
  const { body } = await member.get('/admin/cases?team=early_help_coordinator&state=query&limit=50');
  return JSON.stringify(body);
};

describe('a question of how things are done (S32)', () => {
  it.concurrent('is screened by a person, answered by the coordinator, and stands in no list of concerns', async () => {
    const { reference, seen } = await asks(`How is section 4 of the assessment form filled in? ${unique()}`);
    expect(seen.case).toMatchObject({ state: 'new', team: 'duty_and_advice' });
    expect((await coordinator.get(`/admin/cases/${reference}`)).status).toBe(404);
    const unscreened = await screening.act(reference, 'query', { why: 'Section 4.' });
    expect(unscreened.status).toBe(422);
    const concern = { namesChildOrConcern: true, why: 'It names a boy.' };
    expect((await screening.act(reference, 'query', concern)).status).toBe(422);

    const screened = { namesChildOrConcern: false, why: 'Asks about section 4 of the form.' };
    expect((await screening.act(reference, 'query', screened)).status).toBe(200);
    expect(await queries(coordinator)).toContain(reference);
    const concerns = [
      ...(await screening.workList('duty_and_advice')),
      ...(await screening.workList('early_help_coordinator')),
    ];
    expect(concerns.map((row) => row.reference)).not.toContain(reference);
    const theirs = await coordinator.readCase(reference);
    expect(theirs.case.decisionDueAt).toBe(seen.case.decisionDueAt);
    expect(kinds(theirs)).toEqual(['answer_query']);

    const answer = { how: 'telephone', answer: 'It may be left blank.' };
    expect((await coordinator.act(reference, 'query-answered', answer)).status).toBe(200);
    expect(kinds(await coordinator.readCase(reference))).toEqual([]);
    expect(await queries(coordinator)).not.toContain(reference);
  });

  it.concurrent('is a concern again, with its own clock, as soon as an email on it tells of danger', async () => {
    const { from, reference, inReplyTo, seen } = await asks(`When is the next panel? ${unique()}`);
    const screened = { namesChildOrConcern: false, why: 'Asks when the panel meets.' };
    expect((await screening.act(reference, 'query', screened)).status).toBe(200);
    const text = `Thank you. And he says that he has a knife. ${unique()}`;
    const raw = await emails.compose({ from, inReplyTo, subject: 'Re: a question', text, messageId: messageId() });
    await emailReferral(door, raw, from);
    const again = await waitFor('a concern again', async () => {
      const now = await screening.readCase(reference);
      return now.case.state === 'new' ? now : undefined;
    });
    expect(again.case).toMatchObject({
      team: 'duty_and_advice',
      priority: 'immediate',
      flags: expect.arrayContaining(['danger_words']),
      receivedAt: seen.case.receivedAt,
      decisionDueAt: seen.case.decisionDueAt,
    });
    expect(kinds(again)).toEqual(expect.arrayContaining(['danger_words', 'form_missing']));
    const refused = await screening.act(reference, 'query', screened);
    expect(refused).toMatchObject({ status: 409, body: { why: 'danger_words' } });
  });
});
