import type { Actor } from '#schemas/actor.ts';
import type { TimelineCode } from '#schemas/case.ts';
import { newId } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { caseKey, onceKey, timelineKey } from './keys.ts';
import type { Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/** A repeat leaves a line on the timeline of the case it repeats; past twenty they say nothing new, and a flood must not grow the case. */
const MOST_REPEAT_LINES = 20;

/** Notes a repeat in the store that a deployment has. */
export type NoteRepeat = (
  actor: Actor,
  once: { kind: string; hash: string; telling?: string },
  reference: string,
  what: TimelineCode,
  now: Date,
) => Promise<void>;

/**
 * Notes on the first case that the same thing was sent again. `telling` identifies one sending that several events may report, so
 * that it is noted once.
 */
export async function noteRepeat(
  tables: Tables,
  ...[actor, once, reference, what, now]: Parameters<NoteRepeat>
): Promise<void> {
  const id = newId(now);
  await transact(tables.client, [
    {
      name: 'count',
      table: tables.cases,
      update: onceKey(once.kind, once.hash),
      set: 'ADD repeats :one',
      condition: 'attribute_exists(pk) AND (attribute_not_exists(repeats) OR repeats < :most)',
      values: { ':one': 1, ':most': MOST_REPEAT_LINES },
    },
    {
      name: 'line',
      table: tables.cases,
      put: { ...timelineKey(reference, id), item: 'timeline', id, at: now.toISOString(), what, by: 'service' },
    },
    { name: 'case', table: tables.cases, check: caseKey(reference), condition: 'attribute_exists(pk)' },
    ...(once.telling === undefined ? [] : [tellingWrite(tables, once.telling, reference)]),
    auditWrite(tables, actor, now, { action: 'note-repeat', reference }),
  ]);
}

function tellingWrite(tables: Tables, telling: string, reference: string): Write {
  return {
    name: 'telling',
    table: tables.cases,
    put: { ...onceKey('telling', telling), item: 'once', reference },
    condition: 'attribute_not_exists(pk)',
  };
}
