import { newId } from '#functions/platform/identifiers.ts';
import type { Ask } from '#schemas/ask.ts';
import { Reference } from '#schemas/reference.ts';

/** Returns an ask that somebody is to put by telephone; change what the test is about. */
export function sampleAsk(reference: string, change: Partial<Ask> = {}): Ask {
  return {
    id: newId(),
    reference: Reference.parse(reference),
    reasons: ['best_placed'],
    questions: [{ topic: 'home_address', text: 'Where does the family live now?' }],
    asked: { by: 'person', who: 'professional', how: 'telephone', worker: 'p1' },
    asker: 'p1',
    askedAt: '2026-11-23T09:00:00.000Z',
    dueAt: '2026-11-24T17:00:00.000Z',
    state: 'open',
    next: 'chase',
    version: 1,
    ...change,
  };
}
