/** How a page says in which code it is written: in its head, or in the declaration of its XML. */
const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,30})/i;
/** Browsers look no further for it. */
const HEAD = 1_024;

function decoderFor(encoding: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return undefined;
  }
}

function markedCode([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    // Where the text is cut off within a character, what is left of it is waited for and not refused.
    return decoderFor(encoding)?.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/**
 * A text file's text, of at most `most` bytes: by its byte order mark, by what it declares, as UTF-8, or in the code of
 * Windows for western Europe, in which any bytes are text.
 */
export function decodeText(bytes: Uint8Array, most: number): { readonly text: string; readonly cut: boolean } {
  const part = bytes.subarray(0, most);
  const head = Buffer.from(part.subarray(0, HEAD)).toString('latin1');
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const declared = meta ?? xml;
  const text =
    decodedAs(markedCode(part) ?? 'utf-8', part) ??
    (declared === undefined ? undefined : decodedAs(declared, part)) ??
    new TextDecoder('windows-1252').decode(part);
  return { text, cut: bytes.length > most };
}
