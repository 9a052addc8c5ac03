import { headerOf } from './header-end.ts';

/**
 * A message whose header lines end in CR alone is one endless line to a mail parser: its line ends become LF. Any other
 * message is given back as it is, so that 8-bit content stays untouched. Copies the message (up to 40 MB) only then.
 */
export function mendLineEnds(raw: Uint8Array): Uint8Array {
  const { block } = headerOf(raw);
  if (!/\r(?![\r\n])/.test(Buffer.from(block).toString('latin1'))) return raw;
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  return Buffer.from(text.replace(/\r*\n|\r/g, '\n'), 'latin1');
}
