import type { Actor } from '#schemas/actor.ts';
import type { Case, CaseFlag, Task, TaskKind } from '#schemas/case.ts';
import { Match } from '#schemas/known-child.ts';
import { newId } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { flagWrite, timelineWrite } from './items.ts';
import { recordKey, tokensMadeKey } from './keys.ts';
import { readCaseHead } from './mail.ts';
import { ALL, readBeside, readParts } from './parts.ts';
import type { Tables } from './table.ts';
import { transact } from './transact.ts';

/** Returns the matches of a case, for one of our jobs. */
export async function matchesOf(tables: Tables, _actor: Actor, reference: string): Promise<Match[]> {
  return readBeside(tables, reference, recordKey(reference, 'match', '').sk, Match);
}

/** The tasks that ask about other cases. */
const OF_MATCHES: readonly TaskKind[] = ['judge_matches', 'new_contact_on_open_case'];

/** The parts of a case that a suggestion depends on. */
export interface MatchedCase {
  readonly head: Case;
  readonly matches: readonly Match[];
  readonly tasks: readonly Task[];
}

/**
 * A case with its matches and the tasks about them, for a job that writes it at this version: the head is read first, so that whatever came in
 * between is refused with it.
 */
export async function matchedCase(tables: Tables, actor: Actor, reference: string): Promise<MatchedCase | undefined> {
  const head = await readCaseHead(tables, actor, reference);
  if (head === undefined) return undefined;
  const { matches, tasks } = await readParts(tables, reference, { matches: ALL, tasks: { begin: OF_MATCHES } });
  return { head, matches, tasks };
}

/** Flags a case once for its matches; a flag that a person lifted afterwards is not set again. */
export async function flagForMatches(
  tables: Tables,
  actor: Actor,
  reference: string,
  flag: CaseFlag,
  now: Date,
): Promise<void> {
  await transact(tables.client, [
    {
      name: 'made',
      table: tables.cases,
      update: tokensMadeKey(reference),
      set: 'ADD flagged :flags',
      condition: 'attribute_exists(pk) AND NOT contains(flagged, :flag)',
      values: { ':flags': new Set([flag]), ':flag': flag },
    },
    ...flagWrite(tables, reference, [flag]),
    timelineWrite(tables, reference, {
      id: newId(now),
      at: now.toISOString(),
      what: `flagged_${flag}`,
      by: 'service',
    }),
    auditWrite(tables, actor, now, { action: 'flag-for-matches', reference, subject: flag }),
  ]);
}

/** Asks for one more look at a case that was looked at before another's tokens existed: it may need more flags now. */
export async function lookOnceMore(tables: Tables, _actor: Actor, reference: string, now: Date): Promise<void> {
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
