import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FileReading, whatWasRead } from '#functions/documents/file/file-reading.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { openReadingThread } from '#functions/documents/file/reading-thread.ts';
import { ThreadDidNotStart } from '#functions/platform/bounded-thread.ts';
import { docx, passwordProtectedDocx, pdf } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';

const faults: unknown[] = [];
const onFault = (fault: unknown): void => {
  faults.push(fault);
};
const names = (): unknown[] => faults.map((fault) => (fault instanceof Error ? [fault.name, fault.message] : fault));
beforeEach(() => {
  faults.length = 0;
});

const worker = new URL('./unruly.worker.ts', import.meta.url);
const unruly = openReadingThread({ worker, limits: { milliseconds: 30_000, heapMegabytes: 32 }, onFault });
/** Long enough for a small file on a busy machine, short enough to wait for. */
const hasty = openReadingThread({ worker, limits: { milliseconds: 2_000 }, onFault });
const threadFor = (how: string) => (how === 'slow' ? hasty : unruly);
afterAll(async () => {
  await unruly.close();
  await hasty.close();
});

const HELD = { type: 'unknown', safety: { state: 'held', reasons: [{ code: 'could_not_inspect' }] }, form: null };

describe('a file is read in a thread of its own', () => {
  it('with the same result as without one', async () => {
    const thread = openReadingThread({ onFault });
    for (const bytes of [await filledReferralForm(), docx(), pdf(), new Uint8Array(0), Buffer.from('A letter.')]) {
      const expected = await readFile(bytes, 'form.docx');
      expect(await thread.read(bytes, 'form.docx')).toEqual(expected);
    }
    await thread.close();
    expect(names()).toEqual([]);
  });

  it('and the piece of memory that it came in is left to its owner when it is a piece of a larger one', async () => {
    const whole = docx();
    const larger = new Uint8Array(whole.length + 10);
    larger.set(whole, 10);
    await unruly.read(larger.subarray(10), 'form.docx');
    expect(larger.length).toBe(whole.length + 10);
  });

  it('many at once are read one after the other, each with its own answer', async () => {
    const readings = await Promise.all([
      unruly.read(docx(), 'letter.docx'),
      unruly.read(pdf(), 'letter.pdf'),
      unruly.read(new Uint8Array(0), 'nothing'),
    ]);
    expect(readings.map(({ type }) => type)).toEqual(['docx', 'pdf', 'empty']);
  });
});

describe('a file that takes more than it may ends its thread, and not the service', () => {
  it.each(['slow', 'greedy', 'failing', 'leaving', 'saying what is no reading'])(
    'one that is %s before it was inspected is held, never waved through',
    async (how) => {
      const reading = await threadFor(how).read(docx(), `before inspection: ${how}`);
      expect(FileReading.parse(reading)).toMatchObject(HELD);
      expect(whatWasRead(reading)).toEqual({
        type: 'unknown',
        held: ['could_not_inspect'],
        senderCanHelp: true,
        words: [],
        cut: true,
      });
    },
  );

  it.each([
    ['slow', 'took_too_long'],
    ['greedy', 'took_too_much_memory'],
    ['leaving', 'reader_failed'],
    ['saying what is no reading', 'reader_failed'],
  ])('one that is %s after it was found safe is a person’s to read: %s', async (how, whyNoForm) => {
    const reading = await threadFor(how).read(docx(), `after inspection: ${how}`);
    expect(reading).toMatchObject({ type: 'docx', safety: { state: 'safe' }, form: null, whyNoForm });
    expect(whatWasRead(reading)).toEqual({ type: 'docx', held: [], senderCanHelp: false, words: [], cut: true });
    expect(names()).toContainEqual(['ReadingEnded', whyNoForm]);
  });

  it('one that was found unsafe stays held for that reason', async () => {
    const reading = await unruly.read(passwordProtectedDocx(), 'after inspection: leaving');
    expect(reading.safety).toEqual({ state: 'held', reasons: [{ code: 'password_protected' }] });
  });

  it('the next file is read by a fresh thread', async () => {
    const [, next] = await Promise.all([
      hasty.read(docx(), 'before inspection: slow'),
      hasty.read(await filledReferralForm(), 'form.docx'),
    ]);
    expect(next.form?.id).toBe('early-help-and-social-care');
  });

  it('an error in our own code is reported by its class, never by its words', async () => {
    await unruly.read(docx(), 'before inspection: failing');
    expect(JSON.stringify(faults.map((fault) => (fault instanceof Error ? fault.stack : fault)))).not.toContain(
      'CANARY',
    );
  });
});

describe('a thread that died while it had nothing to do', () => {
  it('is replaced when the next file comes', async () => {
    const thread = openReadingThread({ worker, onFault });
    await thread.read(docx(), 'letter.docx');
    await thread.read(docx(), 'afterwards: leaving');
    // It may die while it has the next file already: then that one is a person's, and the one after it is read.
    let reading = await thread.read(docx(), 'letter.docx');
    if (reading.whyNoForm !== 'not_a_form') reading = await thread.read(docx(), 'letter.docx');
    expect(reading.whyNoForm).toBe('not_a_form');
    await thread.close();
  });
});

describe('a thread that cannot be started', () => {
  it('is a fault of the deployment: no file is judged by it, and a later one is tried again', async () => {
    const thread = openReadingThread({ worker: new URL('./no-such.worker.ts', import.meta.url) });
    await expect(thread.read(docx(), 'form.docx')).rejects.toThrow(ThreadDidNotStart);
    await expect(thread.read(docx(), 'form.docx')).rejects.toThrow(ThreadDidNotStart);
    await thread.close();
  });
});
