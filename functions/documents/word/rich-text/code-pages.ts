/** Code pages by the number of a font's character set (RTF 1.9.1, "Font Table"); 0 and 1 are the document's own. */
const BY_CHARACTER_SET: Readonly<Record<number, number>> = {
  ...{ 77: 10_000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1_253, 162: 1_254 },
  ...{ 163: 1_258, 177: 1_255, 178: 1_256, 186: 1_257, 204: 1_251, 222: 874, 238: 1_250 },
};

const ENCODINGS: Readonly<Record<number, string>> = {
  ...{ 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' },
  ...{ 10000: 'macintosh', 65001: 'utf-8' },
};

/** The code page of Windows for western Europe, and of whatever names another that nobody knows. */
export const WESTERN = 1_252;

/** Returns the code page of a font's character set, `undefined` for the document's own. */
export function codePageOf(characterSet: number): number | undefined {
  return BY_CHARACTER_SET[characterSet];
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Returns the text of bytes of a code page; bytes that stand for nothing become U+FFFD. */
export function decoded(bytes: Uint8Array, codePage: number): string {
  const isWindows = codePage >= 1_250 && codePage <= 1_258;
  const encoding = isWindows ? `windows-${codePage}` : (ENCODINGS[codePage] ?? 'windows-1252');
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder.decode(bytes);
}
