import type { Words } from '#schemas/case-document.ts';
import { headingOf, linesOf } from '../drawing/draw-words.ts';
import { htmlBlocks } from '../text/html-blocks.ts';
import { whatIsNew } from '../text/same-words.ts';
import type { Block, ReadDocument } from '../word/document.ts';
import { textOf } from '../word/document-text.ts';
import { readRichText } from '../word/rich-text/read-rich-text.ts';
import { Unreadable } from '../word/unreadable.ts';
import type { MapiBodies } from './mapi-words.ts';
import { type OutlookMessage, openOutlookMessage } from './outlook-message.ts';

/** Messages within messages: as deep as an email is opened. */
const MOST_DEEP = 5;

/**
 * Reads a message that Outlook saved (`.msg`) and nobody took apart: who wrote it to whom, its words in every version, and those of the
 * messages in it. Files in it are named and not opened, so that a person looks at them. Throws `Unreadable`.
 */
export function readOutlook(bytes: Uint8Array): ReadDocument {
  const message = openOutlookMessage(bytes);
  if (message === null) throw new Unreadable('not_word');
  return documentOf(message, 1);
}

function documentOf({ about, bodies, files, whole }: OutlookMessage, depth: number): ReadDocument {
  const head = [
    ['From', about.from],
    ['To', about.to],
    ['Sent', about.sent],
    ['Subject', about.subject],
  ].flatMap(([label, said]) => (said === '' ? [] : linesOf(`${label}: ${said}`)));
  const body = bodyOf(bodies);
  const inside = files.flatMap((file) =>
    file.is === 'message' && depth < MOST_DEEP
      ? [{ name: file.name ?? 'without a name', document: documentOf(file.open(), depth + 1) }]
      : [],
  );
  const names = files.map((file): Words => {
    const label =
      file.is === 'link' ? 'File kept elsewhere' : `${file.is === 'message' ? 'Message' : 'File'} in the message`;
    return { label, text: file.name ?? 'without a name' };
  });
  const isCut = bodies.cut || !whole || files.some(({ is }) => is !== 'message') || depth === MOST_DEEP;
  return {
    blocks: [
      ...head,
      ...body.blocks,
      ...inside.flatMap(({ name, document }) => [headingOf(`Message in it: ${name}`), ...document.blocks]),
    ],
    margins: [...body.margins, ...inside.flatMap(({ document }) => document.margins)],
    asides: [...body.asides, ...names, ...inside.flatMap(({ document }) => document.asides)],
    cut: isCut || body.cut === true || inside.some(({ document }) => document.cut === true),
  };
}

/** Returns the words of a message as they are laid out, and what its plain version says beyond that. */
function bodyOf({ plain, html, rtf }: MapiBodies): ReadDocument {
  const written = (plain ?? '').replace(/\r\n?/g, '\n').trim();
  const laidOut: ReadDocument =
    html === null
      ? rtf === null
        ? { blocks: [], margins: [], asides: [] }
        : readRichText(rtf)
      : { blocks: htmlBlocks(html), margins: [], asides: [] };
  if (laidOut.blocks.length === 0) return { ...laidOut, blocks: written === '' ? [] : linesOf(written) };
  const more = whatIsNew(html?.text ?? textOf(laidOut.blocks), written);
  const beyond: Block[] = more === '' ? [] : [headingOf('Its plain version says besides'), ...linesOf(more)];
  return { ...laidOut, blocks: [...laidOut.blocks, ...beyond] };
}
