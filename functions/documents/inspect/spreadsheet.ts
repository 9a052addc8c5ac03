import type { Archive } from '../archive/archive.ts';
import type { Findings } from './findings.ts';
import { eachPart } from './further-parts.ts';
import { tagNames, tagsNamed } from './xml-tags.ts';

const WAYS_OUT = tagNames('ddeLink', 'oleLink', 'webPr', 'dbPr');
const LINKS = /(?:^|\/)(?:externalLinks\/[^/]+|connections)\.xml$/i;
const SHEETS = /(?:^|\/)worksheets\/[^/]+\.xml$/i;

/** A workbook's ways out that no relationship shows: DDE and OLE links, connections, and a formula that fetches an address. */
export function judgeSpreadsheet(archive: Archive, findings: Findings, mostBytes: number): void {
  eachPart(archive, LINKS, findings, mostBytes, (markup) => {
    for (const tag of tagsNamed(markup, WAYS_OUT)) {
      if (tag.name === 'ddeLink') findings.hold('dde');
      else findings.hold(tag.name === 'oleLink' ? 'linked_object' : 'external_content');
    }
  });
  eachPart(archive, SHEETS, findings, mostBytes, (markup) => {
    findings.holdIf(markup.includes('WEBSERVICE('), 'external_content');
  });
}
