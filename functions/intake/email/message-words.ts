import { type About, type Block, linesOf, whatIsNew } from '#functions/documents/index.ts';
import { isCarried, isIdentity } from './delivery-key.ts';
import { decodeText, type HeaderBlock, headerText, readBytes } from './header-fields.ts';

/** The kind of version that a part gives of a message's words. */
export type WordsKind = 'plain' | 'formatted' | 'calendar';

/** The words of one part: its text, the kind of version, and the same words as they are laid out, where the part says how. */
export type Words = { text: string; kind: WordsKind; blocks?: readonly Block[] };

const VERSION: Readonly<Record<WordsKind, string>> = {
  plain: 'other plain version',
  formatted: 'formatted version',
  calendar: 'calendar entry',
};

/** Sentences that programs write before the first part, for mail programs without MIME. No person wrote them. */
const BOILERPLATE = [
  /this is a (?:cryptographically signed |digitally signed )?(?:multi-?part|mime-encapsulated|multimedia)? ?message(?: in mime format)?\.?/gi,
  /this is an openpgp\/mime (?:signed|encrypted) message(?: \(rfc [\d and]+\))?\.?/gi,
  /(?:this|your) message is in mime format\.?/gi,
  /since your mail reader does not understand this format, some or all of this message may not be legible\.?/gi,
  /your mail reader does not understand mime message format\.?/gi,
  /this is a mime message\. if you are reading this text, you may want to consider changing to a mail reader or gateway that understands how to properly handle mime multipart messages\.?/gi,
  /the first part should be readable text, while the remaining parts are likely unreadable without mime-aware tools\.?/gi,
];
/** Longer than a mailing list's footer, or than a note that the message is in MIME. */
const WORDS_OUTSIDE = 400;
const LOOK_AT = 100_000;
/** Versions to compare with those before them, which costs a pass over all. A message has two or three; further ones are shown. */
const COMPARED_AT_MOST = 8;

/** A picture's name for programs, which a plain version has in place of the picture. */
const PICTURE_NAME = /\[cid:[^\]\s]*\]/gi;

/** Returns words that follow each other as one. */
export function together(kind: WordsKind, words: readonly Pick<Words, 'text' | 'blocks'>[]): Words {
  const spoken = words.filter(({ text }) => text !== '');
  return { text: spoken.map(({ text }) => text).join('\n\n'), kind, blocks: spoken.flatMap(blocksOf) };
}

/** Returns words as they are laid out, or line by line. */
export const blocksOf = ({ text, blocks }: Pick<Words, 'text' | 'blocks'>): readonly Block[] =>
  blocks ?? (text === '' ? [] : linesOf(text));

/**
 * Returns the words of a multipart from those of its parts. Of alternatives (RFC 2046 5.1.4) it takes the plain version, or the
 * first that has words. It adds what each other version says beyond that (law 10). Of other multiparts it takes all, in order.
 */
export function combineWords(type: string, words: readonly Words[]): Words {
  const spoken = words.filter(({ text }) => text !== '');
  const first = spoken.find(({ kind }) => kind === 'plain') ?? spoken[0];
  const kind = first?.kind ?? 'plain';
  if (type !== 'multipart/alternative' || first === undefined)
    return together(spoken.some((each) => each.kind === 'plain') ? 'plain' : kind, spoken);
  // A version that says how its words are laid out is drawn, where it says all that the plain one says.
  const laidOut = spoken.find(
    (each) => each.blocks !== undefined && whatIsNew(each.text, first.text.replace(PICTURE_NAME, ' ')) === '',
  );
  const blocks = [...blocksOf(laidOut ?? first)];
  let text = first.text;
  for (const [at, other] of spoken.filter((each) => each !== first).entries()) {
    const more = at < COMPARED_AT_MOST ? whatIsNew(text, other.text) : other.text;
    if (more === '') continue;
    const also = more === other.text ? 'says' : 'also says';
    const note = `[The ${VERSION[other.kind]} of this message ${also}:]`;
    text = `${text}\n\n${note}\n\n${more}`;
    if (other !== laidOut) blocks.push(...linesOf(note), ...(more === other.text ? blocksOf(other) : linesOf(more)));
  }
  return { text, kind, blocks };
}

/** The line above each message of a mailbox file. */
const MAILBOX_LINE = /^\W{0,3}From /;

const hasHeader = (block: HeaderBlock): boolean => block.fields.some((field) => isIdentity(field.name));

/**
 * Returns the words in the header block: lines that are no field, as when no empty line ends the header. Of a message without a
 * header it returns the whole block, which is its first paragraph. Returns the empty string otherwise.
 */
export function wordsOfHeader(block: HeaderBlock): string {
  const fields = hasHeader(block)
    ? []
    : block.fields.filter((field) => isCarried(field) && !/^(content-|mime-version$)/.test(field.name));
  const odd = block.oddLines
    .filter((line) => !MAILBOX_LINE.test(line))
    .map((line) => readBytes(Buffer.from(line, 'latin1')));
  return [...odd, ...fields.map((field) => `${field.name}: ${field.value}`)].join('\n').replaceAll('\0', '').trim();
}

/** Text before the first part or after the last one, where mail programs show nothing. */
export type Outside = { text: string; isLong: boolean };

/** Returns the words outside the parts, without the standard sentences of programs. */
export function wordsOutside(pieces: readonly Uint8Array[]): Outside {
  const words = pieces
    .map((piece) => readBytes(piece.subarray(0, LOOK_AT)).replaceAll('\0', '').trim())
    .filter(
      (each) =>
        BOILERPLATE.reduce((rest, sentence) => rest.replace(sentence, ''), each.replace(/\s+/g, ' ')).trim() !== '',
    );
  return {
    text: words.join('\n\n'),
    isLong: words.some((each) => each.replace(/\s+/g, '').length > WORDS_OUTSIDE),
  };
}

/** Fields in which a person may have written words, beyond those in the heading. */
const FIELDS_OF_WORDS: Readonly<Record<string, string>> = { comments: 'Comments', keywords: 'Keywords' };

/** Returns words that a sender wrote into fields which no mail program shows. */
export function wordsInFields(block: HeaderBlock): string {
  // Without a header the fields are its words.
  if (!hasHeader(block)) return '';
  return block.fields
    .filter(({ name, value }) => FIELDS_OF_WORDS[name] !== undefined && value !== '')
    .map(({ name, value }) => `${FIELDS_OF_WORDS[name]}: ${decodeText(value, 8_000)}`)
    .join('\n');
}

export function aboutOf(block: HeaderBlock): About {
  const read = (name: string, most: number) => decodeText(headerText(block.fields, name), most);
  return {
    from: read('from', 500).replace(/^"([^"]*)" </, '$1 <'),
    to: [read('to', 1_000), read('cc', 1_000)].filter((each) => each !== '').join(', '),
    sent: headerText(block.fields, 'date').slice(0, 60),
    subject: read('subject', 1_000),
  };
}

/** Returns the heading above the words of a message within: its place, sender, recipients, date and subject. */
export function headingOf({ from, to, sent, subject }: About, index: string): string {
  const about = [from && `from ${from}`, to && `to ${to}`, sent && `sent ${sent}`, subject && `“${subject}”`];
  return [`Message ${index}, attached`, ...about.filter((each) => each !== '')].join(', ');
}
