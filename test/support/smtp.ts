import { createTransport } from 'nodemailer';
import type { OpenDoor } from './front-door.ts';

/** The sender and recipient of a message in the SMTP conversation; its header may differ. */
export type Posted = {
  readonly from: string;
  readonly to: string;
};

/**
 * Hands a message to the SMTP door as a mail server does, over STARTTLS, and returns SES's id of it once the door has answered 250.
 * Throws the door's refusal.
 */
export async function postEmail(address: string, raw: Uint8Array, envelope: Posted): Promise<string> {
  const [host, port] = address.split(':');
  const transport = createTransport({
    host,
    port: Number(port),
    secure: false,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  });
  try {
    const sent = await transport.sendMail({ raw: Buffer.from(raw), envelope });
    return sent.response.replace(/^250 2\.0\.0 Ok /, '');
  } finally {
    transport.close();
  }
}

/** Emails a Front Door's own address for referrals. */
export function emailReferral(door: OpenDoor, raw: Uint8Array, from: string): Promise<string> {
  return postEmail(door.addresses.smtp, raw, { from, to: door.outputs.Mailbox });
}
