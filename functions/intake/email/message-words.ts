import { isCarried, isIdentity } from './delivery-key.ts';
import { decodeText, type HeaderBlock, headerText, readBytes } from './header-fields.ts';
import { whatIsNew } from './same-words.ts';

/** What kind of version of a message's words a part is. */
export type WordsKind = 'plain' | 'formatted' | 'calendar';

/** Words of one part: its text, and which version it is. */
export type Words = { text: string; kind: WordsKind };

const VERSION: Readonly<Record<WordsKind, string>> = {
  plain: 'other plain version',
  formatted: 'formatted version',
  calendar: 'calendar entry',
};

/** Sentences that programs write before the first part, for those that know no MIME: nobody's words. */
const BOILERPLATE = [
  /this is a (?:cryptographically signed |digitally signed )?(?:multi-?part|mime-encapsulated|multimedia)? ?message(?: in mime format)?\.?/gi,
  /this is an openpgp\/mime (?:signed|encrypted) message(?: \(rfc [\d and]+\))?\.?/gi,
  /(?:this|your) message is in mime format\.?/gi,
  /since your mail reader does not understand this format, some or all of this message may not be legible\.?/gi,
  /your mail reader does not understand mime message format\.?/gi,
  /this is a mime message\. if you are reading this text, you may want to consider changing to a mail reader or gateway that understands how to properly handle mime multipart messages\.?/gi,
  /the first part should be readable text, while the remaining parts are likely unreadable without mime-aware tools\.?/gi,
];
/** More than a mailing list's footer, or a note that the message is in MIME. */
const WORDS_OUTSIDE = 400;
const LOOK_AT = 100_000;
/** Versions that are compared with those before them, which costs a pass over all; a message has two or three. Others are shown. */
const COMPARED_AT_MOST = 8;

function join(words: readonly Words[]): string {
  return words
    .map((each) => each.text)
    .filter((text) => text !== '')
    .join('\n\n');
}

/**
 * The words of a multipart out of those of its parts. Of alternatives (RFC 2046 5.1.4) the plain version, or the first that
 * has words, and of each other one what it says besides (law 10); of other multiparts all, in order.
 */
export function combineWords(type: string, words: readonly Words[]): Words {
  const spoken = words.filter(({ text }) => text !== '');
  const first = spoken.find(({ kind }) => kind === 'plain') ?? spoken[0];
  const kind = first?.kind ?? 'plain';
  if (type !== 'multipart/alternative' || first === undefined)
    return { text: join(spoken), kind: spoken.some((each) => each.kind === 'plain') ? 'plain' : kind };
  let text = first.text;
  for (const [at, other] of spoken.filter((each) => each !== first).entries()) {
    const more = at < COMPARED_AT_MOST ? whatIsNew(text, other.text) : other.text;
    if (more === '') continue;
    const also = more === other.text ? 'says' : 'also says';
    text = `${text}\n\n[The ${VERSION[other.kind]} of this message ${also}:]\n\n${more}`;
  }
  return { text, kind };
}

/** What stands above each message of a mailbox file. */
const MAILBOX_LINE = /^\W{0,3}From /;

const hasHeader = (block: HeaderBlock): boolean => block.fields.some((field) => isIdentity(field.name));

/**
 * Words that stand in the header block: lines that are no field, as when no empty line ends it; of a message that has no header
 * all of it, which is its first paragraph. Else the empty string.
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

/** What stands before the first part or behind the last one, where mail programs show nothing. */
export type Outside = { text: string; isLong: boolean };

/** The words outside the parts, without what programs put there by themselves. */
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

/** Fields in which a person may have written words, besides those that a heading tells. */
const FIELDS_OF_WORDS: Readonly<Record<string, string>> = { comments: 'Comments', keywords: 'Keywords' };

/** Words that a sender wrote into fields which no mail program shows. */
export function wordsInFields(block: HeaderBlock): string {
  // Without a header its fields are its words.
  if (!hasHeader(block)) return '';
  return block.fields
    .filter(({ name, value }) => FIELDS_OF_WORDS[name] !== undefined && value !== '')
    .map(({ name, value }) => `${FIELDS_OF_WORDS[name]}: ${decodeText(value, 8_000)}`)
    .join('\n');
}

/** Who wrote a message within, to whom, when and about what. */
export type About = { from: string; to: string; sent: string; subject: string };

export function aboutOf(block: HeaderBlock): About {
  const read = (name: string, most: number) => decodeText(headerText(block.fields, name), most);
  return {
    from: read('from', 500).replace(/^"([^"]*)" </, '$1 <'),
    to: [read('to', 1_000), read('cc', 1_000)].filter((each) => each !== '').join(', '),
    sent: headerText(block.fields, 'date').slice(0, 60),
    subject: read('subject', 1_000),
  };
}

/** The heading above the words of a message within: its place, sender, recipients, date and subject. */
export function headingOf({ from, to, sent, subject }: About, index: string): string {
  const about = [from && `from ${from}`, to && `to ${to}`, sent && `sent ${sent}`, subject && `“${subject}”`];
  return [`Message ${index}, attached`, ...about.filter((each) => each !== '')].join(', ');
}
