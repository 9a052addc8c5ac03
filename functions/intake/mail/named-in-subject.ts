import * as z from 'zod';
import type { Store } from '#functions/platform/store/store.ts';
import type { Link, Task, Team } from '#schemas/case.ts';
import { referenceIn } from '#schemas/reference.ts';

/**
 * Returns the link that an email's subject proposes: to the case whose reference it names, if there is one. A subject proves
 * nothing (law 9): the email is a case of its own, and a person judges whether the two belong together.
 * @param others links that the email has already for a better reason
 */
export async function namedInSubject(
  { caseHead }: Pick<Store, 'caseHead'>,
  subject: string | null,
  others: readonly Link[],
): Promise<Link[]> {
  const named = referenceIn(subject ?? '');
  if (named === undefined || others.some(({ reference }) => reference === named)) return [];
  // A head that cannot be read is a case all the same, and a hint must not keep this email from being filed (law 1).
  const isThere = await caseHead(named).then(
    (head) => head !== undefined,
    (error: unknown) => {
      if (error instanceof z.ZodError) return true;
      throw error;
    },
  );
  return isThere ? [{ reference: named, why: 'named_in_subject' }] : [];
}

/** Returns the timeline words about the case that a subject names, if there is one. */
export function subjectNames(links: readonly Link[]): { readonly detail?: string } {
  const named = namedBy(links);
  return named === undefined ? {} : { detail: `Its subject names ${named}.` };
}

/** Returns the task to judge the link that a subject proposes, if it does. */
export function judgeLink(
  links: readonly Link[],
  { team, dueAt, now }: { readonly team: Team; readonly dueAt: string; readonly now: Date },
): Task[] {
  const about = namedBy(links);
  if (about === undefined) return [];
  const raisedAt = now.toISOString();
  const why = `subject_names:${about}`;
  return [{ id: 'judge_link', kind: 'judge_link', team, state: 'open', raisedAt, dueAt, why, about }];
}

const namedBy = (links: readonly Link[]) => links.find(({ why }) => why === 'named_in_subject')?.reference;
