import type { Archive } from '../archive/archive.ts';
import type { Findings } from './findings.ts';
import { isDangerousLink, reachesOut } from './targets.ts';
import { markupOf, tagNames, tagsNamed, textAt } from './xml-tags.ts';

const MAIL_MERGE = tagNames('connectString', 'query', 'dataSource', 'headerSource', 'udl');
const SCHEMA = tagNames('schema');

/**
 * Judges a document's settings: Word asks to run the query of a mail merge as soon as the document is opened, and logs on
 * to the server that it names (ECMA-376 part 1, 17.14.8 connectString); it fetches the manifest of an attached schema
 * (part 1, 23). A merge that names no source fetches nothing.
 */
export function judgeSettings(part: Uint8Array, findings: Findings): void {
  const markup = markupOf(part);
  for (const { name, attributes } of tagsNamed(markup, MAIL_MERGE)) {
    const said = name === 'dataSource' || name === 'headerSource' ? attributes.get('id') : attributes.get('val');
    findings.holdIf((said ?? '').trim() !== '', 'external_content');
  }
  for (const { attributes } of tagsNamed(markup, SCHEMA)) {
    findings.holdIf(reachesOut(attributes.get('manifestLocation') ?? ''), 'external_content');
  }
}

const BASE = tagNames('HyperlinkBase');
const BASE_CHARS = 4_096;

/** Judges a document's properties: HyperlinkBase (ECMA-376 part 1, 22.2) makes every harmless-looking link lead to a share. */
export function judgeProperties(part: Uint8Array, findings: Findings): void {
  const markup = markupOf(part);
  for (const { end } of tagsNamed(markup, BASE)) {
    findings.holdIf(isDangerousLink(textAt(markup, end, BASE_CHARS).text), 'dangerous_link');
  }
}

const PANES = tagNames('taskpane', 'property');
const AUTO_SHOW = /^Office\.AutoShowTaskpaneWithDocument$/i;
const NO = /^(?:0|false)?$/i;

/**
 * Judges the panes of Office add-ins, which are web pages ([MS-OWEXML], visibility): Word fetches those that are
 * shown, or show themselves, when the document opens. Grammar checkers and the like leave a hidden one in many documents.
 */
export function judgeTaskPanes(part: Uint8Array, findings: Findings): void {
  for (const { name, attributes } of tagsNamed(markupOf(part), PANES)) {
    const shows = name === 'taskpane' ? attributes.get('visibility') : attributes.get('value');
    const counts = name === 'taskpane' || AUTO_SHOW.test(attributes.get('name') ?? '');
    findings.holdIf(counts && !NO.test(shows ?? ''), 'external_content');
  }
}

const ACTION = /\baction\s{0,9}=\s{0,9}["']ppaction:\/\/(program|macro|ole)\b/gi;
const ACTION_REASONS = { program: 'dangerous_link', macro: 'macros', ole: 'embedded_object' } as const;
const SLIDE = /^ppt\/.+\.xml$/i;

/** Judges what a slide starts when it is clicked or merely pointed at (the `ppaction` addresses of hlinkClick and hlinkMouseOver). */
export function judgeSlides(archive: Archive, findings: Findings): void {
  eachPart(archive, SLIDE, findings, (markup) => {
    if (!markup.includes('ppaction:')) return;
    for (const [, action = ''] of markup.toString('latin1').matchAll(ACTION)) {
      const kind = action.toLowerCase();
      if (kind === 'program' || kind === 'macro' || kind === 'ole') findings.hold(ACTION_REASONS[kind]);
    }
  });
}

/** Calls for the markup of every member whose name fits; beyond the limit of text the file is held. */
export function eachPart(archive: Archive, fits: RegExp, findings: Findings, visit: (markup: Buffer) => void): void {
  let room = findings.limits.storyBytes;
  for (const { name, size } of archive.entries) {
    if (!fits.test(name)) continue;
    room -= size;
    if (room < 0) {
      findings.hold('too_large');
      return;
    }
    const part = findings.bytesOf(archive, name);
    if (part) visit(markupOf(part));
  }
}

const WAYS_OUT = tagNames('ddeLink', 'oleLink', 'webPr', 'dbPr');
const LINKS = /(?:^|\/)(?:externalLinks\/[^/]+|connections)\.xml$/i;
const SHEETS = /(?:^|\/)worksheets\/[^/]+\.xml$/i;

/** Judges a workbook's ways out that no relationship shows: DDE and OLE links, connections, and a formula that fetches an address. */
export function judgeSpreadsheet(archive: Archive, findings: Findings): void {
  eachPart(archive, LINKS, findings, (markup) => {
    for (const tag of tagsNamed(markup, WAYS_OUT)) {
      if (tag.name === 'ddeLink') findings.hold('dde');
      else findings.hold(tag.name === 'oleLink' ? 'linked_object' : 'external_content');
    }
  });
  eachPart(archive, SHEETS, findings, (markup) => {
    findings.holdIf(markup.includes('WEBSERVICE('), 'external_content');
  });
}
