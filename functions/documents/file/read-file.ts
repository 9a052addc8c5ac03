import type { Inspection } from '#schemas/document.ts';
import { keptLeftover } from '#schemas/forms/referral.ts';
import { type InspectedFile, inspectFile } from '../inspect/inspect.ts';
import { readWordBinary } from '../word/binary/read-word-binary.ts';
import type { ReadDocument } from '../word/document.ts';
import { readOoxml } from '../word/ooxml/read-ooxml.ts';
import { readOpenDocument } from '../word/opendocument/read-open-document.ts';
import { openAndRead, type WordReading } from '../word/read.ts';
import { readRichText } from '../word/rich-text/read-rich-text.ts';
import { type FileReading, unread } from './file-reading.ts';

/** How a document of this kind is opened; `undefined` for what has no words that we read: it is a person's. */
function openerOf(
  { type, archive, package: facts }: InspectedFile,
  bytes: Uint8Array,
): (() => ReadDocument) | undefined {
  switch (type) {
    case 'docx':
    case 'docm':
    case 'dotx':
    case 'dotm':
      return archive && (() => readOoxml(archive, facts));
    case 'odt':
      return archive && (() => readOpenDocument(archive));
    case 'doc':
      return () => readWordBinary(bytes);
    case 'rtf':
      return () => readRichText(bytes);
    default:
      return undefined;
  }
}

/** What is told on the way, before the reading is done. */
export interface Told {
  /** A fault of our own, for the log. */
  readonly onFault?: (fault: unknown) => void;
  /** What the inspection found: it stands even when the reading that follows has to be ended. */
  readonly onInspected?: (inspection: Inspection) => void;
}

/**
 * Inspects a clean file and, when it is safe, reads it: the form in it, or why there is none. Our own inspection comes before
 * the reader, and nothing here throws on a file (law 3). It takes as long and as much as the file makes it: `openReadingThread`
 * is the same within limits.
 */
export async function readFile(bytes: Uint8Array, name: string, told: Told = {}): Promise<FileReading> {
  const inspected = inspectFile(bytes, name);
  const { type, safety, notes, fault } = inspected;
  if (fault !== undefined) told.onFault?.(fault);
  const inspection: Inspection = { type, safety, notes };
  told.onInspected?.(inspection);
  if (safety.state === 'held') return unread(inspection, 'held');
  const open = openerOf(inspected, bytes);
  return open === undefined ? unread(inspection, 'no_words') : readingOf(inspection, openAndRead(open), told);
}

/** A reference has twelve characters; whoever wrote more round it may still be understood. */
const MOST_REFERENCE = 100;

function readingOf(inspection: Inspection, reading: WordReading, { onFault }: Told): FileReading {
  if (reading.fault !== undefined) onFault?.(Object.assign(new Error('the reader failed'), { name: reading.fault }));
  const { recognised, answers, words, cut } = reading;
  const leftovers = reading.leftovers.map(keptLeftover);
  if (recognised === null)
    return { ...inspection, form: null, whyNoForm: reading.reason ?? 'not_a_form', leftovers, words, cut };
  const { formId: id, version, confidence } = recognised;
  const certain = answers.every(({ source, also = [] }) => source === 'control' && also.length === 0);
  const judged = confidence < 1 || !certain || cut;
  const reference = reading.reference?.slice(0, MOST_REFERENCE);
  const form = { id, version, confidence, answers, judged, ...(reference === undefined ? {} : { reference }) };
  return { ...inspection, form, whyNoForm: null, leftovers, words: [], cut };
}
