/** Code pages by the number of a font's character set (RTF 1.9.1, "Font Table"); 0 and 1 are the document's own. */
const BY_CHARACTER_SET: ReadonlyMap<number, number> = new Map([
  [77, 10_000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1_253],
  [162, 1_254],
  [163, 1_258],
  [177, 1_255],
  [178, 1_256],
  [186, 1_257],
  [204, 1_251],
  [222, 874],
  [238, 1_250],
]);

const ENCODINGS: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [65_001, 'utf-8'],
]);

/** The code page of Windows for western Europe, and of whatever names another that nobody knows. */
export const WESTERN = 1_252;

/** The code page of a font's character set, `undefined` for the document's own. */
export function codePageOf(characterSet: number): number | undefined {
  return BY_CHARACTER_SET.get(characterSet);
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Text of a code page; bytes that stand for nothing become U+FFFD. */
export function decoded(bytes: Uint8Array, codePage: number): string {
  const encoding =
    codePage >= 1_250 && codePage <= 1_258 ? `windows-${codePage}` : (ENCODINGS.get(codePage) ?? 'windows-1252');
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  return decoder.decode(bytes);
}
