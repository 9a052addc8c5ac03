import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import type { OpenedEmail } from '#functions/intake/email/opened-email.ts';
import { openOpeningThread } from '#functions/intake/open-email/opening-thread.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { filesEmail, forwarded, noAttachment, zipEmail } from '#test/fixtures/emails.ts';

const faults: unknown[] = [];
const onFault = (fault: unknown): void => {
  faults.push(fault);
};
beforeEach(() => {
  faults.length = 0;
});

const worker = new URL('./unruly.worker.ts', import.meta.url);
const unruly = openOpeningThread({ worker, limits: { milliseconds: 30_000, heapMegabytes: 32 }, onFault });
/** Long enough for a small message on a busy machine, short enough to wait for. */
const hasty = openOpeningThread({ worker, limits: { milliseconds: 2_000 }, onFault });
afterAll(async () => {
  await unruly.close();
  await hasty.close();
});
const called = (subject: string) => Buffer.from(`Subject: ${subject}\r\n\r\nPippin is hurt`);

/** Returns an opened message with a hash in place of each file's bytes: Jest takes a minute to compare two megabytes. */
const hashed = (opened: OpenedEmail) =>
  opened.is === 'unreadable'
    ? opened
    : { ...opened, parts: opened.parts.map(({ bytes, ...part }) => ({ ...part, bytes: digest(bytes) })) };

describe('a message is opened in a thread of its own', () => {
  it('with the same result as without one, its files byte for byte', async () => {
    const thread = openOpeningThread({ onFault });
    const large = { filename: 'large.bin', content: Buffer.alloc(2_000_000, 3) };
    const small = { filename: 'small.txt', content: Buffer.from('small') };
    const messages = [
      await noAttachment(),
      await filesEmail({}, [large, small]),
      forwarded(await filesEmail({}, [small]), '7bit'),
      // Files as they were sent share the message's own memory.
      Buffer.from(
        `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: a/b\r\n\r\n${'x'.repeat(1_500_000)}\r\n--b\r\nContent-Type: a/c\r\n\r\ny\r\n--b--`,
      ),
      await zipEmail([{ name: 'a.txt', bytes: 'one' }]),
      new Uint8Array(0),
    ];
    for (const raw of messages) {
      const expected = await openEmail(Uint8Array.from(raw), { openArchive });
      expect(hashed(await thread.open(Uint8Array.from(raw)))).toEqual(hashed(expected));
    }
    await thread.close();
    expect(faults).toEqual([]);
  });

  it.each([
    ['greedy', 'took_too_much_memory'],
    ['failing', 'opening_failed'],
    ['leaving', 'opening_failed'],
    ['saying what is no opening', 'opening_failed'],
  ])('and one that is %s is a person’s to open: %s', async (how, reason) => {
    expect(await unruly.open(called(how))).toEqual({ is: 'unreadable', reason });
    expect(faults).toContainEqual(expect.objectContaining({ name: 'OpeningEnded', message: reason }));
    expect(
      JSON.stringify(faults.map((fault) => (fault instanceof Error ? [fault.stack, fault.cause] : fault))),
    ).not.toMatch(/CANARY|Pippin/);
  });

  it('and one that is slow is ended, and the next is opened by a fresh thread', async () => {
    const [slow, next] = await Promise.all([hasty.open(called('slow')), hasty.open(called('A worry'))]);
    expect(slow).toEqual({ is: 'unreadable', reason: 'took_too_long' });
    expect(next).toMatchObject({ is: 'opened', text: 'Pippin is hurt' });
  });
});
