import { beforeAll, describe, expect, it } from '@jest/globals';
import { type FileRead, whatWasRead } from '#functions/documents/file/file-reading.ts';
import { whatFileCallsFor } from '#functions/documents/file/form-read.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { whatFormCallsFor } from '#functions/safety/index.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { parseReferral } from '#schemas/forms/referral.ts';
import * as emails from '#test/fixtures/emails.ts';
import { EMAIL_PLACES, markedEmail, places, inventedWord as wordInEmail } from '#test/fixtures/marked/email.ts';
import { MARKED_FORMATS, type MarkedFormat } from '#test/fixtures/marked/files.ts';
import { inventedWord, type Place } from '#test/fixtures/marked/place.ts';
import { markedReferral, WEB_PLACES } from '#test/fixtures/marked/web-form.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { type WholeIntake, wholeIntake } from '#test/support/whole-intake.ts';

const NOW = new Date('2026-11-20T11:00:00.000Z');
const DANGER = 'machete';
const HEAD = sampleCase();
const AT = { now: NOW, selfReferralAge: 16 };

/** Reads a file as its journey does. */
const read = async (bytes: Uint8Array, name: string) => whatWasRead(await readFile(bytes, name));

/** Returns whether a file's words of danger call the duty desk, as the file's journey decides it. */
function calls(file: FileRead): boolean {
  const { flags, tasks, priority } = whatFileCallsFor(file, HEAD, 'D1', AT);
  const isCalled = tasks.some(({ kind, team }) => kind === 'danger_words' && team === 'duty_and_advice');
  return isCalled && flags.includes('danger_words') && priority === 'immediate';
}

/**
 * Returns the same file with another word in one place. Reading a form takes long, so the result of the reading is changed instead.
 */
async function withDanger(format: MarkedFormat, place: Place, calm: FileRead): Promise<FileRead> {
  if (calm.form === undefined) {
    // The generator may write other letters beside it.
    const { bytes, name } = await format.make((each) => (each === place ? ` ${DANGER} ` : inventedWord(each)));
    return read(bytes, name);
  }
  const leftovers = calm.form.leftovers.map(({ label, text, ...more }) => ({
    ...more,
    label: label.replaceAll(inventedWord(place), ` ${DANGER} `),
    text: text.replaceAll(inventedWord(place), ` ${DANGER} `),
  }));
  return { ...calm, form: { ...calm.form, leftovers } };
}

describe('a word of danger in any one place calls the duty desk', () => {
  it.each(MARKED_FORMATS)('of a $name', async (format) => {
    const { name, bytes, marks } = await format.make(inventedWord);
    const calm = await read(bytes, name);
    expect(calls(calm)).toBe(false);
    const silent: Place[] = [];
    for (const { place } of marks) if (!calls(await withDanger(format, place, calm))) silent.push(place);
    expect(silent).toEqual([]);
  });

  it('of a file of an email', async () => {
    const silent: string[] = [];
    for (const place of places.filter((each) => EMAIL_PLACES[each].in === 'file')) {
      const raw = markedEmail((each) => (each === place ? DANGER : wordInEmail(each)));
      const opened = await openEmail(raw, { openArchive });
      const files = opened.is === 'opened' ? opened.parts : [];
      const found = await Promise.all(files.map(({ bytes, name }) => read(bytes, name)));
      if (!found.some(calls)) silent.push(place);
    }
    expect(silent).toEqual([]);
  });

  it('of the online form', () => {
    const webCalls = (danger: string) => {
      const body = markedReferral((each) => (each === danger ? DANGER : 'x'));
      const parsed = parseReferral(earlyHelpAndSocialCare, body, 'web');
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      const form = { definition: earlyHelpAndSocialCare, ...parsed };
      return whatFormCallsFor(form, { head: HEAD, ...AT }).tasks.some(({ kind }) => kind === 'danger_words');
    };
    expect(webCalls('nowhere')).toBe(false);
    expect(WEB_PLACES.filter(({ place }) => !webCalls(place))).toEqual([]);
  });
});

describe('and the duty desk is told, on real parts', () => {
  let intake: WholeIntake;
  beforeAll(async () => {
    intake = await wholeIntake(NOW);
  });

  async function expectCalled(reference: string): Promise<void> {
    const { case: head, tasks, timeline } = await intake.shown(reference);
    expect(head).toMatchObject({ flags: expect.arrayContaining(['danger_words']), priority: 'immediate' });
    expect(tasks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'danger_words', team: 'duty_and_advice', state: 'open', why: DANGER }),
      ]),
    );
    expect(timeline.length).toBeGreaterThan(0);
  }

  it.each(['author of a comment', 'custom property', 'footnote'] as const)('of the %s of a file', async (place) => {
    for (const { name, make } of MARKED_FORMATS.filter(({ name: of }) => of.startsWith('.docx'))) {
      const { bytes } = await make((each) => (each === place ? DANGER : inventedWord(each)));
      const letter = { messageId: `<${name} ${place}@school.example.sch.uk>` };
      await expectCalled(
        await intake.emailed(await emails.filesEmail(letter, [{ filename: 'a.docx', content: bytes }])),
      );
    }
  });

  it('of who wrote an email, as it calls them', async () => {
    const from = `"${DANGER}" <thimble.okonkwo@school.example.sch.uk>`;
    await expectCalled(
      await intake.emailed(await emails.noAttachment({ from, messageId: '<1@school.example.sch.uk>' })),
    );
  });

  it.each(['name', 'role'] as const)('of the %s of who sent an upload', async (field) => {
    const sender = { name: 'Teasel', role: 'Nurse', email: 'a@b.example', emailIsSafe: true, [field]: DANGER };
    await expectCalled(await intake.uploaded('a.txt', Buffer.from(field), sender));
  });

  it('of the name of an upload', async () => {
    const sender = { name: 'Teasel', role: 'Nurse', email: 'a@b.example', emailIsSafe: true };
    await expectCalled(await intake.uploaded(`he has a ${DANGER}.txt`, Buffer.from('x'), sender));
  });
});
