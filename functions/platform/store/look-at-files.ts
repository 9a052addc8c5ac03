import * as z from 'zod';
import type { LookAt } from '#schemas/case.ts';
import { queueSortOf, taskKey, taskQueueOf } from './keys.ts';
import type { Tables } from './table.ts';
import type { Write } from './transact.ts';

/** One thing that a person must look at themselves, because its words were not read or not all of them are on the case (law 10). */
export interface ToLookAt {
  /** The message that it came with; the reference of the case for files that were uploaded to it. */
  readonly cameWith: string;
  readonly is: keyof LookAt;
  /** The document; the message itself where its own text is cut. */
  readonly id: string;
  /** When the case must be decided. */
  readonly dueAt: string;
}

const TEAM = 'documents_to_read';
const SETS = z.enum(['files', 'photographs', 'messages']).options;

/**
 * Raises *look at the files*, one task a message, or adds to it. Each of a message's files finishes alone, at any time and in any
 * order. The ids are string sets, so two files at once both count. One that comes again neither counts again nor opens a task that
 * was done since. A further file does open it.
 */
export function lookAtFilesWrite(tables: Tables, reference: string, look: ToLookAt, now: Date): Write {
  const id = `look_at_files-${look.cameWith}`;
  const set = {
    item: 'task',
    reference,
    id,
    kind: 'look_at_files',
    team: TEAM,
    state: 'open',
    dueAt: look.dueAt,
    why: 'words_not_all_read',
    about: look.cameWith,
    queue: taskQueueOf(TEAM),
    queueSort: queueSortOf(look.dueAt, reference),
  };
  const names = Object.keys(set);
  return {
    name: `task-${id}`,
    table: tables.cases,
    update: taskKey(reference, id),
    set: [
      `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}, raisedAt = if_not_exists(raisedAt, :now)`,
      'REMOVE doneAt, doneBy',
      `ADD opened :one, #${look.is} :added`,
    ].join(' '),
    condition: SETS.map((one) => `NOT contains(#${one}, :counted)`).join(' AND '),
    names: Object.fromEntries([...names, ...SETS].map((name) => [`#${name}`, name])),
    values: {
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      ':now': now.toISOString(),
      ':one': 1,
      ':added': new Set([look.id]),
      ':counted': look.id,
    },
    unlessThere: true,
  };
}

const several = (of: readonly string[], what: string): string[] => (of.length === 0 ? [] : [`${what} (${of.length})`]);

/** What somebody is asked to do, for people: "Look at the files (2) and the photographs (7)." */
function sentenceFor({ files, photographs, messages }: LookAt): string {
  const looks = [
    ...several(files, 'the files'),
    ...several(photographs, 'the photographs'),
    ...(messages.length === 0 ? [] : ['the whole text of the message']),
  ];
  const last = looks.pop();
  return `Look at ${looks.length === 0 ? last : `${looks.join(', ')} and ${last}`}.`;
}

const Ids = z
  .set(z.string())
  .default(new Set())
  .transform((ids) => [...ids].sort());
const Sets = z.object({ files: Ids, photographs: Ids, messages: Ids });

/** Returns a stored task. *Look at the files* gets the numbers, for which the table holds sets. */
export function withLookAt(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('kind' in item) || item.kind !== 'look_at_files') return item;
  const { data: lookAt } = Sets.safeParse(item);
  if (lookAt === undefined || Object.values(lookAt).every((ids) => ids.length === 0)) return item;
  return { ...item, lookAt, why: sentenceFor(lookAt) };
}
