import type { FileType, HoldReasonCode, Inspection } from '#schemas/document.ts';
import { type Archive, type ArchiveProblemCode, openArchive } from '../archive/archive.ts';
import { judgeCells } from './cells.ts';
import { inspectCompound } from './compound-document.ts';
import { Findings } from './findings.ts';
import { type InspectionLimits, inspectionLimits } from './limits.ts';
import { isDangerousName, isMismatched } from './names.ts';
import { inspectOoxml, type PackageFacts } from './ooxml.ts';
import { inspectOpenDocument, openDocumentType } from './opendocument.ts';
import { inspectPdf } from './pdf.ts';
import { inspectRichText } from './rich-text.ts';
import { holdsSecondReading, judgeImage, judgeLeading } from './second-reading.ts';
import { latin1, shapeOf, textTypeOf } from './signatures.ts';
import { judgeWordXml } from './word-xml.ts';

export type { InspectionLimits } from './limits.ts';
export type { PackageFacts } from './ooxml.ts';

/** The inspection, and what it opened on the way, so that the reader need not open it again. */
export interface InspectedFile extends Inspection {
  /** The opened zip of a Word, Excel, PowerPoint or OpenDocument file, held or not; its read parts are kept. */
  readonly archive?: Archive;
  /** Main part and relationships of an Office Open XML file. */
  readonly package?: PackageFacts;
  /** The unexpected error behind `could_not_inspect`, for the caller's log: name and stack, never the message. */
  readonly fault?: unknown;
}

/**
 * Says by its content what a file is, and whether it is safe to leave quarantine (law 3): `safe`, or `held` with every
 * reason found. It complements the antivirus verdict and never replaces it.
 *
 * @param bytes the whole file
 * @param declaredName the sender's name for it: a dangerous extension holds the file, another mismatch is only noted
 * @returns always a result; an unexpected error is itself a reason, `could_not_inspect`
 */
export function inspectFile(
  bytes: Uint8Array,
  declaredName?: string,
  limits: Partial<InspectionLimits> = {},
): InspectedFile {
  const findings = new Findings({ ...inspectionLimits, ...limits });
  try {
    const found = inspectContent(bytes, findings);
    if (declaredName !== undefined) judgeName(declaredName, found.type, findings);
    return { ...found, safety: findings.safety(), notes: findings.notes() };
  } catch (fault) {
    findings.hold('could_not_inspect');
    return { type: 'unknown', safety: findings.safety(), notes: findings.notes(), fault };
  }
}

interface Found {
  readonly type: FileType;
  readonly archive?: Archive;
  readonly package?: PackageFacts;
}

/** What bytes that end like no zip, or by chance like one, come to. */
const NO_ARCHIVE: readonly ArchiveProblemCode[] = ['not_an_archive', 'truncated', 'split', 'damaged'];

function inspectContent(bytes: Uint8Array, findings: Findings): Found {
  if (bytes.length === 0) {
    findings.hold('empty');
    return { type: 'empty' };
  }
  const shape = shapeOf(bytes);
  if (shape === 'compound') return { type: inspectCompound(bytes, findings) };
  if (shape === 'zip') return inspectZip(bytes, findings);
  const type = shape ?? textTypeOf(bytes);
  // Word's own .doc and .msg often end in a whole zip (their theme, an attachment); any other file that does is two files.
  const behind = openArchive(bytes, findings.limits.archive);
  if (behind.ok && behind.archive.entries.length > 0) {
    if (type !== undefined && type !== 'txt') {
      findings.hold('disguised');
      judgeByType(type, bytes, findings);
    }
    judgeLeading(bytes.subarray(0, behind.archive.leading), 'bytes_before_archive', findings);
    return inspectZip(bytes, findings);
  }
  // A directory of members that contradict each other is an archive all the same to a program that does not look.
  const contradicts = !behind.ok && !NO_ARCHIVE.includes(behind.problem.code);
  findings.holdIf(contradicts && type !== undefined && type !== 'txt', 'disguised');
  judgeByType(type, bytes, findings);
  return { type: type ?? 'unknown' };
}

const IMAGES = new Set<FileType>(['png', 'jpeg', 'gif', 'bmp', 'tiff', 'heic', 'avif', 'webp']);
/** Files that are held for what they are. */
const HELD: Readonly<Partial<Record<FileType, HoldReasonCode>>> = {
  ...{ executable: 'executable', archive: 'archive', html: 'web_page', eml: 'message_file', tnef: 'message_file' },
};

function judgeByType(type: FileType | undefined, bytes: Uint8Array, findings: Findings): void {
  if (type === 'pdf') inspectPdf(bytes, findings);
  else if (type === 'rtf') inspectRichText(bytes, findings);
  else if (type === 'txt') judgeCells(bytes, findings);
  else if (type === 'xml') judgeWordXml(bytes, findings);
  else if (type !== undefined && IMAGES.has(type)) judgeImage(type, bytes, findings);
  else findings.hold(HELD[type ?? 'unknown'] ?? 'unknown_type');
}

/** Files inside a zip that came by email have been taken out by then (intake); whatever is still an archive here is held. */
function inspectZip(bytes: Uint8Array, findings: Findings): Found {
  const opened = openArchive(bytes, findings.limits.archive);
  if (!opened.ok) {
    findings.holdForArchive(opened.problem.code);
    return { type: 'zip' };
  }
  const { archive } = opened;
  judgeZipReadings(bytes, archive, findings);
  const openDocument = openDocumentType(archive);
  if (openDocument !== undefined) {
    inspectOpenDocument(archive, findings);
    return { type: openDocument, archive };
  }
  if (archive.has('[Content_Types].xml') || archive.has('_rels/.rels')) {
    const facts = inspectOoxml(archive, findings);
    return { type: facts.type, archive, package: facts };
  }
  findings.hold('archive');
  if (archive.entries.some(({ encrypted }) => encrypted)) findings.hold('password_protected');
  return { type: 'zip', archive };
}

/** Chrome takes the header of a PDF so far into a file (Adobe, poppler and pdf.js: within 1,024 bytes). */
const PDF_HEADER_WITHIN = 1_029;

/** Judges the bytes that belong to no member: no program that opens the zip shows them, so they may hold a file for another program. */
function judgeZipReadings(bytes: Uint8Array, archive: Archive, findings: Findings): void {
  const start = latin1(bytes.subarray(0, PDF_HEADER_WITHIN));
  findings.holdIf(start.includes('%PDF-') || archive.unclaimed.some(holdsSecondReading), 'disguised');
}

function judgeName(name: string, type: FileType, findings: Findings): void {
  if (isDangerousName(name, type)) findings.hold('dangerous_name');
  else if (isMismatched(name, type)) findings.note('extension_mismatch');
}
