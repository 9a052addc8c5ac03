import type { FileType, Inspection } from '#schemas/document.ts';
import { inspectFile } from '../inspect/inspect.ts';
import { readWordForm } from '../word/read.ts';
import { type FileReading, unread } from './file-reading.ts';

/** Word documents whose controls we read; whatever is not among them is for a person, except what is nobody's to read. */
const WORD: ReadonlySet<FileType> = new Set<FileType>(['docx', 'docm', 'dotx', 'dotm']);

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
  const { type, safety, notes, archive, fault } = inspectFile(bytes, name);
  if (fault !== undefined) told.onFault?.(fault);
  const inspection: Inspection = { type, safety, notes };
  told.onInspected?.(inspection);
  if (safety.state === 'held') return unread(inspection, 'held');
  if (!WORD.has(type) || archive === undefined) return unread(inspection, 'no_words');
  const reading = readWordForm(archive);
  if (reading.fault !== undefined)
    told.onFault?.(Object.assign(new Error('the reader failed'), { name: reading.fault }));
  const { recognised, answers, leftovers } = reading;
  if (recognised === null)
    return {
      ...inspection,
      form: null,
      whyNoForm: reading.reason ?? 'not_a_form',
      leftovers: leftovers.map(({ label, text }) => ({ label, text })),
    };
  const { formId, version, confidence } = recognised;
  const judged = confidence < 1 || answers.some(({ source }) => source !== 'control');
  return {
    ...inspection,
    form: { id: formId, version, confidence, answers, judged },
    whyNoForm: null,
    leftovers: leftovers.map(({ label, text }) => ({ label, text })),
  };
}
