import type { Ask, AskSaid } from '#schemas/ask.ts';

/** What an email may say of an ask: each topic once, in the order of the questions, and none of their words (domain 5.4). */
export function saidOf({ reasons, questions, dueAt }: Pick<Ask, 'reasons' | 'questions' | 'dueAt'>): AskSaid {
  return { reasons: [...reasons], topics: [...new Set(questions.map(({ topic }) => topic))], dueAt };
}
