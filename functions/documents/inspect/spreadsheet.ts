import type { Archive } from '../archive/archive.ts';
import type { Findings } from './findings.ts';
import { markupOf } from './xml-text.ts';

const LINK_PART = /(?:^|\/)externalLinks\/[^/]+\.xml$/i;
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
    const markup = markupOf(part.bytes);
    findings.holdIf(/<(?:[\w.-]{1,40}:)?ddeLink[\s/>]/.test(markup), 'dde');
    findings.holdIf(/<(?:[\w.-]{1,40}:)?oleLink[\s/>]/.test(markup), 'linked_object');
    findings.holdIf(/<(?:[\w.-]{1,40}:)?(?:webPr|dbPr)[\s/>]/.test(markup), 'external_content');
  }
}
