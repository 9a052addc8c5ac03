import { Accept, Assign, Note, Reroute, SetPriority } from '../taking.ts';
import { FinishTask, RaiseTask } from '../tasks.ts';
import { ID, NEXT_WEEK, WORKER } from './examples.ts';
import { onCase } from './parts.ts';

const under = 'Working a case';

/** Who has a case, how soon, and what is to be done. */
export const TAKING = [
  onCase('acceptCase', 'accept', {
    under,
    summary: 'Takes a new case: from now on it is one’s own.',
    body: Accept,
    example: {},
    problems: [],
  }),
  onCase('assignCase', 'assign', {
    under,
    summary: 'Gives a case to somebody.',
    body: Assign,
    example: { to: WORKER, why: 'She knows the school.' },
    problems: [],
  }),
  onCase('rerouteCase', 'reroute', {
    under,
    summary: 'Sends a case to another team, without keying it anew.',
    about: 'What was asked for first is kept, and the clock goes on.',
    body: Reroute,
    example: { team: 'early_help_coordinator', why: 'The family asks for early help.' },
    problems: ['same-team', 'stands-under-s47'],
  }),
  onCase('setPriority', 'priority', {
    under,
    summary: 'Says how soon somebody must look.',
    about: 'Lowering it wants a reason.',
    body: SetPriority,
    example: { priority: 'urgent' },
    problems: ['why-needed'],
  }),
  onCase('addNote', 'notes', {
    under,
    summary: 'Notes something that colleagues must know.',
    body: Note,
    example: { text: 'The school rings again at two.' },
    problems: [],
  }),
  onCase('raiseTask', 'tasks', {
    under,
    summary: 'Raises a task on a case, for a team or a person.',
    body: RaiseTask,
    example: { why: 'Ring the health visitor', dueAt: NEXT_WEEK, owner: WORKER },
    problems: ['due-in-the-past'],
  }),
  onCase('finishTask', 'tasks-done', {
    under,
    summary: 'Says that a task is done.',
    about:
      'That the referrer was told, or a hand-over confirmed, is said with how. A reading is checked once every answer on which safety hangs is recorded, by somebody who may lift the flag that stands for it. A task that doing it ends cannot be ticked off before: the problem says what to do instead.',
    body: FinishTask,
    example: { id: `by_hand-${ID}`, how: 'She rang back at once.' },
    problems: [
      'how-needed',
      'done-before',
      'answer-it',
      'approve-it',
      'review-it',
      'not-read-yet',
      'decide-it',
      'judge-the-matches',
      'record-the-form',
    ],
  }),
] as const;
