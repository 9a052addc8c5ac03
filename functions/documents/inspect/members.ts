import type { Archive } from '../archive/archive.ts';
import type { Findings } from './findings.ts';
import { isDangerousName } from './names.ts';
import { shapeOf } from './signatures.ts';

/** Enough for every signature that a member could carry at its beginning. */
const FIRST_BYTES = 128;
const XML = /\.(?:xml|rels|vml|rdf|xsd|xsl)$/i;
/** Fonts are stored with their first 32 bytes scrambled (ECMA-376 part 4, 2.8.1), so those say nothing. */
const SCRAMBLED = /\.odttf$/i;
const VBA = /(?:^|\/)vba(?:project\w*|data)\.(?:bin|xml)$/i;
const XLM = /(?:^|\/)(?:macrosheets|intlmacrosheets|dialogsheets)\//i;
const ACTIVE_X = /(?:^|\/)activex\d*(?:\/|\.(?:bin|xml)$)/i;

/** Judges a document's members by name and by first bytes, whatever the document says that they are. */
export function judgeMembers(archive: Archive, findings: Findings): void {
  for (const { name, encrypted } of archive.entries) {
    if (encrypted) findings.hold('password_protected');
    if (XML.test(name) && !VBA.test(name)) {
      if (XLM.test(name)) findings.hold('macros');
      else if (ACTIVE_X.test(name)) findings.hold('active_control');
      continue;
    }
    if (VBA.test(name)) findings.hold('macros');
    else if (ACTIVE_X.test(name)) findings.hold('active_control');
    else if (isDangerousName(name)) findings.hold('embedded_object');
    else if (!SCRAMBLED.test(name) && !encrypted) judgeFirstBytes(archive.head(name, FIRST_BYTES), findings);
  }
}

/** Pictures, fonts and printer settings are what belongs in a document as bytes. */
function judgeFirstBytes(head: Uint8Array, findings: Findings): void {
  const shape = shapeOf(head);
  if (shape === 'executable' || shape === 'compound' || shape === 'rtf' || shape === 'pdf' || shape === 'archive')
    findings.hold('embedded_object');
}
