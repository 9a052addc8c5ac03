import type { FileType } from '#schemas/document.ts';
import { forms } from '#schemas/forms/forms.ts';
import { inspectFile } from '../inspect/inspect.ts';
import { readWordForm } from '../word/index.ts';
import type { FileRead } from './journey.ts';

/** Word documents whose controls we read; whatever is not among them is for a person, except what is nobody's to read. */
const WORD: ReadonlySet<FileType> = new Set<FileType>(['docx', 'docm', 'dotx', 'dotm']);

/**
 * Inspects a clean file and, when it is safe, reads it: the form in it, or that a person must. Our own inspection comes before
 * the reader, and nothing here throws on a file (law 3): a fault of our own is told to `onFault`, and the file is a person's.
 */
export function readFile(bytes: Uint8Array, name: string, onFault: (fault: unknown) => void = () => {}): FileRead {
  const inspected = inspectFile(bytes, name);
  if (inspected.fault !== undefined) onFault(inspected.fault);
  const { type, safety } = inspected;
  if (safety.state === 'held') return { type, held: safety.reasons.map(({ code }) => code), needsPerson: false };
  if (!WORD.has(type) || inspected.archive === undefined) return { type, held: [], needsPerson: true };
  const reading = readWordForm(inspected.archive);
  if (reading.fault !== undefined) onFault(Object.assign(new Error('the reader failed'), { name: reading.fault }));
  const definition = reading.recognised === null ? undefined : forms.get(reading.recognised.formId);
  if (reading.status !== 'read' || reading.recognised === null || definition === undefined)
    return { type, held: [], needsPerson: true };
  return {
    type,
    held: [],
    needsPerson: false,
    form: {
      definition,
      version: reading.recognised.version,
      answers: reading.answers,
      leftovers: reading.leftovers,
      judged: reading.recognised.confidence < 1 || reading.answers.some(({ source }) => source !== 'control'),
    },
  };
}
