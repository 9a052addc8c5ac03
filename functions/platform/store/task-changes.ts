import type { Task, Team } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { idOf } from './audit.ts';
import { taskKey, taskQueueOf } from './keys.ts';
import { taskPlaceOf } from './listing.ts';
import type { Acting, Tables } from './table.ts';
import type { Item, Write } from './transact.ts';

/** A task that now points to something else. */
export type Turned = Required<Pick<Task, 'id' | 'about' | 'why'>>;

/** A task that is raised, or opened again: it says how often, by which the counts know its versions apart. */
export function openWrite(tables: Tables, reference: Reference, task: Task): Write {
  const set: Item = {
    item: 'task',
    reference,
    ...task,
    ...taskPlaceOf(reference, task),
  };
  const names = Object.keys(set).filter((name) => set[name] !== undefined);
  const gone = ['about', 'doneAt', 'doneBy'].filter((name) => !names.includes(name));
  return {
    name: `open-${task.id}`,
    table: tables.cases,
    update: taskKey(reference, task.id),
    set: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')} REMOVE ${gone.join(', ')} ADD opened :one`,
    condition: 'attribute_not_exists(pk) OR #state = :done',
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: { ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])), ':done': 'done', ':one': 1 },
  };
}

/** Points an open task elsewhere. */
export function turnWrite(tables: Tables, reference: Reference, { id, about, why }: Turned): Write {
  return {
    name: `turn-${id}`,
    table: tables.cases,
    update: taskKey(reference, id),
    set: 'SET about = :about, why = :why',
    condition: '#state = :open',
    names: { '#state': 'state' },
    values: { ':about': about, ':why': why, ':open': 'open' },
  };
}

/** Where tasks go with their case. `s47`: their words were written under section 47, and stay with those who may see its detail. */
export interface Moved {
  readonly team: Team;
  readonly s47: boolean;
}

/** An open task that goes to another team with its case. It has no owner there, and is counted as one opened once more. */
export function moveWrite(tables: Tables, reference: Reference, id: string, { team, s47 }: Moved): Write {
  return {
    name: `move-${id}`,
    table: tables.cases,
    update: taskKey(reference, id),
    set: `SET team = :team, #queue = :queue, opened = if_not_exists(opened, :one) + :one${s47 ? ', s47 = :s47' : ''} REMOVE #owner, assigneeQueue`,
    condition: '#state = :open',
    names: { '#state': 'state', '#queue': 'queue', '#owner': 'owner' },
    values: {
      ':team': team,
      ':queue': taskQueueOf(team),
      ':open': 'open',
      ':one': 1,
      ...(s47 ? { ':s47': true } : {}),
    },
  };
}

/** A task that is done leaves its list; it stays on the case with who did it and when, and what it points to. */
export function finishWrite(
  store: Acting,
  reference: Reference,
  id: string,
  now: Date,
  turned: Turned | undefined,
): Write {
  return {
    name: `finish-${id}`,
    table: store.cases,
    update: taskKey(reference, id),
    set: [
      `SET #state = :done, doneAt = :at, doneBy = :by${turned === undefined ? '' : ', about = :about, why = :why'}`,
      'REMOVE #queue, queueSort, sourceSort, assigneeQueue, #timer, timerAt',
    ].join(' '),
    condition: '#state = :open',
    names: { '#state': 'state', '#queue': 'queue', '#timer': 'timer' },
    values: {
      ':done': 'done',
      ':open': 'open',
      ':at': now.toISOString(),
      ':by': idOf(store.actor),
      ...(turned === undefined ? {} : { ':about': turned.about, ':why': turned.why }),
    },
  };
}
