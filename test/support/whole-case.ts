import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import { NOTHING_SAID, type SafetyRecord, withContacts, withForms } from '#schemas/safety-record.ts';
import { sampleCase } from './sample-case.ts';

/** Returns the safety record of a case with these forms and contacts. */
export const safetyOf = (forms: readonly FormRecord[] = [], contacts: readonly ContactRecord[] = []): SafetyRecord =>
  withContacts(withForms(NOTHING_SAID, forms), contacts);

/** Returns a case as a rule gets it, with nothing beside its head; change what the test is about. */
export function wholeCase(change: Partial<WholeCase> = {}): WholeCase {
  return {
    head: sampleCase(),
    forms: [],
    documents: [],
    texts: [],
    messages: [],
    tasks: [],
    children: [],
    matches: [],
    timeline: [],
    asks: [],
    conversations: [],
    contacts: [],
    recommendations: [],
    decisions: [],
    unreadable: [],
    safety: safetyOf(change.forms, change.contacts),
    ...change,
  };
}
