import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';

/** What a person asks to see in an original: the words of a leftover, or else where a question was answered; and the question to come back to. */
export interface AskedPlace {
  readonly question?: string | undefined;
  readonly leftover?: string | undefined;
}

/** Returns what a source is called in addresses: by it a page links to a place in a drawing that it has not read. */
export const sourceName = (source: { readonly answer: string } | { readonly leftover: number }): string =>
  'answer' in source ? source.answer : String(source.leftover);

/** Returns the name of the source that is asked for. */
export const nameAsked = ({ question, leftover }: AskedPlace): string | undefined => leftover ?? question;

/** Returns the query that asks for a place, on one page of the drawing or on the page where it is. */
export function queryOf({ question, leftover }: AskedPlace, page?: number): string {
  const query = new URLSearchParams();
  if (question !== undefined) query.set('question', question);
  if (leftover !== undefined) query.set('leftover', leftover);
  if (page !== undefined) query.set('page', String(page));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Returns the link to a place in a drawing. */
export const placeHref = (drawn: string, asked: AskedPlace): string => `${drawn}${queryOf(asked)}#s${nameAsked(asked)}`;

/** Returns where a form's answer came from in its file; undefined where a person wrote it by hand, or nobody did. */
export function placeOfAnswer(
  { answers, readings = [] }: DeepReadonly<FormSeen>,
  path: string,
): AskedPlace | undefined {
  for (const { before, leftover } of readings.filter((one) => one.path === path)) {
    if (before !== null && before.source !== 'staff') return { question: path };
    if (leftover !== undefined) return { question: path, leftover: String(leftover) };
  }
  return answers.some((one) => one.path === path && one.source !== 'staff') ? { question: path } : undefined;
}

/** Returns where a question, or words in the place of none, are on the page that checks a form: the end of its address. */
export function whereChecked(path: string | undefined, leftover?: number | string): string {
  if (path !== undefined) return `?question=${encodeURIComponent(path)}#question`;
  return leftover === undefined ? '' : `#leftover-${leftover}`;
}
