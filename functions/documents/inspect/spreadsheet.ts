import type { Archive } from '../archive/archive.ts';
import type { Findings } from './findings.ts';
import { tagNames, tagsNamed } from './xml-tags.ts';
import { markupOf } from './xml-text.ts';

const LINK_PART = /(?:^|\/)externalLinks\/[^/]+\.xml$/i;
const WAYS_OUT = tagNames('ddeLink', 'oleLink', 'webPr', 'dbPr');
const CONNECTIONS = /(?:^|\/)connections\.xml$/i;

/** A workbook's ways out that no relationship shows: DDE and OLE links, and connections to databases or web pages. */
export function judgeSpreadsheet(archive: Archive, findings: Findings): void {
  for (const { name } of archive.entries) {
    if (!LINK_PART.test(name) && !CONNECTIONS.test(name)) continue;
    const part = archive.read(name);
    if (!part.ok) {
      findings.holdForArchive(part.problem.code);
      continue;
    }
    for (const tag of tagsNamed(markupOf(part.bytes), WAYS_OUT)) {
      if (tag.name === 'ddeLink') findings.hold('dde');
      else findings.hold(tag.name === 'oleLink' ? 'linked_object' : 'external_content');
    }
  }
}
