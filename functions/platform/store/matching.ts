import type { Case, CaseFlag, Task, TaskKind } from '#schemas/case.ts';
import { Match } from '#schemas/known-child.ts';
import type { Reference } from '#schemas/reference.ts';
import { newId } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { flagWrite, timelineWrite } from './items.ts';
import { recordKey, tokensMadeKey } from './keys.ts';
import { caseHead } from './mail.ts';
import { ALL, readBeside, readParts } from './parts.ts';
import type { Acting, Tables } from './table.ts';
import { transact } from './transact.ts';

/** The matches of a case, for a job of ours. */
export async function matchesOf(tables: Tables, reference: Reference): Promise<Match[]> {
  return readBeside(tables, reference, recordKey(reference, 'match', '').sk, Match);
}

/** The tasks that ask about other cases. */
const OF_MATCHES: readonly TaskKind[] = ['judge_matches', 'new_contact_on_open_case'];

/** Of a case, what a suggestion depends on. */
export interface MatchedCase {
  readonly head: Case;
  readonly matches: readonly Match[];
  readonly tasks: readonly Task[];
}

/**
 * A case with its matches and the tasks about them, for a job that writes it at this version: the head is read first, so that whatever came in
 * between is refused with it.
 */
export async function matchedCase(tables: Tables, reference: Reference): Promise<MatchedCase | undefined> {
  const head = await caseHead(tables, reference);
  if (head === undefined) return undefined;
  const { matches, tasks } = await readParts(tables, reference, { matches: ALL, tasks: { begin: OF_MATCHES } });
  return { head, matches, tasks };
}

/** Flags a case once for what its matches say; one that a person lifted afterwards is not put back. */
export async function flagForMatches(store: Acting, reference: Reference, flag: CaseFlag, now: Date): Promise<void> {
  await transact(store.client, [
    {
      name: 'made',
      table: store.cases,
      update: tokensMadeKey(reference),
      set: 'ADD flagged :flags',
      condition: 'attribute_exists(pk) AND NOT contains(flagged, :flag)',
      values: { ':flags': new Set([flag]), ':flag': flag },
    },
    ...flagWrite(store, reference, [flag]),
    timelineWrite(store, reference, {
      id: newId(now),
      at: now.toISOString(),
      what: `flagged_${flag}`,
      by: 'service',
    }),
    auditWrite(store, now, { action: 'flag-for-matches', reference, subject: flag }),
  ]);
}

/** A case that was looked after before another's tokens stood looks once more: what it is flagged for may be more now. */
export async function lookOnceMore(tables: Tables, reference: Reference, now: Date): Promise<void> {
  await transact(tables.client, [
    {
      name: 'made',
      table: tables.cases,
      update: tokensMadeKey(reference),
      set: 'SET #state = :toMatch, #timer = :timer, timerAt = :at',
      condition: '#state = :done',
      names: { '#state': 'state', '#timer': 'timer' },
      values: { ':toMatch': 'to_match', ':timer': 'lookup', ':at': now.toISOString(), ':done': 'done' },
    },
  ]);
}
