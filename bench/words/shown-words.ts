import type { FileReading } from '#functions/documents/file/file-reading.ts';

function saidBy(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(saidBy) : [];
}

/** Returns all that a case shows of a file: a form's answers and leftovers, and every word of another file. */
export function shownOf({ form, leftovers, words }: FileReading): string {
  const answers = (form?.answers ?? []).flatMap(({ value, also }) => [...saidBy(value), ...saidBy(also)]);
  const labelled = (form === null ? words : leftovers).flatMap(({ label, text }) => [label, text]);
  return [...answers, ...labelled].join('\n');
}
