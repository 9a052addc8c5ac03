import { forms } from '#schemas/forms/forms.ts';
import { referenceIn } from '#schemas/reference.ts';
import type { FileReading } from './file-reading.ts';
import type { FileRead } from './journey.ts';

/** What a file's reading means for its journey: held, a form, or a person's to read. */
export function whatWasRead({ type, safety, form, leftovers, words }: FileReading): FileRead {
  if (safety.state === 'held')
    return { type, held: safety.reasons.map(({ code }) => code), needsPerson: false, words: [] };
  const definition = form === null ? undefined : forms.get(form.id);
  if (form === null || definition === undefined) return { type, held: [], needsPerson: true, words };
  const { version, answers, judged } = form;
  const issuedFor = form.reference === undefined ? undefined : referenceIn(form.reference);
  return {
    type,
    held: [],
    needsPerson: false,
    words: [],
    form: { definition, version, answers, leftovers, judged, issuedFor },
  };
}
