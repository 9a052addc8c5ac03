import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { NoSuchMessageError, type OpenDeps, openMessage } from '#functions/intake/mail/open.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { finishOpening, readCaseHead, readInbound } from '#functions/platform/store/mail.ts';
import { addDocument } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import * as emails from '#test/fixtures/emails.ts';
import { itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { mailRoom } from '#test/support/mail-room.ts';

const file = (filename: string, text: string) => ({ filename, content: Buffer.from(text) });

describe('a filed email, taken apart', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await localTables();
  });

  /** Files a message and gives what its opening needs. */
  async function filed(raw: Buffer | Promise<Buffer>) {
    const room = mailRoom(tables);
    const bytes = Buffer.concat([await raw, Buffer.from(`\r\n`)]);
    await room.receive(room.arrives(emails.asStoredBySes(bytes, {})));
    const [{ reference, messageId } = { reference: '', messageId: '' }] = room.opened;
    const quarantine = new Map<string, Uint8Array | string>();
    const deps: OpenDeps = {
      quarantineBucket: 'quarantine',
      scanDeadlineMs: 60_000,
      message: (...given) => readInbound(tables, ...given),
      caseHead: (...given) => readCaseHead(tables, ...given),
      changeCase: (...given) => changeCase(tables, ...given),
      raw: async ({ raw: { key } }) => room.objects.get(key) ?? Buffer.alloc(0),
      open: (given) => openEmail(given, { openArchive }),
      putOnce: async ({ key, body }) => {
        if (!quarantine.has(key)) quarantine.set(key, body);
        return { versionId: `version of ${key}` };
      },
      addDocument: (...given) => addDocument(tables, ...given),
      finish: (...given) => finishOpening(tables, ...given),
    };
    const open = (own: Partial<OpenDeps> = {}) => openMessage({ ...deps, ...own }, reference, messageId, new Date());
    return { reference, messageId, quarantine, open, items: () => itemsOf(tables, reference) };
  }
  const unique = () => ({ messageId: `<${randomUUID()}@school.example.sch.uk>` });

  it('puts each file in quarantine under its case, on the case as a document that waits for its scan, and its words on the message', async () => {
    const mail = await filed(
      emails.filesEmail({ ...unique(), text: 'Two files.' }, [file('one.txt', 'one'), file('two.txt', 'two')]),
    );
    expect(await mail.open()).toEqual({ opening: 'opened', files: 2 });
    const documents = startingWith(await mail.items(), 'DOC#');
    expect(documents.map(({ verdict, timer }) => [verdict, timer])).toEqual([
      ['pending', 'scan'],
      ['pending', 'scan'],
    ]);
    expect(
      [...mail.quarantine.keys()].every((key) => key.startsWith('mail/2026-11-20/') && key.includes(mail.reference)),
    ).toBe(true);
    const [message] = startingWith(await mail.items(), 'MSG#').filter(({ direction }) => direction === 'in');
    expect(message).toMatchObject({ opening: 'opened', text: expect.stringContaining('Two files.') });
    expect(message).not.toHaveProperty('timer');
  });

  it('opened twice at once, and again, adds each file once', async () => {
    const mail = await filed(emails.filesEmail(unique(), [file('one.txt', 'one'), file('two.txt', 'two')]));
    await Promise.all([mail.open(), mail.open()]);
    await mail.open();
    expect(startingWith(await mail.items(), 'DOC#')).toHaveLength(2);
    expect(startingWith(await mail.items(), 'TL#').filter(({ what }) => what === 'message_opened')).toHaveLength(1);
  });

  it('holds a file that was attached twice once', async () => {
    const mail = await filed(emails.filesEmail(unique(), [file('a.txt', 'same'), file('b.txt', 'same')]));
    expect(await mail.open()).toEqual({ opening: 'opened', files: 1 });
  });

  it.each(['putOnce', 'addDocument', 'finish'] as const)(
    'survives a death at %s and is whole after the next try',
    async (step) => {
      const mail = await filed(emails.filesEmail(unique(), [file('one.txt', 'one'), file('two.txt', 'two')]));
      await expect(mail.open({ [step]: () => Promise.reject(new Error('killed')) })).rejects.toThrow('killed');
      expect(startingWith(await mail.items(), 'MSG#').filter(({ timer }) => timer === 'open')).toHaveLength(1);
      await mail.open();
      expect(startingWith(await mail.items(), 'DOC#')).toHaveLength(2);
      expect(mail.quarantine.size).toBe(2);
    },
  );

  it('without a form is flagged, and somebody asks for one', async () => {
    const mail = await filed(emails.noAttachment(unique()));
    await mail.open();
    const items = await mail.items();
    expect(items.get('CASE')?.flags).toEqual(new Set(['no_form']));
    expect(startingWith(items, 'ACT#form_missing')).toEqual([
      expect.objectContaining({ state: 'open', queue: 'TASK#duty_and_advice#open' }),
    ]);
  });

  it('whose words are in a portal or under a key is an urgent task to open it elsewhere', async () => {
    const mail = await filed(emails.rpmsgMail());
    await mail.open();
    expect((await mail.items()).get(`ACT#open_elsewhere-${mail.messageId}`)).toMatchObject({
      dueAt: '2026-11-20T13:00:00.000Z',
      state: 'open',
    });
  });

  it('that cannot be taken apart stays a case, points at the raw message, and asks for a person', async () => {
    const mail = await filed(emails.noAttachment(unique()));
    await mail.open({ open: async () => ({ is: 'unreadable', reason: 'too_large' }) });
    const items = await mail.items();
    expect(startingWith(items, 'MSG#')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          opening: 'unreadable',
          raw: expect.objectContaining({ key: expect.stringMatching(/^filed\//) }),
        }),
      ]),
    );
    expect(startingWith(items, 'ACT#open_message_by_hand')).toEqual([
      expect.objectContaining({ team: 'documents_to_read', state: 'open' }),
    ]);
  });

  it('of which something stands in the raw message alone is for a person to open, whatever else was found', async () => {
    const many = Array.from({ length: 120 }, (_, at) => file(`${at}.txt`, `file ${at}`));
    const mail = await filed(emails.filesEmail(unique(), many));
    expect(await mail.open()).toEqual({ opening: 'opened', files: 100 });
    const items = await mail.items();
    expect(items.get('CASE')?.flags).toEqual(new Set(['needs_reading']));
    expect(startingWith(items, 'ACT#open_message_by_hand')).toEqual([
      expect.objectContaining({ team: 'documents_to_read', why: 'too_many_files' }),
    ]);
  });

  it('cuts a long text on the message and keeps the whole beside it', async () => {
    const text = 'A long story. '.repeat(20_000);
    const mail = await filed(emails.noAttachment({ ...unique(), text }));
    await mail.open();
    const [message] = startingWith(await mail.items(), 'MSG#').filter(({ direction }) => direction === 'in');
    expect(Buffer.byteLength(String(message?.text))).toBeLessThanOrEqual(100 * 1024);
    const whole = [...mail.quarantine].find(([key]) => key.startsWith('text/'))?.[1];
    expect(String(whole ?? '').length).toBeGreaterThanOrEqual(text.trim().length);
  });

  it('whose words are elsewhere says where to open it, and its files are marked as its wrapping', async () => {
    const page = { filename: 'securedoc_20261130T001000.html', content: Buffer.from('<p>Open me</p>') };
    const text = 'Read your secure message by opening the attachment. Help: https://res.cisco.com/websafe/help';
    const mail = await filed(emails.filesEmail({ ...unique(), text }, [page]));
    await mail.open();
    const items = await mail.items();
    expect(startingWith(items, 'MSG#').find(({ direction }) => direction === 'in')).toMatchObject({
      portal: 'cisco',
      openAt: ['https://res.cisco.com/websafe/help'],
    });
    expect(startingWith(items, 'DOC#')).toMatchObject([{ origin: { wrapped: true } }]);
    const task = items.get(`ACT#open_elsewhere-${mail.messageId}`);
    expect(task).toMatchObject({ dueAt: '2026-11-20T13:00:00.000Z', why: 'cisco', team: 'duty_and_advice' });
    expect([...items.keys()]).not.toContain(`ACT#form_missing-${mail.messageId}`);
    // Its sender is proven and on the professional list.
    expect(startingWith(items, 'MSG#').filter(({ kind }) => kind === 'acknowledgement')).toHaveLength(1);
  });

  it('that only asks for no automatic answer is a person’s: what it lacks is asked of Duty and Advice', async () => {
    const raw = await emails.noAttachment({ ...unique(), text: `Please ring me. ${randomUUID()}` });
    const mail = await filed(Buffer.concat([Buffer.from('X-Auto-Response-Suppress: All\r\n'), raw]));
    await mail.open();
    const items = await mail.items();
    expect(items.get('CASE')).toMatchObject({ team: 'duty_and_advice' });
    expect(items.get(`ACT#form_missing-${mail.messageId}`)).toMatchObject({ team: 'duty_and_advice', state: 'open' });
    expect(items.get('ACT#acknowledge_safely')).toMatchObject({ why: 'asks_no_answer' });
    expect([...items.keys()]).not.toContain('ACT#check_automatic_mail');
  });

  it('that is on no case is left in its queue, aloud', async () => {
    const mail = await filed(emails.noAttachment(unique()));
    await expect(mail.open({ message: async () => undefined })).rejects.toBeInstanceOf(NoSuchMessageError);
  });
});
