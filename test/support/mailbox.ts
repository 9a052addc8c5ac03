import type { SentEmail } from '#infra/local/mailbox.ts';
import type { OpenDoor } from './front-door.ts';

/** What we sent to an address, oldest first, as the mailbox page has it. */
export async function emailsTo(door: Pick<OpenDoor, 'mailbox'>, address: string): Promise<SentEmail[]> {
  const all = await door.mailbox.emails();
  return all.filter(({ to }) => to.some((one) => one.address.toLowerCase() === address.toLowerCase()));
}

/** The Message-ID under which an email went out. */
export function messageIdOf(email: SentEmail): string {
  const { 'message-id': id } = email.headers;
  if (typeof id !== 'string') throw new Error('an email without a Message-ID');
  return id;
}
