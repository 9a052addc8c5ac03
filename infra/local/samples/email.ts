import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesEmail, formEmail, noAttachment } from '#test/fixtures/emails.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { ROOT } from '../places.ts';
import { formOf, type Sample } from './sample.ts';

/** A school's own address for one sample of one run. */
export const school = (who: string, run: string): string => `${who}.${run}@school.example.sch.uk`;

/** What a mail server writes above a message each time that it hands it on. */
function handedOn(raw: Uint8Array, run: string, time: number): Buffer {
  const trace = `Received: from mx${time}.school.example.sch.uk (mx${time} [192.0.2.${time}]) by relay.example.net with ESMTPS id ${run}${time};\r\n Mon, 23 Nov 2026 09:3${time}:00 +0000\r\n`;
  return Buffer.concat([Buffer.from(trace), raw]);
}

const byEmail: Sample = {
  name: 'Word form',
  route: 'email',
  expected: '1 case, expected items: 5 answered, 0 reasoned, 0 blank, file clean safe read, acknowledgement',
  address: (run) => school('form', run),
  send: async (door, run) => {
    const from = school('form', run);
    const docx = await formOf('form', run);
    await emailReferral(door, await formEmail({ from, docx, messageId: `<form-${run}@school.example.sch.uk>` }), from);
    return { from };
  },
};

const twice: Sample = {
  name: 'Delivered twice',
  route: 'email',
  expected:
    '1 case, expected items: 5 answered, 0 reasoned, 0 blank, file clean safe read, delivered again, acknowledgement',
  address: (run) => school('twice', run),
  send: async (door, run) => {
    const from = school('twice', run);
    const messageId = `<twice-${run}@school.example.sch.uk>`;
    const raw = await formEmail({ from, docx: await formOf('twice', run), messageId });
    await emailReferral(door, handedOn(raw, run, 1), from);
    await emailReferral(door, handedOn(raw, run, 2), from);
    return { from };
  },
};

const words: Sample = {
  name: 'No attachment',
  route: 'email',
  expected: '1 case, no form, flag no form, task form missing, acknowledgement',
  address: (run) => school('words', run),
  send: async (door, run) => {
    const from = school('words', run);
    await emailReferral(door, await noAttachment({ from, messageId: `<words-${run}@school.example.sch.uk>` }), from);
    return { from };
  },
};

/** A form that we did not make, in Word's old format: it is read with judgement, and somebody compares it with the original. */
const anothers: Sample = {
  name: 'Another council’s .doc',
  route: 'email',
  expected:
    '1 case, expected items: 4 answered, 0 reasoned, 1 blank, flag needs reading, file clean safe read, task check reading, acknowledgement',
  address: (run) => school('another', run),
  send: async (door, run) => {
    const from = school('another', run);
    const content = await readFile(join(ROOT, 'test/fixtures/layouts/made/label-left.doc'));
    const file = { filename: 'referral.doc', content, contentType: 'application/msword' };
    const letter = { from, messageId: `<another-${run}@school.example.sch.uk>` };
    await emailReferral(door, await filesEmail(letter, [file]), from);
    return { from };
  },
};

export const emailSamples: readonly Sample[] = [byEmail, twice, words, anothers];
