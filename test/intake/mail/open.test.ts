import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { OpeningProblemCode, UnreadableReason } from '#functions/intake/email/opened-email.ts';
import { openEmailStore } from '#functions/intake/intake-store.ts';
import { NoSuchMessageError, type OpenDeps, openMessage } from '#functions/intake/mail/open.ts';
import { caseHead, MOST_ON_CASE } from '#functions/platform/store/mail.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import * as emails from '#test/fixtures/emails.ts';
import { detachedSignature, png } from '#test/fixtures/small-files.ts';
import { asJob } from '#test/support/as-job.ts';
import { itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { mailRoom } from '#test/support/mail-room.ts';

const file = (filename: string, text: string) => ({ filename, content: Buffer.from(text) });

describe('a filed email, taken apart', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await localTables();
  });

  /** Files a message and returns the dependencies of opening it. */
  async function filed(raw: Buffer | Promise<Buffer>) {
    const room = mailRoom(tables);
    const bytes = Buffer.concat([await raw, Buffer.from(`\r\n`)]);
    await room.receive(room.arrives(emails.asStoredBySes(bytes, {})));
    const [{ reference, messageId } = { reference: '', messageId: '' }] = room.opened;
    const quarantine = new Map<string, Uint8Array | string>();
    const deps: OpenDeps = {
      ...openEmailStore(asJob('IntakeOpenEmail', tables), council),
      quarantineBucket: 'quarantine',
      documentsBucket: 'documents',
      scanDeadlineMs: 60_000,
      raw: async ({ raw: { key } }) => room.objects.get(key) ?? Buffer.alloc(0),
      open: (given) => openEmail(given, { openArchive }),
      putOnce: async ({ bucket, key, body }) => {
        if (bucket === 'quarantine' && !quarantine.has(key)) quarantine.set(key, body);
        return { versionId: `version of ${key}` };
      },
    };
    const open = (own: Partial<OpenDeps> = {}) =>
      openMessage({ ...deps, ...own }, Reference.parse(reference), messageId, new Date());
    return { reference, messageId, quarantine, open, items: () => itemsOf(tables, reference) };
  }
  /** Returns the case as it is, but with this many replies and files. */
  const onCaseWith =
    (counted: { readonly replies?: number; readonly files?: number }): OpenDeps['caseHead'] =>
    async (...given) => {
      const head = await caseHead(tables, ...given);
      return head && { ...head, ...counted };
    };
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

  it('holds a file that was attached twice once, under both of its names', async () => {
    const files = [file('Pippin.txt', 'same'), file('Wren.txt', 'same'), file('Pippin.txt', 'same')];
    const mail = await filed(emails.filesEmail(unique(), files));
    expect(await mail.open()).toEqual({ opening: 'opened', files: 1 });
    expect(startingWith(await mail.items(), 'DOC#')).toEqual([
      expect.objectContaining({ name: 'Pippin.txt', otherNames: ['Wren.txt'] }),
    ]);
  });

  it('calls a photograph a document of the case, and only a small picture that the words show a crest', async () => {
    const picture = (filename: string, cid: string, content: Buffer) => ({
      filename,
      cid,
      content,
      contentType: 'image/png',
    });
    const html =
      '<p>Please find our referral attached. Thimble Okonkwo-Test</p><img src="cid:crest"><img src="cid:arm">';
    const attachments = [
      picture('crest.png', 'crest', png(100, 50)),
      picture('arm.png', 'arm', png(3_000, 2_000)),
      picture('IMG_1.png', 'unnamed', png(10, 10)),
    ];
    const mail = await filed(emails.compose(unique(), { html, attachments }));
    await mail.open();
    const inline = startingWith(await mail.items(), 'DOC#').map(({ name, origin }) => [name, origin]);
    expect(Object.fromEntries(inline)).toEqual({
      'crest.png': expect.objectContaining({ inline: true }),
      'arm.png': expect.objectContaining({ inline: false }),
      'IMG_1.png': expect.objectContaining({ inline: false }),
    });
    // Pictures can't be read as a form, so somebody still asks for one.
    expect(startingWith(await mail.items(), 'ACT#form_missing')).toHaveLength(1);
  });

  it('keeps a page of a reply to a case with many, the whole of it as an object, and names it in a task', async () => {
    const mail = await filed(emails.noAttachment({ ...unique(), text: 'The father rang. '.repeat(1_000) }));
    await mail.open({ caseHead: onCaseWith({ replies: 21 }) });
    const [message] = startingWith(await mail.items(), 'MSG#in#');
    expect(String(message?.text).length).toBeLessThanOrEqual(4096);
    expect(message).toHaveProperty('textWhole');
    const [whole] = [...mail.quarantine].filter(([key]) => key.startsWith('text/')).map(([, body]) => body);
    expect(String(whole)).toContain('The father rang. '.repeat(999).trim());
    expect(startingWith(await mail.items(), 'ACT#look_at_files')).toMatchObject([
      { messages: new Set([mail.messageId]) },
    ]);
  });

  it('puts no more files on a case than it has room for; the others are in the original, which a task names', async () => {
    const names = ['one.txt', 'two.txt', 'he has a machete.txt'];
    const mail = await filed(
      emails.filesEmail(
        unique(),
        names.map((name) => file(name, name)),
      ),
    );
    await mail.open({ caseHead: onCaseWith({ files: MOST_ON_CASE.files - 1 }) });
    const items = await mail.items();
    expect(startingWith(items, 'DOC#').map(({ name }) => name)).toEqual(['one.txt']);
    expect(startingWith(items, 'ACT#').map(({ kind, why }) => [kind, why])).toEqual(
      expect.arrayContaining([
        ['open_message_by_hand', 'too_many_files'],
        ['danger_words', 'machete'],
      ]),
    );
    expect(items.get('CASE')).toMatchObject({ files: 1 });
  });

  it('keeps no signature as a file, and says that it is signed', async () => {
    const mail = await filed(emails.filesEmail(unique(), [{ filename: 'smime.p7s', content: detachedSignature() }]));
    expect(await mail.open()).toEqual({ opening: 'opened', files: 0 });
    const [message] = startingWith(await mail.items(), 'MSG#').filter(({ direction }) => direction === 'in');
    expect(message).toMatchObject({ problems: ['signed_smime 1'] });
    expect(startingWith(await mail.items(), 'ACT#open_message_by_hand')).toEqual([]);
  });

  it.each([
    ['the subject', emails.noAttachment({ ...unique(), subject: 'He has a machete' })],
    ['the name of a file', emails.filesEmail(unique(), [file('he has a machete.txt', 'x')])],
    [
      'the target of a link',
      emails.compose(unique(), { html: '<a href="https://a.example/?q=he%20has%20a%20machete">x</a>' }),
    ],
    ['the formatted version', emails.compose(unique(), { html: '<p>he has a machete</p>' })],
    ['the name of a file in a zip with a password', emails.zipEmail([{ name: 'machete.docx', bytes: 'x', flags: 1 }])],
  ])('calls a person by words of danger in %s', async (_, raw) => {
    const mail = await filed(raw);
    await mail.open();
    expect(startingWith(await mail.items(), 'ACT#').map(({ kind }) => kind)).toContain('danger_words');
  });

  it('calls a person by the subject of a message that cannot be taken apart', async () => {
    const mail = await filed(emails.noAttachment({ ...unique(), subject: 'He has a machete' }));
    await mail.open({ open: async () => ({ is: 'unreadable', reason: 'took_too_long' }) });
    const kinds = startingWith(await mail.items(), 'ACT#').map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['danger_words', 'open_message_by_hand']));
  });

  it.each(['putOnce', 'addDocument', 'finishOpening'] as const)(
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

  it('with a part that only the raw message holds is for a person to open, whatever else was found', async () => {
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
    expect((await mail.items()).get(`ACT#look_at_files-${mail.messageId}`)).toMatchObject({
      kind: 'look_at_files',
      team: 'documents_to_read',
      state: 'open',
    });
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
  it.each(OpeningProblemCode.options)(
    'that says %s: what it left behind is a file of the case, or somebody opens the message by hand',
    async (code) => {
      // Files to keep, leftovers of a Mac, empty files, and texts that are only words.
      const bothersNobody =
        /^(zip_(not_opened|with_password|in_zip_kept_whole|without_files)|leftovers_|signed_|bare_)/;
      const mail = await filed(emails.noAttachment(unique()));
      const opened = { is: 'opened' as const, text: 'words', textTruncated: false, parts: [], portal: 'none' as const };
      const isReason = UnreadableReason.safeParse(code).data;
      await mail.open({
        open: async () =>
          isReason === undefined
            ? { ...opened, problems: [{ code, where: '1' }] }
            : { is: 'unreadable', reason: isReason },
      });
      const tasks = startingWith(await mail.items(), 'ACT#open_message_by_hand');
      expect([code, tasks.length]).toEqual([code, bothersNobody.test(code) ? 0 : 1]);
    },
  );

  it('that is on no case is left in its queue, aloud', async () => {
    const mail = await filed(emails.noAttachment(unique()));
    await expect(mail.open({ readInbound: async () => undefined })).rejects.toBeInstanceOf(NoSuchMessageError);
  });
});
