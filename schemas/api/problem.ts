import * as z from 'zod';
import { CaseState } from '#schemas/case.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { PROBLEM_TYPE } from './problems.ts';

/** A fault in a request: its place and what is wrong, but never the value (law 4). */
const AtFault = z
  .strictObject({
    pointer: z.string().optional().describe('The place in the body: a JSON pointer (RFC 6901).'),
    parameter: z.string().optional().describe('The name of the query parameter.'),
    code: z.string(),
    detail: z.string().optional().describe('For a person to read.'),
  })
  .meta({ id: 'Fault', description: 'A fault in a request: its place and what is wrong, but never the value.' });

/** A problem document (RFC 9457), with the members that only some problems have. */
export const Problem = z
  .strictObject({
    type: z.string().describe('`urn:front-door:problem:` and its code.'),
    title: z.string().describe('For a person to read.'),
    status: z.int(),
    requestId: z.string().describe('Identifies the request in our logs. Quote it when you ask us about it.'),
    errors: z.array(AtFault).optional(),
    why: z
      .string()
      .optional()
      .describe('Why no email may be sent, a way is not safe, or it cannot be a process query.'),
    because: z.enum(['not_recommended', 'same_person']).optional().describe('For two-people-needed: the reason.'),
    state: z
      .string()
      .optional()
      .describe(`For not-in-this-state: ${CaseState.options.join(', ')}. For judged-before: the judgement.`),
    reference: z.string().optional().describe('For draft-ended: the case that it became.'),
    etag: z.string().optional().describe('For restricted: the version of the case.'),
    children: z.array(z.string()).optional().describe('For which-child: the children of the case, as `1.children.0`.'),
    tasks: z
      .array(z.strictObject({ id: z.string(), kind: z.string() }))
      .optional()
      .describe('For not-done-yet: the tasks to do first.'),
    questions: z
      .array(z.strictObject({ path: z.string(), label: z.string() }))
      .optional()
      .describe('For not-read-yet: the questions whose reading nobody has confirmed, corrected or cleared.'),
    documents: z
      .array(z.strictObject({ id: z.string(), verdict: z.string(), safety: z.string() }))
      .optional()
      .describe('For message-infected and message-parts-not-clean: the parts in question.'),
    verdict: z.string().optional().describe('For file-… problems: the verdict of the virus scanner.'),
    safety: z.string().optional().describe('For file-… problems: the result of our inspection.'),
    reasons: z.array(z.string()).optional().describe('For file-held: the codes of the reasons.'),
    forms: z
      .array(z.strictObject({ title: z.string(), path: z.string() }))
      .optional()
      .describe('For no-such-form: the forms that exist.'),
    telephone: z
      .string()
      .optional()
      .describe('For online-form-shut: how else to refer a child. The next three members belong to it.'),
    wordForm: z.string().optional(),
    mailbox: z.string().optional(),
    emergency: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457). Some members belong to some problems only.' });
export type Problem = z.infer<typeof Problem>;

/** The members that only some problems have. */
export type ProblemMore = DeepReadonly<Omit<Problem, 'type' | 'title' | 'status' | 'requestId'>>;

/** The gateway's own answer. The gateway cannot answer with a problem document. */
export const GatewayAnswer = z
  .strictObject({ message: z.string() })
  .meta({ id: 'GatewayAnswer', description: 'The gateway’s own answer. The program did not get the request.' });

/** The firewall's answer to too many requests from one network. */
export const FloodAnswer = z
  .strictObject({
    type: z.literal(`${PROBLEM_TYPE}too-many-requests`),
    title: z.string(),
    status: z.literal(429),
  })
  .meta({ id: 'FloodAnswer', description: 'The firewall’s own answer to too many requests from one network.' });
export type FloodAnswer = z.infer<typeof FloodAnswer>;
