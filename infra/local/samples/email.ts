import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesEmail, formEmail, noAttachment, vacationReply } from '#test/fixtures/emails.ts';
import { docxWithEicarMember, passwordProtectedDocx } from '#test/fixtures/hostile-files.ts';
import { emailsTo, messageIdOf } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';
import { ROOT } from '../places.ts';
import { ALL_ANSWERED, formOf, type Sample } from './sample.ts';
import { wholeReferral } from './web.ts';

interface Letter {
  readonly from: string;
  readonly messageId: string;
}

/** Returns the letter of a sample in one run, from a school's address of its own. */
const letterOf = (who: string, run: string): Letter => ({
  from: `${who}.${run}@school.example.sch.uk`,
  messageId: `<${who}-${run}@school.example.sch.uk>`,
});

/** Returns a sample that sends some emails, one after the other. */
function byEmail(
  name: string,
  who: string,
  expected: string,
  emails: (letter: Letter, run: string) => Promise<readonly Uint8Array[]>,
): Sample {
  return {
    name,
    route: 'email',
    expected,
    address: (run) => letterOf(who, run).from,
    send: async (door, run) => {
      const letter = letterOf(who, run);
      for (const raw of await emails(letter, run)) await emailReferral(door, raw, letter.from);
      return { from: letter.from };
    },
  };
}

/** Adds the line that a mail server writes above a message each time that it passes it on. */
function relayed(raw: Uint8Array, run: string, time: number): Buffer {
  const trace = `Received: from mx${time}.school.example.sch.uk (mx${time} [192.0.2.${time}]) by relay.example.net with ESMTPS id ${run}${time};\r\n Mon, 23 Nov 2026 09:3${time}:00 +0000\r\n`;
  return Buffer.concat([Buffer.from(trace), raw]);
}

/** Returns a sample whose file must stay in quarantine: the referral is filed, and the sender is asked for a safe copy. */
const unsafeFile = (name: string, who: string, docx: (run: string) => Uint8Array, file: string, flag: string): Sample =>
  byEmail(
    name,
    who,
    `1 case, no form, flag ${flag}, file ${file}, task ask for safe copy, acknowledgement, safe copy request`,
    async (letter, run) => [await formEmail({ ...letter, docx: docx(run) })],
  );

/** A sender who is away: their mailbox answers our acknowledgement by itself (RFC 3834). */
const vacation: Sample = {
  name: 'Vacation auto-reply',
  route: 'email',
  expected: `1 case, ${ALL_ANSWERED}, automatic mail joined, task check automatic mail, acknowledgement`,
  address: (run) => letterOf('away', run).from,
  send: async (door, run) => {
    const letter = letterOf('away', run);
    const { reference } = receiptIn(await postReferral(door, wholeReferral(letter.from)));
    const find = async () => (await emailsTo(door, letter.from))[0];
    const acknowledgement = await waitFor('an acknowledgement to answer', find);
    const reply = await vacationReply({ ...letter, inReplyTo: messageIdOf(acknowledgement) });
    await emailReferral(door, reply, '');
    return { reference };
  },
};

export const emailSamples: readonly Sample[] = [
  byEmail(
    'Word form',
    'form',
    `1 case, ${ALL_ANSWERED}, file clean safe read, acknowledgement`,
    async (letter, run) => [await formEmail({ ...letter, docx: await formOf('form', run) })],
  ),
  byEmail(
    'Delivered twice',
    'twice',
    `1 case, ${ALL_ANSWERED}, file clean safe read, delivered again, acknowledgement`,
    async (letter, run) => {
      const raw = await formEmail({ ...letter, docx: await formOf('twice', run) });
      return [relayed(raw, run, 1), relayed(raw, run, 2)];
    },
  ),
  byEmail(
    'No attachment',
    'words',
    '1 case, no form, flag no form, task form missing, acknowledgement',
    async (letter) => [await noAttachment(letter)],
  ),
  // A form that we did not make, in Word's old format: reading it needs judgement, so a person compares it with the original.
  byEmail(
    'Another council’s .doc',
    'another',
    '1 case, expected items: 4 answered, 0 reasoned, 1 blank, flag needs reading, file clean safe read, task check reading, acknowledgement',
    async (letter) => {
      const content = await readFile(join(ROOT, 'test/fixtures/layouts/made/label-left.doc'));
      return [await filesEmail(letter, [{ filename: 'referral.doc', content, contentType: 'application/msword' }])];
    },
  ),
  unsafeFile('Virus (EICAR) in it', 'eicar', () => docxWithEicarMember(), 'infected', 'file infected'),
  unsafeFile('Password-protected', 'locked', passwordProtectedDocx, 'clean held (password protected)', 'file held'),
  vacation,
];
