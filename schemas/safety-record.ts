import * as z from 'zod';
import type { Case, FormRecord, Task } from './case.ts';
import { ContactRecord } from './contact.ts';
import { FormSafety, safetyOfForm } from './forms/form-safety.ts';
import type { PersonOnForm } from './forms/people.ts';

/** The contact rules of one person, as far as the program needs them. The code phrase is for people only. */
export const ContactSafety = ContactRecord.pick({ person: true, contact: true, ways: true, reviewedAt: true });
export type ContactSafety = z.infer<typeof ContactSafety>;

/**
 * The facts of a case that the safety rules need (law 7): what its forms say, and how its people may be contacted. Each new
 * form and contact updates it in the same transaction, and the rules read only this record. Personal.
 */
export const SafetyRecord = z.object({
  forms: z.array(FormSafety),
  contacts: z.array(ContactSafety),
  /** A colleague recorded that an address is secret. */
  secretByColleague: z.literal(true).optional(),
  /** The record reached its limit. The rest is unknown, and unknown counts as unsafe. It never changes back. */
  full: z.literal(true).optional(),
  /** The number of writes; 0 for a record that is not stored yet. */
  version: z.number().int().min(0),
});
export type SafetyRecord = z.infer<typeof SafetyRecord>;

/** The record of a case without forms and contacts. */
export const NOTHING_SAID: SafetyRecord = { forms: [], contacts: [], version: 0 };

/**
 * The limit in bytes of JSON. Every action and every email reads the record, at 25 read units. A form of a family of four needs
 * 2 KB, so this has room for the twelve forms of a case, each of a family of twenty.
 */
export const MOST_SAFETY_BYTES = 100 * 1024;

/** Returns the record with these forms, each in place of the one with its number. */
export function withForms(record: SafetyRecord, forms: readonly FormRecord[]): SafetyRecord {
  const read = forms.map(safetyOfForm);
  const kept = record.forms.filter(({ number }) => !read.some((form) => form.number === number));
  return { ...record, forms: [...kept, ...read].sort((one, other) => one.number - other.number) };
}

/** Returns the record with these contacts, each in place of the one about the same person. */
export function withContacts(record: SafetyRecord, contacts: readonly ContactRecord[]): SafetyRecord {
  const said = contacts.map((contact) => ContactSafety.parse(contact));
  const kept = record.contacts.filter(({ person }) => !said.some((contact) => contact.person === person));
  return { ...record, contacts: [...kept, ...said] };
}

/** Returns the record to store. One that is too large, or was full before, keeps only the mark `full`. */
export function bounded(record: SafetyRecord): SafetyRecord {
  return record.full === true || isTooLarge(record)
    ? { forms: [], contacts: [], full: true, version: record.version }
    : record;
}

const isTooLarge = (record: SafetyRecord): boolean => Buffer.byteLength(JSON.stringify(record)) > MOST_SAFETY_BYTES;

/** Checks whether a change makes the record full. */
export const isFullNow = (before: SafetyRecord, after: SafetyRecord): boolean =>
  before.full === undefined && isTooLarge(after);

/** Returns the task for a full record, due at once: from now on, no email goes to the family. */
export const fullRecordTask = ({ team }: Pick<Case, 'team'>, now: Date): Task => ({
  id: 'safety_record_full',
  kind: 'safety_record_full',
  team,
  state: 'open',
  raisedAt: now.toISOString(),
  dueAt: now.toISOString(),
  why: 'more_than_the_safety_record_holds',
});

/** Returns the people of a case's forms, each once per form, with the answers that rules need. */
export const peopleIn = ({ forms }: Pick<SafetyRecord, 'forms'>): PersonOnForm[] =>
  forms.flatMap(({ number: form, people }) =>
    people.map(({ person, is, said }) => ({ person, form, is, said: new Map(Object.entries(said)) })),
  );
