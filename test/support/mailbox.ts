import type { SentEmail } from '#infra/local/mailbox.ts';
import type { OpenDoor } from './front-door.ts';

/** Returns what we sent to an address, oldest first, as the mailbox page has it. */
export async function emailsTo(door: Pick<OpenDoor, 'mailbox'>, address: string): Promise<SentEmail[]> {
  const all = await door.mailbox.emails();
  return all.filter(({ to }) => to.some((one) => one.address.toLowerCase() === address.toLowerCase()));
}

/** Returns the Message-ID of an email that went out. */
export function messageIdOf(email: SentEmail): string {
  const { 'message-id': id } = email.headers;
  if (typeof id !== 'string') throw new Error('an email without a Message-ID');
  return id;
}
