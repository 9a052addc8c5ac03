import type { Archive } from '../archive/archive.ts';
import { judgeFields } from './fields.ts';
import type { Findings } from './findings.ts';
import { latin1 } from './signatures.ts';
import { judgeSvg } from './svg.ts';
import { isDangerousLink, reachesOut } from './targets.ts';
import { markupOf, prologueOf, tagNames, tagsNamed } from './xml-tags.ts';

/** Enough of a part for any honest beginning. */
const BEGINNING = 512;

/** VML that loads a file by name (ECMA-376 part 4, 19.1.2: imagedata, fill, stroke, image), and shapes that link to one. */
const LOADED = tagNames('imagedata', 'fill', 'stroke', 'image');
const LINKED = tagNames(
  ...['shape', 'shapetype', 'group', 'rect', 'roundrect', 'oval', 'line', 'polyline', 'arc', 'curve', 'diagram'],
);
/** The page of an online video ([MS-ODRAWXML] 2.19.3.1): Word shows it in a browser of its own, scripts and all. */
const VIDEO = tagNames('webVideoPr');

/**
 * Judges a text part of a Word document: its beginning, its fields, its old-style pictures and shapes. Most parts hold none
 * and cost two short searches.
 */
export function judgeStory(part: Uint8Array, findings: Findings): void {
  const markup = markupOf(part);
  judgePrologue(part, findings);
  judgeFields(markup, findings);
  for (const { attributes } of tagsNamed(markup, VIDEO)) {
    findings.holdIf((attributes.get('embeddedHtml') ?? '').trim() !== '', 'external_content');
  }
  if (!markup.includes('href') && !holdsSource(markup)) return;
  // `r:href` is an id such as rId7, which reads as a file beside the document and so reaches nowhere.
  for (const { attributes } of tagsNamed(markup, LOADED)) {
    findings.holdIf([attributes.get('src'), attributes.get('href')].some(names), 'external_content');
  }
  for (const { attributes } of tagsNamed(markup, LINKED)) {
    findings.holdIf(isDangerousLink(attributes.get('href') ?? ''), 'dangerous_link');
  }
}

const SOURCE = Buffer.from('src');

/** Tells whether any attribute is called `src`; the tag `srcRect` of every picture is no attribute. */
function holdsSource(markup: Buffer): boolean {
  for (let at = markup.indexOf(SOURCE); at >= 0; at = markup.indexOf(SOURCE, at + 1)) {
    if ((markup[at + SOURCE.length] ?? 0) <= 0x20 || markup[at + SOURCE.length] === 0x3d) return true;
  }
  return false;
}

function names(target: string | undefined): boolean {
  return target !== undefined && reachesOut(target);
}

/** Whether bytes begin as XML does, in one or two bytes a character. */
const LOOKS_LIKE_XML = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</;
const WEB_PAGE = /<!doctype\s{1,9}html\s{0,9}>/i;
const SVG = /<(?:\w{1,20}:)?svg[\s>]/i;

/**
 * Judges the text before the root element of any member that is XML, whatever its name: some program parses each of
 * them, and a document type may fetch an address or grow without end (ECMA-376 part 2 forbids it). Drawings
 * in SVG have one, and are judged as drawings.
 */
export function judgeBeginning(archive: Archive, name: string, findings: Findings): void {
  const head = archive.head(name, BEGINNING);
  // A web page within is judged by the relationship that brings it in.
  if (!LOOKS_LIKE_XML.test(latin1(head)) || WEB_PAGE.test(latin1(head))) return;
  let prologue = prologueOf(markupOf(head));
  const drawing = /\.svg$/i.test(name) || SVG.test(latin1(markupOf(head)));
  if (prologue === 'plain' && !drawing) return;
  const part = archive.read(name);
  // No program can read a part that does not unpack. The parts that we read hold the file for it.
  if (!part.ok) return;
  if (drawing) {
    judgeSvg(part.bytes, findings);
    return;
  }
  prologue = prologueOf(markupOf(part.bytes));
  findings.holdIf(prologue !== 'plain' && prologue !== 'unfinished', 'xml_tricks');
}

/** Judges the text before the root element of a part that we read. */
export function judgePrologue(part: Uint8Array, findings: Findings): void {
  const first = prologueOf(markupOf(part.subarray(0, BEGINNING)));
  const whole = first === 'unfinished' ? prologueOf(markupOf(part)) : first;
  if (whole === 'unfinished') findings.holdIf(part.length > 0, 'damaged');
  else findings.holdIf(whole !== 'plain', 'xml_tricks');
}
