import { Problem } from '#functions/platform/http/problem.ts';
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

/** Sends the case to another team without re-keying: the team first asked for is kept, and the clock goes on (S6b). */
export const reroute = caseAction(Reroute, NOTHING, ({ head }, { team, why }) => {
  if (team === head.team) throw new Problem(409, 'same-team', 'The case is with this team already.');
  return {
    head: { team, assignee: null, firstTeam: head.firstTeam ?? head.team },
    line: { what: `rerouted_to_${team}`, detail: why },
  };
});

/** Sets how soon somebody must look. Lowering it requires a reason. */
export const setPriority = caseAction(SetPriority, NOTHING, ({ head }, { priority, why }) => {
  const rank = (which: Priority) => Priority.options.indexOf(which);
  if (rank(priority) < rank(head.priority ?? 'routine') && why === undefined)
    throw new Problem(422, 'why-needed', 'Say why this can wait longer.');
  return {
    head: { priority },
    line: { what: `priority_${priority}`, ...(why === undefined ? {} : { detail: why }) },
  };
});

/** Records something that colleagues must know. */
export const note = caseAction(Note, NOTHING, (_whole, { text }) => ({
  line: { what: 'note', detail: text },
}));
