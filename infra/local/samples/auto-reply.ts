import { vacationReply } from '#test/fixtures/emails.ts';
import { emailsTo, messageIdOf } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';
import type { Sample } from './sample.ts';
import { wholeReferral } from './web.ts';

const address = (run: string): string => `away.${run}@school.example.sch.uk`;

/** The sender is away: their mailbox answers our acknowledgement by itself (RFC 3834). */
const vacation: Sample = {
  name: 'Vacation auto-reply',
  route: 'email',
  expected:
    '1 case, expected items: 5 answered, 0 reasoned, 0 blank, automatic mail joined, task check automatic mail, acknowledgement',
  address,
  send: async (door, run) => {
    const from = address(run);
    const { reference } = receiptIn(await postReferral(door, wholeReferral(from)));
    const acknowledgement = await waitFor('an acknowledgement to answer', async () => (await emailsTo(door, from))[0]);
    const messageId = `<away-${run}@school.example.sch.uk>`;
    const reply = await vacationReply({ from, inReplyTo: messageIdOf(acknowledgement), messageId });
    await emailReferral(door, reply, '');
    return { reference };
  },
};

export const autoReplySamples: readonly Sample[] = [vacation];
