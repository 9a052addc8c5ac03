import { Problem } from '#functions/platform/http/problem.ts';
import { Accept, Assign, Note, Reroute, SetPriority } from '#schemas/api/staff/taking.ts';
import { Priority } from '#schemas/case.ts';
import { caseAction, NOTHING } from '../action.ts';

/** Somebody of the team takes the case: from now on it is theirs. */
export const accept = caseAction(Accept, NOTHING, (_whole, _input, { staff }) => ({
  head: { assignee: staff.id },
  line: { what: 'accepted' },
}));

/** The case is given to somebody. */
export const assign = caseAction(Assign, NOTHING, (_whole, { to, why }) => ({
  head: { assignee: to },
  line: { what: 'assigned', ...(why === undefined ? {} : { detail: why }) },
}));

/** To another team without re-keying: what was asked for first is kept, and the clock goes on (S6b). */
export const reroute = caseAction(Reroute, NOTHING, ({ head }, { team, why }) => {
  if (team === head.team) throw new Problem(409, 'same-team', 'The case is with this team already.');
  return {
    head: { team, assignee: null, firstTeam: head.firstTeam ?? head.team },
    line: { what: `rerouted_to_${team}`, detail: why },
  };
});

/** How soon somebody must look. Lowering it wants a reason. */
export const setPriority = caseAction(SetPriority, NOTHING, ({ head }, { priority, why }) => {
  const rank = (which: Priority) => Priority.options.indexOf(which);
  if (rank(priority) < rank(head.priority ?? 'routine') && why === undefined)
    throw new Problem(422, 'why-needed', 'Say why this can wait longer.');
  return {
    head: { priority },
    line: { what: `priority_${priority}`, ...(why === undefined ? {} : { detail: why }) },
  };
});

/** Something that colleagues must know. */
export const note = caseAction(Note, NOTHING, (_whole, { text }) => ({
  line: { what: 'note', detail: text },
}));
