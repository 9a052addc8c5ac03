import { dangerWordsIn } from '#functions/safety/index.ts';
import type { Draft, DraftAnswers } from '#schemas/draft.ts';

const MINUTE_MS = 60_000;
/** Left for this long, a draft is the team's: a call takes longer only while somebody types. */
export const LEFT_MS = 30 * MINUTE_MS;
/** Left for this long, it is filed as it is, so that a team has it and its decision clock runs (law 6). */
const FILED_AFTER_MS = 2 * 60 * MINUTE_MS;
/** With words that may mean danger it is filed as soon as it is the team's: the duty desk gets its alert then. */
const FILED_IN_DANGER_AFTER_MS = LEFT_MS;

/** Returns whether a draft is left: then it is the team's. */
export const isLeft = ({ changedAt }: Pick<Draft, 'changedAt'>, now: Date): boolean =>
  now.getTime() - Date.parse(changedAt) >= LEFT_MS;

/** Returns when the sweep files a draft that nobody goes on with. */
export const fileAt = ({ changedAt, danger }: Pick<Draft, 'changedAt' | 'danger'>): Date =>
  new Date(Date.parse(changedAt) + (danger.length > 0 ? FILED_IN_DANGER_AFTER_MS : FILED_AFTER_MS));

/** Returns every text that was typed into a draft. */
export function textsIn(answers: unknown): string[] {
  if (typeof answers === 'string') return [answers];
  if (typeof answers !== 'object' || answers === null) return [];
  return Object.values(answers).flatMap(textsIn);
}

/** Returns whether nothing was typed: such a draft is no referral. */
export const isEmpty = (answers: DraftAnswers): boolean => textsIn(answers).every((text) => text.trim() === '');

/** Returns a draft with other answers. */
export const withAnswers = (draft: Draft, said: Pick<Draft, 'answers' | 'channel'>, now: Date): Draft => ({
  ...draft,
  ...said,
  danger: [...dangerWordsIn(textsIn(said.answers))],
  changedAt: now.toISOString(),
  version: draft.version + 1,
});
