import {
  type Block,
  drawBlocks,
  htmlBlocks,
  looksCompound,
  openOutlookMessage,
  packed,
} from '#functions/documents/index.ts';
import { type Found, Gathering } from './gathering.ts';
import { headerLength } from './header-end.ts';
import { firstField, type HeaderBlock, readBytes, readHeaderBlock } from './header-fields.ts';
import { mendLineEnds } from './line-ends.ts';
import {
  aboutOf,
  combineWords,
  headingOf,
  together,
  type Words,
  wordsInFields,
  wordsOfHeader,
  wordsOutside,
} from './message-words.ts';
import { type Leaf, mimeTreeOf, type Tree } from './mime-tree.ts';
import type { OpenedEmail, UnreadableReason } from './opened-email.ts';
import { type Depth, isOfWords, type Opening } from './opening.ts';
import { type OpeningLimits, openingLimits } from './opening-limits.ts';
import { bytesOf, dispositionOf, nameOf, wordsOf } from './part-content.ts';
import { type Portal, portalOf, portalWithin } from './portal.ts';
import { isEnvelope, signedContent } from './signed-content.ts';
import { takeOutlookMessage, takeTnef } from './take-outlook.ts';
import { takeZip } from './take-zip.ts';
import { isTnef } from './tnef.ts';
import { takeUuencoded } from './uuencoded.ts';
import { isAppleDouble, looksLikeZip, type OpenArchive } from './zip-members.ts';

/** What is wrong with a message as a whole, so that it must be kept as well. */
type Trouble = UnreadableReason | 'structure_not_understood' | 'too_many_parts' | 'too_deep';

/** Parts that mail servers write about mail: words, not files. */
const REPORT =
  /^(message\/(global-)?(delivery-status|disposition-notification|headers)|message\/feedback-report|text\/rfc822-headers)$/;
/** `multipart/…`: Outlook keeps a signed message whole, as one file inside the message that it saved. */
const NESTED = /^(?:message\/(?:rfc822|global)$|multipart\/)/;
const CALENDAR = /^text\/(?:x-v)?calendar$/;
/** Exchange and iPhones cut off the words behind an attachment, as files of these names. */
const CUT_OFF_WORDS = /^ATT\d+\.(txt|html?)$/i;
/** A multipart that ignores its boundary is shown as it is: its readable beginning, not its base64. */
const ODD_TEXT_AT_MOST = 100_000;

/**
 * Returns whether a part holds words of the message. Rich text is a file whatever its name; an invitation holds words even as a
 * file.
 */
function isText(leaf: Leaf): boolean {
  if (!/^text\//.test(leaf.type) || /^text\/rtf$/.test(leaf.type) || REPORT.test(leaf.type)) return false;
  return CALENDAR.test(leaf.type) || dispositionOf(leaf) !== 'attachment';
}

/** A file that waits until the words around it are read: they say whether a picture is theirs. */
type Waiting = { name: string | null; type: string; contentId: string | null; index: string; bytes: () => Uint8Array };

/** One message while its parts are read. */
type Message = {
  index: string;
  readonly subject: string;
  files: number;
  readonly pictures: Set<string>;
  readonly waiting: Waiting[];
};

function nextIndex(message: Message): string {
  message.files++;
  return message.index === '' ? `${message.files}` : `${message.index}.${message.files}`;
}

async function readText(gathering: Gathering, leaf: Leaf, message: Message): Promise<Words> {
  const room = gathering.textBytesLeft;
  const { text, kind, html } = await wordsOf(leaf, room);
  gathering.textBytesLeft -= Math.min(leaf.body.length, room);
  if (leaf.body.length > room) gathering.cutText();
  for (const picture of html?.pictures ?? []) message.pictures.add(picture);
  for (const { type, bytes } of html?.files ?? []) {
    const index = nextIndex(message);
    // The words show the picture in its place, like a picture that they name.
    message.pictures.add(index);
    message.waiting.push({ name: null, type, contentId: index, index, bytes: () => bytes });
  }
  // Programs also write the subject into the title of the window.
  const title = `[title: ${message.subject}]`;
  if (kind !== 'plain') {
    const words = { text, kind, ...(html === null ? {} : { blocks: htmlBlocks(html) }) };
    return text.startsWith(title) ? withoutTitle(words, title) : words;
  }
  const taken = takeUuencoded(text);
  if (taken.broken) gathering.addProblem('file_written_out_in_the_text', message.index);
  for (const { name, bytes } of taken.files) {
    const index = nextIndex(message);
    message.waiting.push({ name, type: 'application/octet-stream', contentId: null, index, bytes: () => bytes });
  }
  return { text: taken.text.trim(), kind };
}

function withoutTitle({ text, kind, blocks = [] }: Words, title: string): Words {
  const [first, ...rest] = blocks;
  const isTitle = first?.kind === 'paragraph' && first.text === title;
  return { text: text.slice(title.length).trim(), kind, blocks: isTitle ? rest : blocks };
}

/** Goes through the parts of one message in order: returns its words, and lets its files wait. */
async function walk(gathering: Gathering, tree: Tree, message: Message, envelopes = 0): Promise<Words> {
  if (tree.is === 'branch') {
    const words: Words[] = [];
    for (const part of tree.parts) words.push(await walk(gathering, part, message, envelopes));
    const all = combineWords(tree.type, words);
    const outside = wordsOutside(tree.outside);
    if (outside.text === '') return all;
    if (outside.isLong && all.text !== '') gathering.addProblem('words_outside_the_parts', message.index);
    return together(all.kind, [all, outside]);
  }
  if (tree.type.startsWith('multipart/')) {
    const text = readBytes(tree.body.subarray(0, ODD_TEXT_AT_MOST)).replaceAll('\0', '').trim();
    if (tree.body.length > ODD_TEXT_AT_MOST) gathering.cutText();
    return { text, kind: 'plain' };
  }
  const name = await nameOf(tree);
  // A part within a signature's envelope is a part like any other, with its own header (RFC 8551 3.5.2).
  const mayOpen = envelopes < gathering.limits.depth && isEnvelope(tree.type, name);
  const signed = mayOpen ? signedContent(bytesOf(tree)) : null;
  if (signed !== null) {
    const inside = mimeTreeOf(signed);
    if (inside.tooMany) gathering.addProblem('too_many_parts', message.index);
    if (inside.tooDeep) gathering.addProblem('too_deep', message.index);
    return walk(gathering, inside.tree, message, envelopes + 1);
  }
  const words = isText(tree) ? await readText(gathering, tree, message) : { text: '', kind: 'plain' as const };
  if (!isText(tree) || (name !== null && !CUT_OFF_WORDS.test(name))) {
    const type = tree.type.slice(0, 255);
    const contentId = firstField(tree.header.fields, 'content-id')?.value ?? null;
    message.waiting.push({ name, type, contentId, index: nextIndex(message), bytes: () => bytesOf(tree) });
  }
  return words;
}

/** Opens one message and adds its words and files to the gathering. Returns what is wrong with it as a whole, or null. */
async function openMessage(opening: Opening, given: Uint8Array, index: string, depth: Depth): Promise<Trouble | null> {
  const { gathering } = opening;
  if (given.length > gathering.limits.rawBytes) return 'too_large';
  const raw = mendLineEnds(given);
  if (raw !== given) gathering.addProblem('bare_carriage_returns', index);
  const block = readHeaderBlock(raw.subarray(0, headerLength(raw)));
  const { tree, odd, tooMany, tooDeep } = mimeTreeOf(raw);
  // Reserves room for the words of this message before those of the messages within it.
  const about = aboutOf(block);
  const slot = gathering.reserveText(index === '' ? null : headingOf(about, index));
  const message: Message = { index, subject: about.subject, files: 0, pictures: new Set(), waiting: [] };
  const said = await walk(gathering, tree, message);
  const first = wordsOfHeader(block);
  gathering.fillText(slot, together(said.kind, [{ text: first }, said, { text: wordsInFields(block) }]));
  for (const { bytes, ...waiting } of message.waiting) {
    const found = { ...waiting, bytes: bytes() };
    const outside = index === '' ? 'attachment' : 'nested_message';
    const origin = isOfWords(found, message.pictures) ? 'inline' : outside;
    await opening.takeIn({ ...found, origin }, depth);
  }
  if (tooMany) return 'too_many_parts';
  if (tooDeep) return 'too_deep';
  return odd || first !== '' ? 'structure_not_understood' : null;
}

/**
 * Takes a file in. A container gives way to its files, but is kept too when anything in it was not understood: otherwise nobody
 * would see the rest.
 */
async function takeIn(opening: Opening, found: Found, depth: Depth): Promise<void> {
  const { gathering } = opening;
  if (gathering.full) {
    // Opening more would only cost time.
    gathering.addProblem('too_many_files', '');
    return;
  }
  if (found.type === 'message/external-body') gathering.addProblem('content_kept_elsewhere', found.index);
  if (found.type === 'message/partial') gathering.addProblem('part_of_a_split_message', found.index);
  if (REPORT.test(found.type)) gathering.addText({ text: readBytes(found.bytes).trim() }, `Report ${found.index}`);
  else if (isTnef(found.bytes)) await takeTnef(opening, found, depth);
  else if (NESTED.test(found.type) || /\.eml$/i.test(found.name ?? '')) await takeMessage(opening, found, depth);
  else if (looksLikeZip(found.bytes)) await takeZip(opening, found, depth);
  else if (looksCompound(found.bytes)) await takeCompound(opening, found, depth);
  else if (isAppleDouble(found.bytes)) gathering.addProblem('leftovers_of_a_mac', found.index);
  else gathering.addPart(found);
}

async function takeMessage(opening: Opening, found: Found, depth: Depth): Promise<void> {
  const { gathering } = opening;
  const deeper = { ...depth, messages: depth.messages + 1 };
  const trouble =
    depth.messages >= gathering.limits.depth
      ? 'nested_message_kept_whole'
      : await openMessage(opening, found.bytes, found.index, deeper);
  if (trouble === null) return;
  gathering.addProblem(trouble, found.index);
  gathering.addPart(found);
}

/** Takes in a message that Outlook saved, or a file of Word, Excel or PowerPoint, which has the same outer format. */
async function takeCompound(opening: Opening, found: Found, depth: Depth): Promise<void> {
  const { gathering } = opening;
  const message = openOutlookMessage(found.bytes);
  if (message === null) {
    gathering.addPart(found);
    return;
  }
  if (depth.messages >= gathering.limits.depth) {
    gathering.addProblem('nested_message_kept_whole', found.index);
    gathering.addPart(found);
    return;
  }
  if (await takeOutlookMessage(opening, message, found.index, depth)) return;
  gathering.addProblem('outlook_message_kept_too', found.index);
  gathering.addPart(found);
}

function portalOfAll(block: HeaderBlock, gathering: Gathering, text: string): Portal {
  const byHeader = portalOf(block.fields);
  // An envelope of S/MIME without a kind may only be signed: then it is no longer among the files.
  return byHeader === 'none' || byHeader === 'smime' ? portalWithin(gathering.parts, text) : byHeader;
}

/** Draws the words of a message, packed (S14). A fault in drawing costs the drawing, never the opening. */
function drawn(
  blocks: readonly Block[],
  { textTruncated }: Gathering,
): Pick<Extract<OpenedEmail, { is: 'opened' }>, 'drawing' | 'notDrawn'> {
  try {
    const drawing = packed(drawBlocks(blocks, textTruncated));
    return drawing === undefined ? {} : { drawing };
  } catch (fault) {
    return { notDrawn: fault instanceof Error ? fault.name : 'unknown' };
  }
}

/**
 * Takes a raw message apart into its words and every file in it. It opens messages within, winmail.dat, one level of zip, and
 * messages that Outlook saved. A zip that is a Word file or another document is one file. A container that was understood
 * completely gives way to its files; any other is kept too. Whatever a limit left out is reported as a problem, and the raw message
 * stays.
 *
 * Never throws because of the message: an unforeseen error gives `unreadable`, and a person opens the raw message. Memory: the raw
 * bytes, the files decoded, and what zips hold (`openingLimits`). `raw` must not change meanwhile.
 *
 * @param given.openArchive the archive reader of `documents`, handed in so that the rooms stay apart
 */
export async function openEmail(
  raw: Uint8Array,
  given: { openArchive: OpenArchive; limits?: Partial<OpeningLimits> },
): Promise<OpenedEmail> {
  if (raw.length === 0) return { is: 'unreadable', reason: 'nothing_in_it' };
  const gathering = new Gathering({ ...openingLimits, ...given.limits });
  try {
    const opening: Opening = {
      gathering,
      openArchive: given.openArchive,
      takeIn: (found, depth) => takeIn(opening, found, depth),
    };
    const trouble = await openMessage(opening, raw, '', { messages: 0, zips: 0 });
    if (trouble === 'too_large') return { is: 'unreadable', reason: trouble };
    if (trouble !== null) gathering.addProblem(trouble, '');
    const { parts, problems, textTruncated } = gathering;
    const { text, blocks } = gathering.spoken();
    const portal = portalOfAll(readHeaderBlock(raw.subarray(0, headerLength(raw))), gathering, text);
    return { is: 'opened', text, textTruncated, parts, problems, portal, ...drawn(blocks, gathering) };
  } catch (error) {
    return { is: 'unreadable', reason: 'not_understood', cause: error instanceof Error ? error.name : 'unknown' };
  }
}
