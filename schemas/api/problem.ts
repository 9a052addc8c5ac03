import * as z from 'zod';
import { CaseState } from '#schemas/case.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { PROBLEM_TYPE } from './problems.ts';

/** What is at fault in what was sent: where, and what; never what stood there (law 4). */
const AtFault = z
  .strictObject({
    pointer: z.string().optional().describe('In the body, by JSON pointer (RFC 6901).'),
    parameter: z.string().optional().describe('In the address, by its name.'),
    code: z.string(),
    detail: z.string().optional().describe('For a person to read.'),
  })
  .meta({ id: 'Fault' });

/** A problem document (RFC 9457), with what some problems say beside. */
export const Problem = z
  .strictObject({
    type: z.string().describe('`urn:front-door:problem:` and its code.'),
    title: z.string().describe('For a person to read.'),
    status: z.int(),
    requestId: z.string().describe('Identifies the request in our logs. Quote it when you ask us about it.'),
    errors: z.array(AtFault).optional(),
    why: z.string().optional().describe('may-not-be-sent, not-by-email, not-safe-to-contact: why not.'),
    because: z.enum(['not_recommended', 'same_person']).optional().describe('two-people-needed: what is missing.'),
    state: z
      .string()
      .optional()
      .describe(`not-in-this-state: ${CaseState.options.join(', ')}. judged-before: how.`),
    etag: z.string().optional().describe('restricted: the version of the case.'),
    children: z.array(z.string()).optional().describe('which-child: those that the case has, as `1.children.0`.'),
    tasks: z
      .array(z.strictObject({ id: z.string(), kind: z.string() }))
      .optional()
      .describe('not-done-yet: what must be done first.'),
    questions: z
      .array(z.strictObject({ path: z.string(), label: z.string() }))
      .optional()
      .describe('not-read-yet: which.'),
    documents: z
      .array(z.strictObject({ id: z.string(), verdict: z.string(), safety: z.string() }))
      .optional()
      .describe('message-parts-not-clean: which.'),
    verdict: z.string().optional().describe('file-…: the scanner’s.'),
    safety: z.string().optional().describe('file-…: what our inspection found.'),
    reasons: z.array(z.string()).optional().describe('file-…: why it is held, by codes.'),
    forms: z
      .array(z.strictObject({ title: z.string(), path: z.string() }))
      .optional()
      .describe('no-such-form: those that there are.'),
    telephone: z
      .string()
      .optional()
      .describe('online-form-shut: how else to refer a child, here and in the next three.'),
    wordForm: z.string().optional(),
    mailbox: z.string().optional(),
    emergency: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** The members that only some problems have. */
export type ProblemMore = DeepReadonly<Omit<Problem, 'type' | 'title' | 'status' | 'requestId'>>;

/** What the gateway before the program answers by itself: it cannot be made to answer with a problem document. */
export const GatewayAnswer = z
  .strictObject({ message: z.string() })
  .meta({ id: 'GatewayAnswer', description: 'The gateway’s own answer: the request never came to the program.' });

/** What the firewall in front of the public address answers to a flood from one network. */
export const FloodAnswer = z
  .strictObject({
    type: z.literal(`${PROBLEM_TYPE}too-many-requests`),
    title: z.string(),
    status: z.literal(429),
  })
  .meta({ id: 'FloodAnswer', description: 'The firewall’s own answer to more requests than one network may send.' });
export type FloodAnswer = z.infer<typeof FloodAnswer>;
