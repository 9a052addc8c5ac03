import { type Found, Gathering } from './gathering.ts';
import { headerLength } from './header-end.ts';
import { firstField, type HeaderBlock, readBytes, readHeaderBlock } from './header-fields.ts';
import { mendLineEnds } from './line-ends.ts';
import { combineWords, headingOf, type Words, wordsOfHeader, wordsOutside } from './message-words.ts';
import { type Leaf, mimeTreeOf, type Tree } from './mime-tree.ts';
import type { OpenedEmail, UnreadableReason } from './opened-email.ts';
import { type OpeningLimits, openingLimits } from './opening-limits.ts';
import { bytesOf, dispositionOf, nameOf, wordsOf } from './part-content.ts';
import { type Portal, portalOf, portalWithin } from './portal.ts';
import { isEnvelope, signedContent } from './signed-content.ts';
import { isTnef, readTnef } from './tnef.ts';
import { looksLikeZip, membersOf, type OpenArchive, openZip } from './zip-members.ts';

/** How deep a file stands: in how many messages, in how many zips. */
type Depth = { messages: number; zips: number };

type Opening = { gathering: Gathering; openArchive: OpenArchive };

/** What is wrong with a message as a whole, so that it must be kept as well. */
type Trouble = UnreadableReason | 'structure_not_understood' | 'too_many_parts' | 'too_deep';

/** What mail servers write about mail: words, not files. */
const REPORT =
  /^(message\/(global-)?(delivery-status|disposition-notification|headers)|message\/feedback-report|text\/rfc822-headers)$/;
const NESTED = /^message\/(rfc822|global)$/;
/** Exchange and iPhones cut the words behind an attachment off as files of these names. */
const CUT_OFF_WORDS = /^ATT\d+\.(txt|html?)$/i;
/** A multipart that kept to no boundary is shown as it is: its readable beginning, not its base64. */
const ODD_TEXT_AT_MOST = 100_000;

function isText(leaf: Leaf): boolean {
  return /^text\/(plain|html)$/.test(leaf.type) && dispositionOf(leaf) !== 'attachment';
}

/** Shown among the words, as pictures of a signature are. Apple Mail calls Word files `inline` too, which no program shows. */
function isShown(leaf: Leaf): boolean {
  const disposition = dispositionOf(leaf);
  const asked =
    disposition === 'inline' || (disposition === '' && firstField(leaf.header.fields, 'content-id') !== null);
  return asked && /^(image|text)\//.test(leaf.type);
}

async function readText(gathering: Gathering, leaf: Leaf): Promise<string> {
  const { text, read } = await wordsOf(leaf, gathering.textBytesLeft);
  gathering.textBytesLeft -= read;
  if (read < leaf.body.length) gathering.textTruncated = true;
  return text;
}

/** Goes through the parts of one message in order: gives its words, and takes its files in. */
async function walk(
  opening: Opening,
  tree: Tree,
  place: { index: string; files: number },
  depth: Depth,
  envelopes = 0,
): Promise<Words> {
  const { gathering } = opening;
  if (tree.is === 'branch') {
    const words: Words[] = [];
    for (const part of tree.parts) words.push(await walk(opening, part, place, depth, envelopes));
    const all = combineWords(tree.type, words);
    const outside = wordsOutside(tree.outside, all.text === '');
    if (outside === '') return all;
    if (all.text !== '') gathering.addProblem('words_outside_the_parts', place.index);
    return { ...all, text: [all.text, outside].filter((each) => each !== '').join('\n\n') };
  }
  if (tree.type.startsWith('multipart/')) {
    const text = readBytes(tree.body.subarray(0, ODD_TEXT_AT_MOST)).replaceAll('\0', '').trim();
    return { text, formatted: false };
  }
  const name = await nameOf(tree);
  // What stands within a signature's envelope is a part as any other, with its own header (RFC 8551 3.5.2).
  const mayOpen = envelopes < gathering.limits.depth && isEnvelope(tree.type, name);
  const signed = mayOpen ? signedContent(bytesOf(tree)) : null;
  if (signed !== null) {
    const inside = mimeTreeOf(signed);
    if (inside.tooMany) gathering.addProblem('too_many_parts', place.index);
    if (inside.tooDeep) gathering.addProblem('too_deep', place.index);
    return walk(opening, inside.tree, place, depth, envelopes + 1);
  }
  const text = isText(tree) ? await readText(gathering, tree) : '';
  if (!isText(tree) || (name !== null && !CUT_OFF_WORDS.test(name))) {
    place.files++;
    const index = place.index === '' ? `${place.files}` : `${place.index}.${place.files}`;
    const own = isShown(tree) ? 'inline' : 'attachment';
    const origin = place.index === '' ? own : 'nested_message';
    await takeIn(opening, { name, type: tree.type.slice(0, 255), bytes: bytesOf(tree), origin, index }, depth);
  }
  return { text, formatted: tree.type === 'text/html' };
}

/** Opens one message; what is wrong with it as a whole, or null. Its words and files go into the gathering. */
async function openMessage(opening: Opening, given: Uint8Array, index: string, depth: Depth): Promise<Trouble | null> {
  const { gathering } = opening;
  if (given.length > gathering.limits.rawBytes) return 'too_large';
  const raw = mendLineEnds(given);
  if (raw !== given) gathering.addProblem('bare_carriage_returns', index);
  const block = readHeaderBlock(raw.subarray(0, headerLength(raw)));
  const { tree, odd, tooMany, tooDeep } = mimeTreeOf(raw);
  // Room for the words of this message is taken before those of messages within it.
  const slot = gathering.reserveText(index === '' ? null : headingOf(block, index));
  const { text } = await walk(opening, tree, { index, files: 0 }, depth);
  const first = wordsOfHeader(block);
  gathering.fillText(slot, [first, text].filter((each) => each !== '').join('\n\n'));
  if (tooMany) return 'too_many_parts';
  if (tooDeep) return 'too_deep';
  return odd || first !== '' ? 'structure_not_understood' : null;
}

/**
 * Takes a file in. One that holds others gives way to them, but is kept too when anything in it was not understood:
 * what is neither taken out nor kept would be seen by nobody.
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
  if (REPORT.test(found.type)) gathering.addText(readBytes(found.bytes).trim(), `Report ${found.index}`);
  else if (isTnef(found.bytes)) await takeTnef(opening, found, depth);
  else if (NESTED.test(found.type) || /\.eml$/i.test(found.name ?? '')) await takeMessage(opening, found, depth);
  else if (looksLikeZip(found.bytes)) await takeZip(opening, found, depth);
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

async function takeTnef(opening: Opening, found: Found, depth: Depth): Promise<void> {
  const { gathering } = opening;
  const tnef = readTnef(found.bytes);
  if (tnef === null || depth.messages >= gathering.limits.depth) {
    gathering.addProblem('nested_message_kept_whole', found.index);
    gathering.addPart(found);
    return;
  }
  if (tnef.text !== null) gathering.addText(tnef.text.trim(), `Message ${found.index}, from winmail.dat`, 'if_new');
  const deeper = { ...depth, messages: depth.messages + 1 };
  for (const [at, file] of tnef.files.entries()) {
    const type = file.is === 'message' ? 'application/ms-tnef' : (file.type ?? 'application/octet-stream');
    const index = `${found.index}.${at + 1}`;
    await takeIn(
      opening,
      { name: file.name, type: type.toLowerCase(), bytes: file.bytes, origin: 'tnef', index },
      deeper,
    );
  }
  if (tnef.rtf !== null && tnef.rtf.length > 0) {
    const index = `${found.index}.${tnef.files.length + 1}`;
    gathering.addPart({ name: 'message.rtf', type: 'application/rtf', bytes: tnef.rtf, origin: 'tnef', index }, 'body');
  }
  if (!tnef.whole) gathering.addProblem('winmail_cut_short', found.index);
  const gaveNothing = tnef.files.length === 0 && tnef.text === null && tnef.rtf === null;
  if (!tnef.whole || gaveNothing) gathering.addPart(found);
}

async function takeZip(opening: Opening, found: Found, depth: Depth): Promise<void> {
  const { gathering } = opening;
  const zip = openZip(found.bytes, opening.openArchive, gathering.limits);
  if (zip === 'document') {
    gathering.addPart(found);
    return;
  }
  if (zip === 'closed' || depth.zips > 0) {
    gathering.addProblem(zip === 'closed' ? 'zip_not_opened' : 'zip_in_zip_kept_whole', found.index);
    gathering.addPart(found);
    return;
  }
  const { members, withPassword, unread, leftMac } = membersOf(zip, gathering.limits);
  for (const [at, member] of members.entries()) {
    const index = `${found.index}.${at + 1}`;
    const inside: Found = { ...member, type: 'application/octet-stream', origin: 'zip', index };
    await takeIn(opening, inside, { ...depth, zips: 1 });
  }
  if (leftMac) gathering.addProblem('leftovers_of_a_mac_in_zip', found.index);
  if (withPassword) gathering.addProblem('zip_with_password', found.index);
  if (unread) gathering.addProblem('zip_member_not_read', found.index);
  if (withPassword || unread) gathering.addPart(found);
}

function portalOfAll(block: HeaderBlock, gathering: Gathering, text: string): Portal {
  const byHeader = portalOf(block.fields);
  // An envelope of S/MIME without a kind may only have been signed: then it is not among the files any more.
  return byHeader === 'none' || byHeader === 'smime' ? portalWithin(gathering.parts, text) : byHeader;
}

/**
 * Takes a raw message apart: its words, and every file in it, down through messages within, winmail.dat and one level of
 * zip. A zip that is a Word file or another document is one file. A container that was understood whole gives way to its
 * files; any other is kept too, and what a limit left out is a problem, never silence: the raw message stays.
 *
 * Never throws for anything in the message: what it did not foresee is `unreadable`, and a person opens the raw one.
 * Memory: the raw bytes, the files decoded, and what zips hold (`openingLimits`). `raw` must not change meanwhile.
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
    const trouble = await openMessage({ gathering, openArchive: given.openArchive }, raw, '', { messages: 0, zips: 0 });
    if (trouble === 'too_large') return { is: 'unreadable', reason: trouble };
    if (trouble !== null) gathering.addProblem(trouble, '');
    const { parts, problems, text, textTruncated } = gathering;
    const portal = portalOfAll(readHeaderBlock(raw.subarray(0, headerLength(raw))), gathering, text);
    return { is: 'opened', text, textTruncated, parts, problems, portal };
  } catch (error) {
    return { is: 'unreadable', reason: 'not_understood', cause: error instanceof Error ? error.name : 'unknown' };
  }
}
