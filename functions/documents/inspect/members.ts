import type { Archive } from '../archive/archive.ts';
import { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { isDangerousName } from './names.ts';
import { inspectPdf } from './pdf.ts';
import { shapeOf } from './signatures.ts';

/** Enough for every signature that a member could carry at its beginning. */
const FIRST_BYTES = 128;
const XML = /\.(?:xml|rels|vml|rdf|xsd|xsl)$/i;
/** Fonts are stored with their first 32 bytes scrambled (ECMA-376 part 4, 2.8.1), so those say nothing. */
const SCRAMBLED = /\.odttf$/i;
const VBA = /(?:^|\/)vba(?:project\w*|data)\.(?:bin|xml)$/i;
const XLM = /(?:^|\/)(?:macrosheets|intlmacrosheets|dialogsheets)\//i;
const ACTIVE_X = /(?:^|\/)activex\d*(?:\/|\.(?:bin|xml)$)/i;

/** Embedded files are judged by the relationship that leads to them. */
const EMBEDDED = /(?:^|\/)embeddings\//i;

/** Judges a document's members by name and by first bytes, whatever the document says that they are. */
export function judgeMembers(archive: Archive, findings: Findings, limits: InspectionLimits): void {
  for (const { name, encrypted } of archive.entries) {
    if (encrypted) findings.hold('password_protected');
    else if (VBA.test(name) || XLM.test(name)) findings.hold('macros');
    else if (ACTIVE_X.test(name)) findings.hold('active_control');
    else if (isDangerousName(name)) findings.hold('embedded_object');
    else if (!XML.test(name) && !SCRAMBLED.test(name)) judgeFirstBytes(archive, name, findings, limits);
  }
}

/** Pictures, fonts and printer settings are what belongs in a document as bytes. */
function judgeFirstBytes(archive: Archive, name: string, findings: Findings, limits: InspectionLimits): void {
  switch (shapeOf(archive.head(name, FIRST_BYTES))) {
    case 'executable':
    case 'compound':
    case 'rtf':
    case 'archive':
      findings.hold('embedded_object');
      break;
    case 'zip':
      findings.holdIf(!EMBEDDED.test(name), 'embedded_object');
      break;
    case 'pdf':
      judgePdf(archive, name, findings, limits);
      break;
  }
}

/** Word for Mac keeps pictures as PDF: one that only shows a page is as good as any picture. */
function judgePdf(archive: Archive, name: string, findings: Findings, limits: InspectionLimits): void {
  const inner = new Findings();
  const part = archive.read(name);
  if (part.ok) inspectPdf(part.bytes, inner, limits);
  findings.holdIf(!part.ok || inner.held, 'embedded_object');
}
