import { beforeAll, describe, expect, it } from '@jest/globals';
import { sendOne } from '#functions/correspondence/send.ts';
import { readOutbox } from '#functions/platform/store/outbox.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { localTables } from '#test/support/local-tables.ts';
import { filed, handClock, mailerGiving, sending } from './outbox-fixture.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

describe('a message filed with a referral', () => {
  it('is sent once, however often it is looked at', async () => {
    const { now } = handClock();
    const key = await filed(tables, now());
    const mail = mailerGiving({ is: 'sent', sesMessageId: 'ses-one' });
    const deps = sending(tables, mail, now);
    expect(await sendOne(deps, key)).toBe('sent');
    expect(await sendOne(deps, key)).toBe('not_due');
    expect(mail.taken).toHaveLength(1);
    expect(await readOutbox(tables, key)).toMatchObject({
      message: { state: 'sent', sesMessageId: 'ses-one' },
      lookAt: null,
    });
  });
});
