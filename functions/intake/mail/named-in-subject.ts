import type { Actor } from '#schemas/actor.ts';
import type { Case, Link, Task, Team } from '#schemas/case.ts';
import { referenceIn } from '#schemas/reference.ts';

/**
 * Returns the link that an email's subject proposes: to the case whose reference it names, if there is one. A subject proves
 * nothing (law 9): the email is a case of its own, and a person judges whether the two belong together.
 * @param others links that the email has already for a better reason
 */
export async function namedInSubject(
  caseHead: (actor: Actor, reference: string) => Promise<Case | undefined>,
  actor: Actor,
  subject: string | null,
  others: readonly Link[],
): Promise<Link[]> {
  const named = referenceIn(subject ?? '');
  if (named === undefined || others.some(({ reference }) => reference === named)) return [];
  return (await caseHead(actor, named)) === undefined ? [] : [{ reference: named, why: 'named_in_subject' }];
}

/** Returns what a person must do about the link that a subject proposes, and the words for the timeline. */
export function proposedLink(
  links: readonly Link[],
  { team, dueAt, now }: { readonly team: Team; readonly dueAt: string; readonly now: Date },
): { readonly tasks: readonly Task[]; readonly detail?: string } {
  const named = links.find(({ why }) => why === 'named_in_subject')?.reference;
  if (named === undefined) return { tasks: [] };
  const raisedAt = now.toISOString();
  const task = { id: 'judge_link', kind: 'judge_link', team, state: 'open', raisedAt, dueAt } as const;
  return { tasks: [{ ...task, why: `subject_names:${named}`, about: named }], detail: `Its subject names ${named}.` };
}
