import * as z from 'zod';
import type { Case, FormRecord, Task } from './case.ts';
import { ContactRecord } from './contact.ts';
import { FormSafety, safetyOfForm } from './forms/form-safety.ts';
import type { PersonOnForm } from './forms/people.ts';

/** How somebody may be contacted, as far as a rule asks: what is said or heard first is for people alone. */
export const ContactSafety = ContactRecord.pick({ person: true, contact: true, ways: true, reviewedAt: true });
export type ContactSafety = z.infer<typeof ContactSafety>;

/**
 * What the rules that keep a child safe need to know of a case (law 7): what each of its forms says, and how its people may be
 * contacted. It is written with every form and contact, and every rule takes it in place of them. Personal.
 */
export const SafetyRecord = z.object({
  forms: z.array(FormSafety),
  contacts: z.array(ContactSafety),
  /** A colleague said that an address is secret. */
  secretByColleague: z.literal(true).optional(),
  /** There was more than it may hold: what is not in it is unknown, and unknown is unsafe. It stays so for good. */
  full: z.literal(true).optional(),
  /** How often it was written; 0 for one that is not stored. */
  version: z.number().int().min(0),
});
export type SafetyRecord = z.infer<typeof SafetyRecord>;

/** What is known of a case without forms and contacts. */
export const NOTHING_SAID: SafetyRecord = { forms: [], contacts: [], version: 0 };

/**
 * Bytes as JSON. Every action on a case and every email reads it: 25 read units. A form of a family of four needs 2 KB, so this is
 * the twelve forms that a case can have, each of a family of twenty.
 */
export const MOST_SAFETY_BYTES = 100 * 1024;

/** Returns the record with forms as they read now; each takes the place of the one with its number. */
export function withForms(record: SafetyRecord, forms: readonly FormRecord[]): SafetyRecord {
  const read = forms.map(safetyOfForm);
  const kept = record.forms.filter(({ number }) => !read.some((form) => form.number === number));
  return { ...record, forms: [...kept, ...read].sort((one, other) => one.number - other.number) };
}

/** Returns the record with contacts as they were recorded now; each takes the place of the one about the same person. */
export function withContacts(record: SafetyRecord, contacts: readonly ContactRecord[]): SafetyRecord {
  const said = contacts.map((contact) => ContactSafety.parse(contact));
  const kept = record.contacts.filter(({ person }) => !said.some((contact) => contact.person === person));
  return { ...record, contacts: [...kept, ...said] };
}

/** Returns the record as it may be stored: one that has grown too large, or was full before, holds nothing but that. */
export function bounded(record: SafetyRecord): SafetyRecord {
  return record.full === true || isTooLarge(record)
    ? { forms: [], contacts: [], full: true, version: record.version }
    : record;
}

const isTooLarge = (record: SafetyRecord): boolean => Buffer.byteLength(JSON.stringify(record)) > MOST_SAFETY_BYTES;

/** Returns whether the record becomes full by a change of it. */
export const isFullNow = (before: SafetyRecord, after: SafetyRecord): boolean =>
  before.full === undefined && isTooLarge(after);

/** The task that says so, due at once: nobody of the family is written to from now on. */
export const fullRecordTask = ({ team }: Pick<Case, 'team'>, now: Date): Task => ({
  id: 'safety_record_full',
  kind: 'safety_record_full',
  team,
  state: 'open',
  raisedAt: now.toISOString(),
  dueAt: now.toISOString(),
  why: 'more_than_the_safety_record_holds',
});

/** Returns the people of a case's forms, each once a form, with what a rule asks of them. */
export const peopleIn = ({ forms }: Pick<SafetyRecord, 'forms'>): PersonOnForm[] =>
  forms.flatMap(({ number: form, people }) =>
    people.map(({ person, is, said }) => ({ person, form, is, said: new Map(Object.entries(said)) })),
  );
