import type { Words } from '#schemas/case-document.ts';
import { plainWords } from '#schemas/document.ts';
import { forms } from '#schemas/forms/forms.ts';
import { referenceIn } from '#schemas/reference.ts';
import type { FileReading } from './file-reading.ts';
import type { FormRead } from './form-read.ts';

/** What inspection and reading found in a clean file. */
export interface FileRead {
  readonly type: string;
  /** Why it is held; its form or words may be there all the same. */
  readonly held: readonly string[];
  /** Of a held file: the sender could save it another way. */
  readonly senderCanHelp: boolean;
  /** The form in it, when it is one of ours. */
  readonly form?: FormRead;
  /** Every word of a file that is no form, and where it stood (law 10). */
  readonly words: readonly Words[];
  /** There is more in it than was read. */
  readonly cut: boolean;
}

/** What a file's reading means for its journey: whether it is held, the form in it or its words, and whether that is all. */
export function whatWasRead({ type, safety, form, leftovers, words, cut }: FileReading): FileRead {
  const reasons = safety.state === 'held' ? safety.reasons.map(({ code }) => code) : [];
  const found = { type, held: reasons, senderCanHelp: reasons.some((code) => plainWords[code].senderCanHelp), cut };
  const definition = form === null ? undefined : forms.get(form.id);
  if (form === null || definition === undefined) return { ...found, words };
  const { version, answers, judged } = form;
  const issuedFor = form.reference === undefined ? undefined : referenceIn(form.reference);
  return { ...found, words: [], form: { definition, version, answers, leftovers, judged, issuedFor } };
}
