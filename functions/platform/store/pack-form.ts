import { deflateRawSync } from 'node:zlib';
import type { FormRecord } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/answer.ts';

/** The answers of one section or item, by the ids of their fields: a value, or an object with whatever else an answer holds. */
type Group = [base: string, answers: Record<string, unknown>];

/** A write costs a unit a KB, two in a transaction: a longer text is deflated, which takes 0.03 ms and halves an ordinary referral. */
const MOST_PLAIN = 1024;
/** The size to which a person's readings may grow a form: an item's keys have the rest of 400 KB. */
const MOST_STORED = 390 * 1024;
/** A case is answered in one answer of at most 6 MB, and a form is part of it. */
export const MOST_TEXT = 1024 * 1024;

/**
 * Returns a form as its item keeps it: one text. A map of maps takes three times the room, and a write costs a unit a KB. Most
 * answers of a form share a source and a confidence, which the text holds once; likewise the path of their section or item.
 */
function textOf({ answers, ...form }: FormRecord): string {
  const [{ source, confidence } = { source: 'web', confidence: 1 }] = answers;
  const groups: Group[] = [];
  for (const answer of answers) {
    const { path, value, ...rest } = answer;
    const end = path.lastIndexOf('/');
    const [base, id] = [path.slice(0, end), path.slice(end + 1)];
    let group = groups.at(-1);
    if (group?.[0] !== base || Object.hasOwn(group[1], id)) {
      group = [base, {}];
      groups.push(group);
    }
    const more = answer.source === source && answer.confidence === confidence ? without(rest) : rest;
    group[1][id] = value !== undefined && Object.keys(more).length === 0 ? value : { value, ...more };
  }
  return JSON.stringify({ ...form, from: { source, confidence }, groups });
}

const without = ({ source: _source, confidence: _confidence, ...more }: Omit<Answer, 'path' | 'value'>) => more;

/** The attributes of a form's item. */
export function storedForm(form: FormRecord): { readonly form: string | Uint8Array } {
  const text = textOf(form);
  return { form: Buffer.byteLength(text) > MOST_PLAIN ? deflateRawSync(text) : text };
}

/** Whether a form fits its item, and the answer that shows it. */
export function formFits(form: FormRecord): boolean {
  return (
    Buffer.byteLength(JSON.stringify(form)) <= MOST_TEXT && Buffer.byteLength(storedForm(form).form) <= MOST_STORED
  );
}
