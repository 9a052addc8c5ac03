import type { WholeCase } from '#functions/platform/store/reading.ts';
import { sampleCase } from './sample-case.ts';

/** A case as a rule is given it, with nothing beside its head; change what the test is about. */
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
    ...change,
  };
}
