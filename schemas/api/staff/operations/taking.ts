import { Accept, Assign, Note, Reroute, SetPriority } from '../taking.ts';
import { FinishTask, RaiseTask } from '../tasks.ts';
import { ID, NEXT_WEEK, WORKER } from './examples.ts';
import { operationsUnder } from './parts.ts';

const { onCase } = operationsUnder('Working a case');

/** The operations on the owner, the priority and the tasks of a case. */
export const TAKING = [
  onCase('acceptCase', 'accept', {
    summary: 'Accepts a case and assigns it to you.',
    body: Accept,
    example: {},
  }),
  onCase('assignCase', 'assign', {
    summary: 'Assigns a case to a colleague.',
    body: Assign,
    example: { to: WORKER, why: 'She knows the school.' },
  }),
  onCase('rerouteCase', 'reroute', {
    summary: 'Sends a case to another team.',
    about: 'The original request is kept and the decision clock keeps running. The team’s open tasks go with the case.',
    body: Reroute,
    example: { team: 'early_help_coordinator', why: 'The family asks for early help.' },
    problems: ['same-team', 'stands-under-s47'],
  }),
  onCase('setPriority', 'priority', {
    summary: 'Sets the priority of a case.',
    about: 'Lowering it needs a reason.',
    body: SetPriority,
    example: { priority: 'urgent' },
    problems: ['why-needed'],
  }),
  onCase('addNote', 'notes', {
    summary: 'Adds a note for colleagues.',
    body: Note,
    example: { text: 'The school rings again at two.' },
  }),
  onCase('raiseTask', 'tasks', {
    summary: 'Creates a task on a case, for a team or a person.',
    body: RaiseTask,
    example: { why: 'Ring the health visitor', dueAt: NEXT_WEEK, owner: WORKER },
    problems: ['due-in-the-past'],
  }),
  onCase('finishTask', 'tasks-done', {
    summary: 'Marks a task as done.',
    about:
      'To finish *tell the referrer* or *confirm the hand-over*, say how it was done. *Check reading* can be finished after each safety question has a recorded reading, by a person who may lift the matching flag. Some tasks end only with the action itself: the problem then says which action.',
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
