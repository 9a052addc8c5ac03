import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import * as z from 'zod';
import { type FileReading, WhyNoForm, whatWasRead } from '#functions/documents/file/file-reading.ts';
import { recordOf } from '#functions/documents/file/form-read.ts';
import { keptWords } from '#functions/documents/file/kept-words.ts';
import type { ReadingThread } from '#functions/documents/file/reading-thread.ts';
import { asksOfFile } from '#functions/documents/file/tasks.ts';
import { FileType, HoldReasonCode } from '#schemas/document.ts';
import { Answer, Leftover } from '#schemas/forms/answer.ts';
import { unreadAnswers } from '#schemas/forms/careful-values.ts';

/** The largest file that the deployed program takes: with its line ends it may fill an email, for which SES allows 40 MB. */
const MOST_FILE_BYTES = 41 * 1024 * 1024;

/** Why a file could not be read. */
const NoFile = z.enum(['no_such_file', 'not_a_file', 'not_allowed', 'too_large', 'could_not_be_opened']);
type NoFile = z.infer<typeof NoFile>;

const ReadTask = z.enum(['ask_for_safe_copy', 'check_reading', 'look_at_files']);
type ReadTask = z.infer<typeof ReadTask>;

/** The result of `npm run read` for one file, a JSON object on one line. It has personal data. */
export const ReadLine = z.strictObject({
  /** The file's name on the command line. */
  file: z.string(),
  /** The type by its content. */
  type: FileType,
  safety: z.strictObject({ verdict: z.enum(['safe', 'held']), reasons: z.array(HoldReasonCode) }),
  form: z.strictObject({ id: z.string(), version: z.string(), confidence: z.number() }).nullable(),
  fields: z.array(Answer),
  /** The texts that answer no question, in the document's order. */
  leftovers: z.array(Leftover),
  /** Every word of a file that is no form, as its case shows it. A held file has words where only opening it is dangerous. */
  words: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  /** Whether the file has more than is shown here. */
  cut: z.boolean(),
  /** The tasks that the service would make. `task` is the first of them. */
  tasks: z.array(ReadTask),
  task: ReadTask.nullable(),
  whyNoForm: WhyNoForm.nullable(),
  /** How long the inspection and the reading took, in milliseconds. */
  ms: z.number().min(0),
  /** Only when the file could not be read. Its safety then has the reason that nothing was inspected. */
  error: NoFile.optional(),
});
export type ReadLine = z.infer<typeof ReadLine>;

/** Returns what the service would store on a case, and its tasks, for a file that did not come in a wrapped mail. */
function kept(file: string, reading: FileReading): Pick<ReadLine, 'words' | 'cut' | 'tasks'> {
  const read = whatWasRead(reading);
  const words = keptWords(read.words);
  const record = read.form && recordOf(read.form, 1, { id: file, held: false }, new Date(0));
  const cut = read.cut || words.cut || record?.cut === true;
  const whole = !cut && (read.form !== undefined || words.words.length > 0);
  const { safeCopy, look } = asksOfFile(read, whole, { isSignature: false, isWrapped: false });
  const tasks: ReadTask[] = [
    ...(safeCopy ? (['ask_for_safe_copy'] as const) : []),
    ...(read.form?.judged === true || unreadAnswers({ leftovers: reading.leftovers }).length > 0
      ? (['check_reading'] as const)
      : []),
    ...(look ? (['look_at_files'] as const) : []),
  ];
  return { words: words.words, cut, tasks };
}

function lineOf(file: string, reading: FileReading, ms: number): ReadLine {
  const { type, safety, form, whyNoForm, leftovers } = reading;
  const reasons = safety.state === 'held' ? safety.reasons.map(({ code }) => code) : [];
  const { words, cut, tasks } = kept(file, reading);
  return {
    file,
    type,
    safety: { verdict: safety.state, reasons },
    form: form && { id: form.id, version: form.version, confidence: form.confidence },
    fields: form?.answers ?? [],
    leftovers,
    words,
    cut,
    tasks,
    task: tasks[0] ?? null,
    whyNoForm,
    ms: Math.round(ms * 10) / 10,
  };
}

function withoutFile(file: string, error: NoFile): ReadLine {
  const safety = { verdict: 'held' as const, reasons: ['could_not_inspect' as const] };
  return {
    ...{ file, type: 'unknown', safety, form: null, fields: [], leftovers: [], words: [], cut: false },
    ...{ tasks: [], task: null, whyNoForm: null, ms: 0, error },
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
    // Without O_NONBLOCK, opening a pipe or a device would wait for ever.
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
 * Inspects and reads one file of this machine as the deployed program does, in its thread and within its limits. Returns a line,
 * also for a file that could not be opened. `file` is its name for the person and in the inspection.
 */
export async function readToLine(thread: ReadingThread, file: string, path: string): Promise<ReadLine> {
  const bytes = await bytesOf(path);
  if (!(bytes instanceof Uint8Array)) return withoutFile(file, bytes);
  await thread.ready();
  const begun = performance.now();
  const reading = await thread.read(bytes, file);
  return lineOf(file, reading, performance.now() - begun);
}
