import type { Ask, AskSaid } from '#schemas/ask.ts';

/** What an email may say of an ask: each topic once, in the order of the questions, and none of their words (domain 5.4). */
export function saidOf({
  reasons,
  questions,
  form,
  dueAt,
}: Pick<Ask, 'reasons' | 'questions' | 'form' | 'dueAt'>): AskSaid {
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  return { reasons: [...reasons], topics, dueAt, ...(form === undefined ? {} : { form: true }) };
}
