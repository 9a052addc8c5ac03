import { type ReceivedEmail, readEnvelopeHeaders } from '#functions/intake/email/envelope.ts';

/** Returns a message as a stream of pieces of that size. */
export async function* pieces(raw: Uint8Array, size = 997): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < raw.length; at += size) yield raw.subarray(at, at + size);
}

/** Returns what `receive-email` knows of a message, bytes or text of one byte a character. */
export function received(raw: Uint8Array | string, size?: number): Promise<ReceivedEmail> {
  return readEnvelopeHeaders(pieces(typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw, size));
}
