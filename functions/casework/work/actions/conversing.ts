import { confirmationEmail } from '#functions/correspondence/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { Role } from '#schemas/actor.ts';
import { ApproveConfirmation, RecordConversation } from '#schemas/api/staff/conversing.ts';
import type { Task } from '#schemas/case.ts';
import type { Confirmation } from '#schemas/conversation.ts';
import { requireEmailRecipient, SENT } from '../../asking/email-recipient.ts';
import { workingDaysAfter } from '../../clock/working-days.ts';
import { caseAction } from '../action.ts';

/** Confirmed by the end of the next working day: a decision itself takes as long. */
const APPROVED_WITHIN_DAYS = 1;

/**
 * Records a conversation with at least one action (domain S12a), and drafts the one email that confirms it. The email waits until a
 * person has seen and approved it (S12b). Where no email may go, the record says how they are told instead (S12d).
 * @throws Problem 422 when no email may go there, with why; 409 for what a flag of the case forbids
 */
export const converse = caseAction(RecordConversation, SENT, (whole, { confirm, ...said }, doing) => {
  const { now, staff, professionalDomains = [] } = doing;
  const { head } = whole;
  if (new Date(said.at) > now) throw new Problem(422, 'not-yet', 'A conversation is recorded after it was held.');
  const staffRole = said.staffRole ?? Role.options.find((role) => staff.roles.includes(role));
  if (staffRole === undefined || !staff.roles.includes(staffRole))
    throw new Problem(422, 'not-your-role', 'Say in which of your own roles you spoke.');
  const tellsParents = said.actions.some(({ what }) => what === 'tell_the_parents');
  if (tellsParents && head.flags.includes('do_not_inform_parents'))
    throw new Problem(409, 'parents-must-not-be-informed', 'A decision-maker must lift the flag first.');
  const id = newId(now);
  const by = staff.id;
  const at = now.toISOString();
  const record = (confirmation: Confirmation) => {
    const value = { id, reference: head.reference, ...said, staffRole, recordedBy: by, recordedAt: at, confirmation };
    return { kind: 'conversation', id, value, was: 'new' } as const;
  };
  const line = { what: 'conversation_recorded', detail: said.summary } as const;
  if ('how' in confirm) return { line, records: [record({ state: 'another_way', ...confirm, by })] };
  const { address } = requireEmailRecipient(confirm, 'conversation_confirmation', whole, professionalDomains, now);
  const draft = { state: 'to_approve', who: confirm.who, address, messageId: newId(now) } as const;
  const task: Task = {
    id: `approve_confirmation-${id}`,
    kind: 'approve_confirmation',
    team: head.team,
    state: 'open',
    raisedAt: at,
    dueAt: workingDaysAfter(now, APPROVED_WITHIN_DAYS).toISOString(),
    why: 'a_conversation_is_to_be_confirmed',
    about: id,
  };
  return { line, records: [record(draft)], raise: [task] };
});

/**
 * Approves the confirmation of a conversation, which then goes to the outbox, once (S12b, S12f); or records how they were told
 * instead. It checks again whether an email may go there: a flag may have come since the draft.
 * @throws Problem 422 when no email may go there any more, 409 when it is settled already or would go elsewhere now
 */
export const approveConfirmation = caseAction(
  ApproveConfirmation,
  ({ id }) => ({ ...SENT(), conversations: { is: [id] }, tasks: { is: [`approve_confirmation-${id}`] } }),
  (whole, { id, instead }, { now, staff, professionalDomains = [] }) => {
    const found = whole.conversations.find((one) => one.id === id);
    if (found === undefined) throw notFound();
    const { version: was, confirmation: draft, ...conversation } = found;
    if (draft.state !== 'to_approve') throw new Problem(409, 'settled-before', 'This confirmation is settled already.');
    const by = staff.id;
    const open = whole.tasks.filter((task) => task.id === `approve_confirmation-${id}` && task.state === 'open');
    const settled = (confirmation: Confirmation) => ({
      records: [{ kind: 'conversation', id, value: { ...conversation, confirmation }, was } as const],
      finish: open.map((task) => task.id),
    });
    if (instead !== undefined) {
      const line = { what: 'conversation_confirmed_another_way', detail: instead.why } as const;
      return { ...settled({ state: 'another_way', ...instead, by }), line };
    }
    const to = requireEmailRecipient(draft, 'conversation_confirmation', whole, professionalDomains, now);
    if (to.address !== draft.address)
      throw new Problem(409, 'goes-elsewhere-now', 'The address has changed since. Record the conversation again.');
    return {
      ...settled({ ...draft, state: 'approved', by, approvedAt: now.toISOString() }),
      line: { what: 'confirmation_approved' },
      outbound: [confirmationEmail({ id: draft.messageId, to, conversation, head: whole.head, now })],
    };
  },
);
