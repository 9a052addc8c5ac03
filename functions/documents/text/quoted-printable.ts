/** Text that was written in quoted-printable (RFC 2045, 6.7), in a code that may be named; lines are not joined. */
export function fromQuotedPrintable(text: string, code = 'utf-8'): string {
  const decoder = decoderFor(code);
  return text.replace(/(?:=[0-9A-F]{2})+/gi, (run) => decoder.decode(Buffer.from(run.replaceAll('=', ''), 'hex')));
}

export function decoderFor(code: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(code);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
