import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import * as z from 'zod';
import { type FileReading, WhyNoForm } from '#functions/documents/file/file-reading.ts';
import type { ReadingThread } from '#functions/documents/file/reading-thread.ts';
import { FileType, HoldReasonCode } from '#schemas/document.ts';
import { Answer, Leftover } from '#schemas/forms/answer.ts';
import { unreadAnswers } from '#schemas/forms/careful-values.ts';

/** The most that the deployed program takes: a file of an email may fill what SES takes, 40 MB, with its line ends. */
const MOST_FILE_BYTES = 41 * 1024 * 1024;

/** Why there was no file to look at. */
const NoFile = z.enum(['no_such_file', 'not_a_file', 'not_allowed', 'too_large', 'could_not_be_opened']);
type NoFile = z.infer<typeof NoFile>;

/** What `npm run read` says of one file, a JSON object a line. It holds personal data. */
export const ReadLine = z.strictObject({
  /** As it was named on the command line. */
  file: z.string(),
  /** What it is by its content. */
  type: FileType,
  safety: z.strictObject({ verdict: z.enum(['safe', 'held']), reasons: z.array(HoldReasonCode) }),
  form: z.strictObject({ id: z.string(), version: z.string(), confidence: z.number() }).nullable(),
  fields: z.array(Answer),
  /** What was said and is no answer, in the document's order. */
  leftovers: z.array(Leftover),
  /** What the service asks of a person: the same kinds as its tasks. */
  task: z.enum(['read_document', 'check_reading', 'ask_for_safe_copy']).nullable(),
  whyNoForm: WhyNoForm.nullable(),
  /** How long inspecting and reading took, in milliseconds. */
  ms: z.number().min(0),
  /** Only when there was no file to look at. Its safety then says that nothing was inspected. */
  error: NoFile.optional(),
});
export type ReadLine = z.infer<typeof ReadLine>;

function taskOf({ safety, form, leftovers }: FileReading): ReadLine['task'] {
  if (safety.state === 'held') return 'ask_for_safe_copy';
  if (form === null) return 'read_document';
  return form.judged || unreadAnswers({ leftovers }).length > 0 ? 'check_reading' : null;
}

function lineOf(file: string, reading: FileReading, ms: number): ReadLine {
  const { type, safety, form, whyNoForm, leftovers } = reading;
  const reasons = safety.state === 'held' ? safety.reasons.map(({ code }) => code) : [];
  return {
    file,
    type,
    safety: { verdict: safety.state, reasons },
    form: form && { id: form.id, version: form.version, confidence: form.confidence },
    fields: form?.answers ?? [],
    leftovers,
    task: taskOf(reading),
    whyNoForm,
    ms: Math.round(ms * 10) / 10,
  };
}

function withoutFile(file: string, error: NoFile): ReadLine {
  const safety = { verdict: 'held' as const, reasons: ['could_not_inspect' as const] };
  return {
    ...{ file, type: 'unknown', safety, form: null, fields: [], leftovers: [] },
    ...{ task: null, whyNoForm: null, ms: 0, error },
  };
}

const Fault = z.object({ code: z.string() });
const WHY: Readonly<Record<string, NoFile>> = {
  ENOENT: 'no_such_file',
  ENOTDIR: 'no_such_file',
  EACCES: 'not_allowed',
  EPERM: 'not_allowed',
};

async function bytesOf(path: string): Promise<Uint8Array | NoFile> {
  try {
    // A pipe or a device would have us wait for ever, even to open it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const about = await file.stat();
      if (!about.isFile()) return 'not_a_file';
      return about.size > MOST_FILE_BYTES ? 'too_large' : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (fault) {
    const code = Fault.safeParse(fault).data?.code;
    return WHY[code ?? ''] ?? 'could_not_be_opened';
  }
}

/**
 * Inspects and reads one file of this machine as the deployed program would, in its thread and within its limits.
 *
 * @param file how the file is named, to the person and in the inspection
 * @param path where it is
 * @returns always a line; what could not be opened is one too
 */
export async function readToLine(thread: ReadingThread, file: string, path: string): Promise<ReadLine> {
  const bytes = await bytesOf(path);
  if (!(bytes instanceof Uint8Array)) return withoutFile(file, bytes);
  await thread.ready();
  const begun = performance.now();
  const reading = await thread.read(bytes, file);
  return lineOf(file, reading, performance.now() - begun);
}
