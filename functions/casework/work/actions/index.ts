import type { CaseActionRule } from '../action.ts';
import type { CaseActionPath } from '../paths.ts';
import type { CaseAction } from '../states.ts';
import { ask, instructForm, recordAnswer } from './asking.ts';
import { approveConfirmation, converse } from './conversing.ts';
import { decide, recommend } from './deciding.ts';
import { close, reopen } from './ending.ts';
import { setLiquidlogic } from './liquidlogic.ts';
import { reportMisdirected } from './misdirected.ts';
import { liftFlag, recordContact, setFlag } from './protecting.ts';
import { answerQuery, callConcern, callQuery } from './querying.ts';
import { recordReading } from './reading.ts';
import { breakGlass, sayRelated, setAccess } from './restricting.ts';
import { saySameParents } from './same-parents.ts';
import { accept, assign, note, reroute, setPriority } from './taking.ts';
import { finishTask, raiseTask } from './tasks.ts';

/** Every action on one case: its path below `/admin/cases/{reference}/`, and its rule. */
export const CASE_ACTIONS = {
  accept: { action: 'accept', rule: accept },
  assign: { action: 'assign', rule: assign },
  reroute: { action: 'reroute', rule: reroute },
  priority: { action: 'set_priority', rule: setPriority },
  notes: { action: 'note', rule: note },
  tasks: { action: 'raise_task', rule: raiseTask },
  'tasks-done': { action: 'finish_task', rule: finishTask },
  recommendation: { action: 'recommend', rule: recommend },
  decision: { action: 'decide', rule: decide },
  close: { action: 'close', rule: close },
  reopen: { action: 'reopen', rule: reopen },
  liquidlogic: { action: 'set_liquidlogic', rule: setLiquidlogic },
  asks: { action: 'ask', rule: ask },
  'asks-answered': { action: 'record_answer', rule: recordAnswer },
  'form-instructed': { action: 'ask', rule: instructForm },
  conversations: { action: 'converse', rule: converse },
  'conversations-approved': { action: 'approve_confirmation', rule: approveConfirmation },
  flags: { action: 'set_flag', rule: setFlag },
  'flags-lifted': { action: 'lift_flag', rule: liftFlag },
  contacts: { action: 'record_contact', rule: recordContact },
  query: { action: 'call_query', rule: callQuery },
  'query-answered': { action: 'answer_query', rule: answerQuery },
  concern: { action: 'call_concern', rule: callConcern },
  readings: { action: 'record_reading', rule: recordReading },
  misdirected: { action: 'report_misdirected', rule: reportMisdirected },
  access: { action: 'set_access', rule: setAccess },
  'break-glass': { action: 'break_glass', rule: breakGlass },
  related: { action: 'say_related', rule: sayRelated },
  'same-parents': { action: 'say_same_parents', rule: saySameParents },
} as const satisfies Readonly<Record<CaseActionPath, { action: CaseAction; rule: CaseActionRule }>>;
