import { constants, gunzipSync } from 'node:zlib';
import type { Archive } from '../archive/archive.ts';
import { Findings } from './findings.ts';
import { isProgramName } from './names.ts';
import { inspectPdf } from './pdf.ts';
import { plainPartName } from './relationships.ts';
import { latin1, shapeOf, textTypeOf } from './signatures.ts';

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
export function judgeMembers(archive: Archive, findings: Findings): void {
  for (const { name: written, encrypted } of archive.entries) {
    const name = plainPartName(written);
    if (encrypted) findings.hold('password_protected');
    else if (VBA.test(name) || XLM.test(name)) findings.hold('macros');
    else if (ACTIVE_X.test(name)) findings.hold('active_control');
    else if (isProgramName(name)) findings.holdIf(!isPicture(archive.head(written, FIRST_BYTES)), 'embedded_object');
    else if (!XML.test(name) && !SCRAMBLED.test(name)) judgeFirstBytes(archive, written, findings);
  }
}

const PICTURES = new Set<string | undefined>(['png', 'jpeg', 'gif', 'bmp', 'tiff', 'webp', 'heic', 'avif']);
/** Metafiles: EMF ([MS-EMF] 2.3.4.2), placeable WMF and plain WMF ([MS-WMF] 2.3.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the first bytes of metafiles
const METAFILE = /^(?:\x01\0\0\0[\s\S]{36} EMF|\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0\0[\x01\x03])/;

/** Pictures pasted from a web page keep its ending (.aspx, .php, .tmp); Word goes by the content type and the bytes. */
function isPicture(head: Uint8Array): boolean {
  return PICTURES.has(shapeOf(head)) || METAFILE.test(latin1(head));
}

/** Pictures, fonts and printer settings are what belongs in a document as bytes. */
function judgeFirstBytes(archive: Archive, name: string, findings: Findings): void {
  const shape = shapeOf(archive.head(name, FIRST_BYTES));
  if (shape === 'pdf') judgePdf(archive, name, findings);
  else if (shape === 'archive') findings.holdIf(!isPackedPicture(archive, name), 'embedded_object');
  else if (shape === 'zip') findings.holdIf(!EMBEDDED.test(name), 'embedded_object');
  else findings.holdIf(shape === 'executable' || shape === 'compound' || shape === 'rtf', 'embedded_object');
}

const GZIP = '\x1f\x8b';
/** Bytes of a packed metafile that are unpacked to see what it is, and the most they may come to. */
const PACKED_HEAD = 4_096;
const UNPACKED_HEAD = 4_096 * 1_032;
const NO_PICTURE = new Set<string | undefined>(['executable', 'compound', 'rtf', 'archive', 'zip', 'pdf']);

/** Tells whether a packed member is a picture. Word keeps metafiles under gzip: .emz, .wmz, and .gz or .pcz for those of a Mac (PICT). */
function isPackedPicture(archive: Archive, name: string): boolean {
  const head = archive.head(name, PACKED_HEAD);
  if (!latin1(head).startsWith(GZIP)) return false;
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: UNPACKED_HEAD };
    const inner = gunzipSync(head, options).subarray(0, PACKED_HEAD);
    return !NO_PICTURE.has(shapeOf(inner)) && textTypeOf(inner) !== 'html';
  } catch {
    // What does not unpack is shown by no program.
    return true;
  }
}

/** Judges a PDF in a document. Word for Mac keeps pictures as PDF: one that only shows a page is as good as any picture. */
function judgePdf(archive: Archive, name: string, findings: Findings): void {
  const inner = new Findings(findings.limits);
  const part = archive.read(name);
  if (part.ok) inspectPdf(part.bytes, inner);
  findings.holdIf(!part.ok || inner.held, 'embedded_object');
}
