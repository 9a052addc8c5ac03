import { htmlIn } from '../text/decode-text.ts';
import { type HtmlReading, readHtml } from '../text/html-text.ts';
import { htmlInRichText } from '../word/rich-text/encapsulated-html.ts';
import { readCompressedRtf } from './compressed-rtf.ts';

/** A property as it is stored: its type and its bytes. */
export type MapiValue = { readonly type: number; readonly bytes: Uint8Array };
/** Looks a property up by its id. */
export type FindProperty = (id: number) => MapiValue | undefined;

/** The versions of a message's words that Outlook keeps; `null` for each that it lacks. */
export type MapiBodies = {
  plain: string | null;
  html: HtmlReading | null;
  /** Rich text that was written as such. Rich text that only wraps HTML is given as HTML. */
  rtf: Uint8Array | null;
  /** The message has more words than are read. */
  cut: boolean;
};

const UNICODE = 0x1f;
const NUMBER = 0x03;
/** MAPI property ids (MS-OXPROPS). */
const [BODY, RTF, HTML, INTERNET_CODE_PAGE] = [0x1000, 0x1009, 0x1013, 0x3fde];
const WESTERN = 1252;
/** As much of one version as is read of a message's text parts: a million letters, each with its markup. */
const WORDS_AT_MOST = 8 * 1024 * 1024;

const ENCODINGS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20127: 'windows-1252',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28591: 'windows-1252',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Returns the decoder of a Windows code page. An unknown code page mostly has the same letters as Western Europe's. */
export function decoderOf(codePage: number): InstanceType<typeof TextDecoder> {
  const iso = codePage > 28591 && codePage <= 28606 ? `iso-8859-${codePage - 28590}` : undefined;
  try {
    return new TextDecoder(ENCODINGS[codePage] ?? iso ?? `windows-${codePage}`);
  } catch {
    return new TextDecoder(`windows-${WESTERN}`);
  }
}

export function untilNul(text: string): string {
  const at = text.indexOf('\0');
  return at === -1 ? text : text.slice(0, at);
}

/** Returns the text of a property, or null when it is missing or empty. */
export function textOf(value: MapiValue | undefined, codePage: number): string | null {
  if (value === undefined) return null;
  const decoder = value.type === UNICODE ? new TextDecoder('utf-16le') : decoderOf(codePage);
  return untilNul(decoder.decode(value.bytes)) || null;
}

/** Returns the number in a property, or null. */
export function numberOf(value: MapiValue | undefined): number | null {
  if (value?.type !== NUMBER || value.bytes.length < 4) return null;
  return Buffer.from(value.bytes.buffer, value.bytes.byteOffset, 4).readUInt32LE(0);
}

/** Returns the words of a message in all the versions that Outlook keeps. HTML has its own character set, or the message's. */
export function bodiesOf(find: FindProperty, codePage: number): MapiBodies {
  const [body, written] = [find(BODY), find(HTML)];
  const plain = textOf(within(body), codePage);
  const packed = find(RTF);
  const rtf = packed === undefined ? null : readCompressedRtf(packed.bytes);
  const stored = htmlOf(within(written), numberOf(find(INTERNET_CODE_PAGE)));
  const html = stored ?? (rtf === null ? null : (htmlInRichText(rtf) ?? null));
  const isNative = rtf !== null && rtf.length > 0 && htmlInRichText(rtf) === undefined;
  const cut = [body, written].some((value) => (value?.bytes.length ?? 0) > WORDS_AT_MOST);
  return { plain, html: html === null ? null : readHtml(html), rtf: isNative ? rtf : null, cut };
}

function within(value: MapiValue | undefined): MapiValue | undefined {
  return value === undefined ? undefined : { ...value, bytes: value.bytes.subarray(0, WORDS_AT_MOST) };
}

function htmlOf(value: MapiValue | undefined, codePage: number | null): string | null {
  if (value === undefined) return null;
  if (value.type === UNICODE) return textOf(value, WESTERN);
  const { bytes } = value;
  const end = bytes.at(-1) === 0 ? bytes.subarray(0, -1) : bytes;
  return htmlIn(end, codePage === null ? undefined : decoderOf(codePage).encoding) || null;
}
