import { type Match, matchId } from '#schemas/known-child.ts';
import { newReference } from '#schemas/reference.ts';

/** Returns a suggestion that nobody has judged; change what the test is about. */
export function sampleMatch(change: Partial<Match> = {}): Match {
  const match = {
    child: 1,
    other: { reference: newReference(), child: 1 },
    relation: 'same_child',
    strength: 'strong',
    reasons: ['name_and_birth_date'],
    side: 'newer',
    state: 'suggested',
    suggestedAt: '2026-11-23T09:00:00.000Z',
    version: 1,
    ...change,
  } satisfies Omit<Match, 'id'>;
  return { ...match, id: matchId(match.child, match.other) };
}
