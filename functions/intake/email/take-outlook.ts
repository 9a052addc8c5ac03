import { type HtmlReading, htmlBlocks, linesOf, type OutlookMessage } from '#functions/documents/index.ts';
import type { Found } from './gathering.ts';
import { blocksOf, combineWords, headingOf, type Words } from './message-words.ts';
import { type Depth, isOfWords, type Opening } from './opening.ts';
import { isSmallPicture } from './picture-size.ts';
import { readTnef } from './tnef.ts';

/** Returns the words of a message in the versions that Outlook keeps. */
function wordsIn(plain: string | null, html: HtmlReading | null): Words {
  const versions: Words[] = [
    { text: (plain ?? '').replace(/\r\n?/g, '\n').trim(), kind: 'plain' },
    { text: html?.text ?? '', kind: 'formatted', ...(html === null ? {} : { blocks: htmlBlocks(html) }) },
  ];
  return combineWords('multipart/alternative', versions);
}

/** Takes the contents of a `winmail.dat`: its words where they are new, its files, and its rich text as a file. */
export async function takeTnef(opening: Opening, found: Found, depth: Depth): Promise<void> {
  const { gathering } = opening;
  const tnef = depth.messages >= gathering.limits.depth ? null : readTnef(found.bytes);
  if (tnef === null) {
    gathering.addProblem('nested_message_kept_whole', found.index);
    gathering.addPart(found);
    return;
  }
  const words = wordsIn(tnef.text, tnef.html);
  gathering.addText(words, `Message ${found.index}, from winmail.dat`, 'if_new');
  if (tnef.cut) gathering.cutText();
  const deeper = { ...depth, messages: depth.messages + 1 };
  for (const [at, file] of tnef.files.entries()) {
    const type = (
      file.is === 'message' ? 'application/ms-tnef' : (file.type ?? 'application/octet-stream')
    ).toLowerCase();
    const index = `${found.index}.${at + 1}`;
    const origin = isOfWords({ ...file, type }, tnef.html?.pictures ?? new Set()) ? 'inline' : 'tnef';
    await opening.takeIn({ name: file.name, type, bytes: file.bytes, origin, index }, deeper);
  }
  takeRichText(opening, tnef.rtf, `${found.index}.${tnef.files.length + 1}`);
  await takeWrittenOut(opening, tnef.html, { index: found.index, from: tnef.files.length + 2, origin: 'tnef' }, deeper);
  if (!tnef.whole) gathering.addProblem('winmail_cut_short', found.index);
  const gaveNothing = tnef.files.length === 0 && words.text === '' && tnef.rtf === null;
  if (!tnef.whole || gaveNothing) gathering.addPart(found);
}

/** Takes words that were written as rich text: they are a file of the message, read like any .rtf. */
function takeRichText({ gathering }: Opening, rtf: Uint8Array | null, index: string): void {
  if (rtf === null) return;
  gathering.addPart({ name: 'message.rtf', type: 'application/rtf', bytes: rtf, origin: 'tnef', index }, 'body');
}

/** Takes the files inside the HTML itself: a small picture belongs to the words. */
async function takeWrittenOut(
  opening: Opening,
  html: HtmlReading | null,
  { index, from, origin }: { index: string; from: number; origin: Found['origin'] },
  depth: Depth,
): Promise<void> {
  for (const [at, { type, bytes }] of (html?.files ?? []).entries()) {
    const found = { name: null, type, bytes, index: `${index}.${from + at}` };
    await opening.takeIn({ ...found, origin: isSmallPicture(bytes) ? 'inline' : origin }, depth);
  }
}

/**
 * Takes a message that Outlook saved (`.msg`) as a message within: a heading, its words, then its files. Returns false when
 * something stayed behind in it, so that its file must be kept too.
 */
export async function takeOutlookMessage(
  opening: Opening,
  message: OutlookMessage,
  place: string,
  depth: Depth,
): Promise<boolean> {
  const { gathering } = opening;
  const { about, bodies, files } = message;
  let whole = message.whole;
  const links = files.filter((file) => file.is === 'link').map(({ name }) => `[file kept elsewhere: ${name}]`);
  const words = wordsIn(bodies.plain, bodies.html);
  gathering.fillText(gathering.reserveText(headingOf(about, place)), {
    text: [words.text, ...links].filter((each) => each !== '').join('\n'),
    blocks: [...blocksOf(words), ...links.flatMap(linesOf)],
  });
  if (bodies.cut) gathering.cutText();
  const deeper = { ...depth, messages: depth.messages + 1 };
  for (const [at, file] of files.entries()) {
    const index = `${place}.${at + 1}`;
    if (file.is === 'link') gathering.addProblem('content_kept_elsewhere', index);
    if (file.is === 'link') continue;
    const inside = { name: file.name, origin: 'nested_message' as const, index };
    if (file.is === 'file') {
      const type = (file.type ?? 'application/octet-stream').toLowerCase().slice(0, 255);
      const origin = isOfWords({ ...file, type }, bodies.html?.pictures ?? new Set()) ? 'inline' : inside.origin;
      await opening.takeIn({ ...inside, type, bytes: file.bytes, origin }, deeper);
    } else if (deeper.messages >= gathering.limits.depth) {
      // The message has no bytes of its own: the outermost file is kept for it.
      gathering.addProblem('nested_message_kept_whole', index);
      whole = false;
    } else {
      whole = (await takeOutlookMessage(opening, file.open(), index, deeper)) && whole;
    }
  }
  takeRichText(opening, bodies.rtf, `${place}.${files.length + 1}`);
  const inside = { index: place, from: files.length + 2, origin: 'nested_message' as const };
  await takeWrittenOut(opening, bodies.html, inside, deeper);
  return whole;
}
