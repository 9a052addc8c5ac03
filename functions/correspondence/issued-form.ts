import * as z from 'zod';
import type { Reference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';

/** Writes a blank form with a case's reference on it, and the time by which we need it back. @throws FormNotWrittenError */
export type WriteForm = (wanted: {
  readonly form: string;
  readonly reference: Reference;
  readonly dueAt?: string | undefined;
  /** How the form says to reach the council: its writer may read no table. */
  readonly council: Pick<Council, 'name' | 'telephone' | 'coordinator' | 'mailbox'>;
}) => Promise<Uint8Array>;

/** The form could not be written now. The letter that carries it is tried again, like one that SES did not take. */
export class FormNotWrittenError extends Error {
  override readonly name = 'FormNotWrittenError';
}

/**
 * SES takes an email of 10 MB by SendRawEmail, and base64 adds a third to a file. Lambda answers with 6 MB. Ours are some 100 KB;
 * many mail systems refuse more than a few MB.
 */
export const MOST_FORM_BYTES = 3 * 1024 * 1024;
const Written = z.base64().max(Math.ceil(MOST_FORM_BYTES / 3) * 4);

/**
 * Returns a writer of forms that asks the job `documents/write-form`. This room may not import the one that writes Word files, and
 * the function that sends everything starts faster without `docx` (a megabyte).
 * @param invoke calls that job with its input, and throws when it fails
 */
export function formWriter(invoke: (input: unknown) => Promise<unknown>): WriteForm {
  return async ({ council: { name, telephone, coordinator, mailbox }, ...wanted }) => {
    try {
      const input = { ...wanted, council: { name, telephone, coordinator, mailbox } };
      return Buffer.from(Written.parse(await invoke(input)), 'base64');
    } catch (cause) {
      throw new FormNotWrittenError(wanted.reference, { cause });
    }
  };
}
