import { refusedAt } from '#functions/platform/http/problem.ts';
import { ALL } from '#functions/platform/store/parts.ts';
import { Accept, Assign, Note, Reroute, SetPriority } from '#schemas/api/staff/taking.ts';
import { Priority } from '#schemas/case.ts';
import { caseAction, NOTHING } from '../action.ts';

/** Accepts a case and assigns it to you. */
export const accept = caseAction(Accept, NOTHING, (_whole, _input, { staff }) => ({
  head: { assignee: staff.id },
  line: { what: 'accepted' },
}));

/** Assigns the case to somebody. */
export const assign = caseAction(Assign, NOTHING, (_whole, { to, why }) => ({
  head: { assignee: to },
  line: { what: 'assigned', ...(why === undefined ? {} : { detail: why }) },
}));

/** A transaction has a hundred writes. A case with more open tasks than this is a mailbox under attack; the rest stay on the case. */
const MOST_MOVED = 80;

/**
 * Sends the case to another team without re-keying: the team first asked for is kept, and the clock goes on (S6b). The team's open
 * tasks go with it, as those who had them may not see the case any more.
 */
export const reroute = caseAction(
  Reroute,
  () => ({ tasks: ALL }),
  ({ head, tasks }, { team, why }) => {
    if (team === head.team) throw refusedAt('/team', 409, 'same-team', 'The case is with this team already.');
    const theirs = tasks.filter((task) => task.state === 'open' && task.team === head.team);
    return {
      move: { team, s47: head.s47 !== undefined, ids: theirs.slice(0, MOST_MOVED).map(({ id }) => id) },
      head: { team, assignee: null, firstTeam: head.firstTeam ?? head.team },
      line: { what: `rerouted_to_${team}`, detail: why },
    };
  },
);

/** Sets how soon somebody must look. Lowering it requires a reason. */
export const setPriority = caseAction(SetPriority, NOTHING, ({ head }, { priority, why }) => {
  const rank = (which: Priority) => Priority.options.indexOf(which);
  if (rank(priority) < rank(head.priority ?? 'routine') && why === undefined)
    throw refusedAt('/why', 422, 'why-needed', 'Say why this can wait longer.');
  return {
    head: { priority },
    line: { what: `priority_${priority}`, ...(why === undefined ? {} : { detail: why }) },
  };
});

/** Records something that colleagues must know. */
export const note = caseAction(Note, NOTHING, (_whole, { text }) => ({
  line: { what: 'note', detail: text },
}));
