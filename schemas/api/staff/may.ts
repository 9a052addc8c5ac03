import * as z from 'zod';

/** What staff can do to a case. */
export const CaseAction = z.enum([
  'accept',
  'assign',
  'reroute',
  'set_priority',
  'note',
  'link',
  'unlink',
  'judge_match',
  'raise_task',
  'finish_task',
  'ask',
  'record_answer',
  'recommend',
  'decide',
  'close',
  'reopen',
  'set_liquidlogic',
  'set_flag',
  'lift_flag',
  'record_contact',
  'converse',
  'approve_confirmation',
  'call_query',
  'answer_query',
  'call_concern',
  'set_access',
  'break_glass',
  'say_related',
  'say_same_parents',
  'report_misdirected',
  'record_reading',
]);
export type CaseAction = z.infer<typeof CaseAction>;

/** What a person may do to a case, and look at in it. */
export const MayAction = z
  .enum([...CaseAction.options, 'unmask', 'hand_over', 'open_document', 'open_message', 'open_original', 'who_looked'])
  .meta({ id: 'MayAction', description: 'An action on a case, or a look into it. `ask` is also to instruct a form.' });
export type MayAction = z.infer<typeof MayAction>;

/** Whether a person may do something to a case now. */
export const May = z
  .discriminatedUnion('may', [
    z.object({
      may: z.literal(true),
      reason: z.enum(['needed', 'not_needed']).describe('Whether the X-Reason header is needed.'),
    }),
    z.object({
      may: z.literal(false),
      code: z.string().describe('The code of the problem that it would be refused with.'),
      says: z.string().describe('Why not, and what must come first, in a sentence.'),
    }),
  ])
  .meta({
    id: 'May',
    description: 'Whether a person may do something now. An action may still be refused for its input.',
  });
export type May = z.infer<typeof May>;

/** What a person may do to a case now, by action. */
export const WhatMayBeDone = z.record(MayAction, May);
export type WhatMayBeDone = z.infer<typeof WhatMayBeDone>;
