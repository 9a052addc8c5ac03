import { beforeAll, describe, expect, it } from '@jest/globals';
import { referralBodyWithReasons } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { request } from '#test/support/http.ts';
import { referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { ProblemSeen, postAgencyReferral, postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const officer = staffMember(door);
const store = openStore(door);

/** Returns the acknowledgement sent to an address. */
const acknowledged = (address: string) =>
  waitFor(`an acknowledgement to ${address}`, async () => (await emailsTo(door, address))[0]);

beforeAll(() => openOnlineForm(door));

describe('a referral by the online form', () => {
  it.concurrent('is filed before it is answered, is on the work list, and is acknowledged and seen to be delivered', async () => {
    const email = teacher();
    const before = new Date().toISOString();
    const receipt = receiptIn(await postReferral(door, referral({ referrer: { email } })));
    const filed = await officer.readCase(receipt.reference);
    expect(receipt.receivedAt >= before && receipt.receivedAt <= new Date().toISOString()).toBe(true);
    expect(filed.case).toMatchObject({
      door: 'web',
      team: 'duty_and_advice',
      state: 'new',
      receivedAt: receipt.receivedAt,
      decisionDueAt: receipt.decisionDueAt,
      completeness: { answered: 5, reasoned: 0, blank: 0 },
      children: 2,
    });
    expect((await officer.workList('duty_and_advice')).map(({ reference }) => reference)).toContain(receipt.reference);
    const letter = await acknowledged(email);
    expect(letter.subject).toBe(`Reference ${receipt.reference}`);
    expect(letter.text).toContain('telephone 999');
    expect(letter.headers).toMatchObject({ 'auto-submitted': 'auto-replied' });
    const message = await waitFor('word that it was delivered', async () =>
      (await officer.readCase(receipt.reference)).messages.find(
        (one) => one.direction === 'out' && one.delivery === 'delivered',
      ),
    );
    expect(message).toMatchObject({ kind: 'acknowledgement', to: email, state: 'sent' });
    expect(await emailsTo(door, email)).toHaveLength(1);
  });

  it.concurrent('sent five times at the same instant is one case with one acknowledgement, and each sender gets the same receipt', async () => {
    const email = teacher();
    const body = referral({ referrer: { email } });
    const answers = await Promise.all(Array.from({ length: 5 }, () => postReferral(door, body)));
    const receipts = answers.map(receiptIn);
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    const { reference, receivedAt } = receiptIn(await postReferral(door, body));
    const cases = (await store.where('receivedAt', receivedAt)).filter(({ item }) => item === 'case');
    expect(cases.map((item) => item.reference)).toEqual([reference]);
    await acknowledged(email);
    const { timeline, messages } = await officer.readCase(reference);
    expect(timeline.filter(({ what }) => what === 'sent_again')).toHaveLength(5);
    expect(messages).toHaveLength(1);
    expect(await emailsTo(door, email)).toHaveLength(1);
  });

  it.concurrent('with the same Idempotency-Key and body has the same receipt; with another body it is refused, and nothing of it is kept', async () => {
    const headers = { 'idempotency-key': unique() };
    const body = referral();
    const first = receiptIn(await postReferral(door, body, headers));
    expect(receiptIn(await postReferral(door, body, headers))).toEqual(first);
    const marker = `Teasel${unique()}`;
    const other = await postReferral(door, referral({ child: { lastName: marker } }), headers);
    expect([other.status, problemIn(other)]).toEqual([422, 'key-used']);
    expect(await store.mentioning('cases', marker)).toEqual([]);
  });

  it.concurrent('with another Idempotency-Key is another referral, whatever it says', async () => {
    const body = referral();
    const [one, two] = await Promise.all(
      [unique(), unique()].map((key) => postReferral(door, body, { 'idempotency-key': key })),
    );
    expect(one && two && receiptIn(one).reference !== receiptIn(two).reference).toBe(true);
  });

  it.concurrent('keeps what the form does not ask for, and names it in its answer', async () => {
    const said = `Her aunt ${unique()} collects her`;
    const { reference, warnings } = receiptIn(
      await postReferral(door, referral({ child: { collectedBy: said }, pets: 'a dog' })),
    );
    expect(warnings.map(({ pointer }) => pointer).sort()).toEqual(['/children/0/collectedBy', '/pets']);
    const { forms } = await officer.readCase(reference);
    expect(forms[0]?.leftovers.map(({ text }) => text).sort()).toEqual(['a dog', said].sort());
  });

  it.concurrent('with answers at fault is told every field at once, by pointer, and never what was written; nothing is kept', async () => {
    const marker = `Secret${unique()}`;
    const answer = await postReferral(door, {
      ...referral({
        referrer: { name: undefined, email: `not an address ${marker}` },
        child: { dateOfBirth: `the day after ${marker}` },
      }),
      concern: { whatHappened: marker },
    });
    expect([answer.status, problemIn(answer)]).toEqual([422, 'form-incomplete']);
    const { errors } = ProblemSeen.parse(answer.body);
    const pointers = Array.isArray(errors) ? errors.map(({ pointer }) => pointer).sort() : [];
    expect(pointers).toEqual(['/children/0/dateOfBirth', '/concern/reason', '/referrer/email', '/referrer/name']);
    expect(JSON.stringify(answer.body)).not.toContain(marker);
    expect(await store.mentioning('cases', marker)).toEqual([]);
  });

  it.concurrent('larger than 256 KB, not JSON, or of another type is refused with a problem', async () => {
    const large = await postReferral(door, { ...referral(), more: 'x'.repeat(256 * 1024) });
    expect([large.status, problemIn(large)]).toEqual([413, 'too-large']);
    const broken = await postReferral(door, '{"urgency":');
    expect([broken.status, problemIn(broken)]).toEqual([400, 'bad-json']);
    const typed = await postReferral(door, 'urgency=none', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([typed.status, problemIn(typed)]).toEqual([415, 'not-json']);
  });

  it.concurrent('with its five expected items explained away is taken in, and counted as explained', async () => {
    const body = referralBodyWithReasons();
    const { reference } = receiptIn(
      await postReferral(door, { ...body, concern: { ...body.concern, reason: `Alone, ${unique()}` } }),
    );
    const { case: head } = await officer.readCase(reference);
    expect(head.completeness).toEqual({ answered: 0, reasoned: 5, blank: 0 });
    expect(head.flags).not.toContain('incomplete');
  });

  it.concurrent('is to be decided on by five o’clock in London on the next working day, from when the door took it', async () => {
    const { receivedAt, decisionDueAt } = receiptIn(await postReferral(door, referral()));
    const inLondon = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options }).format(new Date(decisionDueAt));
    expect(inLondon({ hour: '2-digit', minute: '2-digit' })).toBe('17:00');
    expect(['Saturday', 'Sunday']).not.toContain(inLondon({ weekday: 'long' }));
    const days = (Date.parse(decisionDueAt) - Date.parse(receivedAt)) / 86_400_000;
    // At most Thursday evening before Easter to Tuesday, or Christmas with its weekend.
    expect(days > 0 && days < 7).toBe(true);
  });

  it.concurrent('about a child in danger now is flagged, with a task that is due at once', async () => {
    const { reference, receivedAt } = receiptIn(
      await postReferral(door, referral({ urgency: { immediateDanger: true, calledEmergencyServices: true } })),
    );
    const { case: head, tasks } = await officer.readCase(reference);
    expect(head.flags).toContain('immediate_danger');
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'immediate_danger', state: 'open', dueAt: receivedAt }),
    );
  });
});

describe('an acknowledgement of an online referral', () => {
  it.concurrent('goes to nobody who did not say that the address is safe: a person owes it instead, on the same clock', async () => {
    const email = teacher();
    const { reference, decisionDueAt } = receiptIn(
      await postReferral(door, referral({ referrer: { email, emailIsSafe: false } })),
    );
    const { tasks, messages } = await officer.readCase(reference);
    expect(messages).toEqual([]);
    expect(tasks).toMatchObject([{ kind: 'acknowledge_safely', why: 'not_said_safe', dueAt: decisionDueAt }]);
  });

  it.concurrent('goes to no parent who must not be told, whatever they said of their address', async () => {
    const email = `parent.${unique()}@mail.example`;
    const { reference } = receiptIn(
      await postReferral(
        door,
        referral({
          referrer: { email, referrerType: 'parent', emailIsSafe: true },
          parentsInformed: {
            concernsShared: 'no',
            notToldReason: 'risk_to_child',
            agreementToReferral: 'no',
            agreementToShare: 'no',
          },
        }),
      ),
    );
    const { case: head, tasks, messages } = await officer.readCase(reference);
    expect(head.flags).toContain('do_not_inform_parents');
    expect(messages).toEqual([]);
    expect(tasks).toMatchObject([{ kind: 'acknowledge_safely', why: 'parents_must_not_be_informed' }]);
    expect(await emailsTo(door, email)).toEqual([]);
  });
});

describe('a referral by an agency’s own system', () => {
  it.concurrent('is taken in by its client credential, and its repeats are its own', async () => {
    const body = referral();
    const [one, same, other] = await Promise.all([
      postAgencyReferral(door, body, 'school-system'),
      postAgencyReferral(door, body, 'school-system'),
      postAgencyReferral(door, body, 'health-system'),
    ]);
    expect(receiptIn(same).reference).toBe(receiptIn(one).reference);
    expect(receiptIn(other).reference).not.toBe(receiptIn(one).reference);
    expect((await officer.readCase(receiptIn(one).reference)).case.door).toBe('agency');
  });

  it.concurrent('is refused without a token, and with a token that has no leave to refer', async () => {
    const nobody = await request(door, 'POST', '/agency/referrals', { body: referral() });
    expect(nobody.status).toBe(401);
    const token = await door.issueToken({ roles: ['team_manager'] });
    const staff = await request(door, 'POST', '/agency/referrals', {
      body: referral(),
      headers: { authorization: `Bearer ${token}` },
    });
    expect(staff.status).toBe(403);
  });
});
