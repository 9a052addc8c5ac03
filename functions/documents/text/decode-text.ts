/** How a page says in which code it is written: in its head, or in the declaration of its XML. */
const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,30})/i;
/** Browsers look no further for it. */
const HEAD = 1_024;

function decodedAs(encoding: string | undefined, bytes: Uint8Array): string | undefined {
  try {
    // Where the text is cut off within a character, what is left of it is waited for and not refused.
    return encoding && new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/**
 * Returns a text file's text, of at most `most` bytes: by its byte order mark, by what it declares, as UTF-8, or in the code of
 * Windows for western Europe, in which any bytes are text.
 */
export function decodeText(bytes: Uint8Array, most: number): { readonly text: string; readonly cut: boolean } {
  const part = bytes.subarray(0, most);
  const [first, second] = part;
  const isLittle = first === 0xff && second === 0xfe;
  const marked = isLittle ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const [, meta, xml] = DECLARED.exec(Buffer.from(part.subarray(0, HEAD)).toString('latin1')) ?? [];
  const text = decodedAs(marked, part) ?? decodedAs(meta ?? xml, part) ?? new TextDecoder('windows-1252').decode(part);
  return { text, cut: bytes.length > most };
}
