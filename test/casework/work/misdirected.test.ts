import { beforeAll, describe, expect, it } from '@jest/globals';
import { sendOne } from '#functions/correspondence/send.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { outboundWrite, taskWrite } from '#functions/platform/store/items.ts';
import { OutboxKey } from '#functions/platform/store/outbox.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import type { Role } from '#schemas/actor.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import { filed, handClock, mailerGiving, message, sending } from '#test/correspondence/outbox-fixture.ts';
import { askAs } from '#test/support/ask-as.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleTask } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const clock = handClock();
const now = clock.now();
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const typo = () => `heda.${unique()}@school.example`;
/** Files a letter that went to a wrong address. */
const sent = async (over: Partial<OutboundMessage> = {}): Promise<OutboxKey> => {
  const key = await filed(tables, now, { message: { recipient: 'professional', ...over } });
  await sendOne(sending(tables, mailerGiving(), clock.now), key);
  return key;
};

/** Returns the result for a letter that is made now. */
async function letter(reference: Reference, over: Partial<OutboundMessage>) {
  const next = { ...message(now, { recipient: 'professional', ...over }), reference };
  await transact(tables.client, [outboundWrite(tables, next)]);
  const mail = mailerGiving();
  const looked = await sendOne(sending(tables, mail, clock.now), OutboxKey.parse(next));
  return [looked, mail.taken.length];
}

async function does(what: string, reference: string, body: unknown, as: Role = 'duty_social_worker') {
  const { version } = (await seenCase(tables, reference)).head;
  const route = `POST /admin/cases/{reference}/${what}`;
  const asked = { path: { reference }, query: {}, body, as, person: `person-${as}`, reason: 'it is my work', version };
  const { status, body: answer } = await askAs(staffDepsOver(tables), { ...asked, route, now });
  return status === 200 ? 200 : [status, Object(answer).type];
}
const report = ({ reference, id }: OutboxKey) => does('misdirected', reference, { id, why: 'Another school.' });

describe('a letter that reached the wrong person', () => {
  it('is the last that goes from this case to that address; others go on', async () => {
    const to = typo();
    const key = await sent({ to });
    expect(await report(key)).toBe(200);
    expect(await letter(key.reference, { to })).toEqual(['stopped', 0]);
    expect(await letter(key.reference, { to: to.toUpperCase() })).toEqual(['stopped', 0]);
    expect(await letter(key.reference, { to, kind: 'safe_copy_request' })).toEqual(['stopped', 0]);
    expect(await letter(key.reference, { to: typo() })).toEqual(['sent', 1]);
  });

  it('is not sent at all where somebody sees it in time', async () => {
    const key = await filed(tables, now, { message: { recipient: 'professional', to: typo() } });
    expect(await report(key)).toBe(200);
    const mail = mailerGiving();
    expect(await sendOne(sending(tables, mail, clock.now), key)).toBe('stopped');
    expect(mail.taken).toEqual([]);
  });

  it('is judged by governance within a day, with what came of it', async () => {
    const key = await sent();
    expect(await report(key)).toBe(200);
    const { tasks, timeline } = await seenCase(tables, key.reference);
    const task = { team: 'information_governance', dueAt: '2026-11-21T10:00:00.000Z', about: key.id };
    expect(tasks).toMatchObject([{ kind: 'judge_disclosure', why: 'acknowledgement', ...task }]);
    expect(timeline).toContainEqual(expect.objectContaining({ what: 'letter_misdirected', detail: 'Another school.' }));

    const id = tasks[0]?.id;
    const done = { id, how: 'A reference and a date: no risk to anybody.' };
    expect(await does('tasks-done', key.reference, done, 'team_manager')).toEqual([403, 'forbidden']);
    expect(await does('tasks-done', key.reference, { id }, 'ig_officer')).toEqual([422, 'how-needed']);
    expect(await does('tasks-done', key.reference, done, 'ig_officer')).toBe(200);
  });

  it('gives governance its own task on another team’s case, and no other', async () => {
    const key = await sent();
    const id = `by_hand-${newId(now)}`;
    await transact(tables.client, [taskWrite(tables, key.reference, sampleTask({ id, kind: 'by_hand' }))]);
    expect(await does('tasks-done', key.reference, { id }, 'ig_officer')).toEqual([403, 'forbidden']);
    expect(await does('tasks-done', key.reference, { id })).toBe(200);
  });

  it('is reported once, and must be a letter that we sent to somebody', async () => {
    const key = await sent();
    expect(await report(key)).toBe(200);
    expect(await report(key)).toEqual([409, 'reported-before']);
    expect(await report({ ...key, id: newId(now) })).toEqual([422, 'no-such-message']);
    const alert = await sent({ kind: 'danger_alert', recipient: 'duty_desk' });
    expect(await report(alert)).toEqual([422, 'no-such-message']);
  });
});
