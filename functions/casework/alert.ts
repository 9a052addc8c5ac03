import { digest, newId } from '#functions/platform/identifiers.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { CallsFor } from '#functions/safety/index.ts';
import { type Case, Priority, type TimelineCode } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { clockOfChange } from './work/clock-of-change.ts';
import { unlessFlagged } from './work/query.ts';

const rank = (priority: Priority | undefined) => Priority.options.indexOf(priority ?? 'routine');

/**
 * Returns the change of a case that calls a person: flags, tasks, and a priority that never drops. A process query becomes a
 * concern. Returns nothing when the case already has everything called for.
 * @param source what calls, such as a message's id: each source is announced once, even if somebody has lifted the flag since
 */
export function alertOf(head: Case, calls: CallsFor, source: string, now: Date): CaseChange | undefined {
  const priority = rank(calls.priority) > rank(head.priority) ? calls.priority : undefined;
  if (calls.flags.length + calls.tasks.length === 0 && priority === undefined) return undefined;
  const flags = [...new Set([...head.flags, ...calls.flags])];
  const concern = unlessFlagged(head, head.state, calls.flags, now);
  const state = concern?.state ?? head.state;
  return {
    action: 'alert',
    subject: source,
    head: {
      ...(priority === undefined ? {} : { priority }),
      ...concern?.head,
      state,
      ...clockOfChange(head, state, now),
    },
    flags,
    records: [],
    raise: [...calls.tasks, ...(concern?.raise ?? [])],
    finish: concern?.finish ?? [],
    line: {
      id: newId(now),
      at: now.toISOString(),
      what: lineOf(calls, priority),
      by: 'service',
    },
    outbound: [],
    claim: { kind: 'alert', hash: digest('alert', head.reference, source), holds: { item: 'once' } },
  };
}

/** The dependencies of calling a person. */
export type AlertDeps = Pick<Store, 'caseHead' | 'changeCase'>;

/** Other work on the case at the same moment ends within a few looks. After that the queue tries the whole again. */
const LOOKS = 10;

/** The case changed during each try to call somebody to it. */
export class NobodyCalledError extends Error {
  override readonly name = 'NobodyCalledError';
}

/**
 * Calls a person to a case, before all other work on what came (law 7, domain 6): they are called even if something fails
 * afterwards. Calling it again has no effect.
 * @throws NobodyCalledError
 */
export async function callPerson(
  deps: AlertDeps,
  { reference, calls, source }: { readonly reference: Reference; readonly calls: CallsFor; readonly source: string },
  now: Date,
): Promise<void> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const head = await deps.caseHead(reference);
    if (head === undefined) return;
    const change = alertOf(head, calls, source, now);
    if (change === undefined) return;
    if ((await deps.changeCase(head, change, now)).changed !== 'stale') return;
  }
  throw new NobodyCalledError('a case changed each time that it was looked at');
}

function lineOf({ tasks, flags: [flag] }: CallsFor, priority: Priority | undefined): TimelineCode {
  if (tasks.length > 0) return 'person_called';
  if (priority !== undefined) return `priority_${priority}`;
  return flag === undefined ? 'person_called' : `flagged_${flag}`;
}
