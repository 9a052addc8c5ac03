import { beforeAll, describe, expect, it } from '@jest/globals';
import { sendOne } from '#functions/correspondence/send.ts';
import { flagWrite, formWrite } from '#functions/platform/store/items.ts';
import { type OutboxKey, readOutbox } from '#functions/platform/store/outbox.ts';
import { safetyWrite } from '#functions/platform/store/safety.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact, type Write } from '#functions/platform/store/transact.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import { localTables } from '#test/support/local-tables.ts';
import { safetyOf } from '#test/support/whole-case.ts';
import { filed, handClock, mailerGiving, sending } from './outbox-fixture.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

/** Files a message that may go, then changes the case so, then sends it. */
async function sentAfter(to: string, recipient: 'professional' | 'referrer', becomes: (key: OutboxKey) => Write[]) {
  const clock = handClock();
  const key = await filed(tables, clock.now(), { message: { to, recipient } });
  const writes = becomes(key);
  if (writes.length > 0) await transact(tables.client, writes);
  const mail = mailerGiving();
  const looked = await sendOne(sending(tables, mail, clock.now), key);
  const outbox = await readOutbox(tables, key);
  return { looked, taken: mail.taken.length, state: outbox?.message.state };
}

const says = (email: string): FormRecord => ({
  number: 1,
  formId: 'early-help-and-social-care',
  formVersion: '2026-11',
  documentId: null,
  readAt: '2026-11-20T10:00:00.000Z',
  answers: [{ path: '/household/0/email', value: email, source: 'table', confidence: 0.9 }],
  leftovers: [],
});
const NEVER: ContactRecord = {
  person: '1.household.0',
  contact: 'never',
  ways: [],
  saidBy: 'Her sister',
  reviewedAt: '2026-11-20T10:00:00.000Z',
  reviewedBy: 'worker-1',
  version: 1,
};

const STOPPED = { looked: 'stopped', taken: 0, state: 'given_up' };

describe('a message whose case changed before its turn', () => {
  it('goes when nothing forbids it', async () => {
    expect(await sentAfter('one.gate@school.example', 'referrer', () => [])).toMatchObject({ taken: 1, state: 'sent' });
  });

  it('is stopped by a flag that came meanwhile', async () => {
    for (const flag of ['do_not_inform_parents', 'contact_nobody_without_decision'] as const)
      expect(
        await sentAfter('two.gate@mail.example', 'referrer', ({ reference }) => flagWrite(tables, reference, [flag])),
      ).toEqual(STOPPED);
  });

  it('is stopped where a form that was read meanwhile says that the address is the family’s', async () => {
    const to = 'three.gate@mail.example';
    expect(await sentAfter(to, 'professional', ({ reference }) => [formWrite(tables, reference, says(to))])).toEqual(
      STOPPED,
    );
  });

  it('is stopped where somebody recorded meanwhile that they are never to be written to', async () => {
    const to = 'four.gate@mail.example';
    expect(
      await sentAfter(to, 'referrer', ({ reference }) => [
        formWrite(tables, reference, says(to)),
        safetyWrite(tables, reference, safetyOf([says(to)], [NEVER])),
      ]),
    ).toEqual(STOPPED);
  });
});
