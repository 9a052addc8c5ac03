import * as z from 'zod';
import { activate, type ReceiptRuleSets } from './activate.ts';

/** CloudFormation's request, as far as we read it (CloudFormation: Custom resource request objects). */
export const Asked = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.object({ RuleSet: z.string().min(1), Whose: z.enum(['ours', 'theirs']) }),
});
export type Asked = z.infer<typeof Asked>;

/** The answer to CloudFormation. */
export interface CustomResourceAnswer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export interface AnswerDeps {
  readonly sets: ReceiptRuleSets;
  readonly send: (url: string, answer: CustomResourceAnswer) => Promise<void>;
}

/** Never changes, so that a change of properties is an update in place and deletes nothing. */
const PHYSICAL_ID = 'front-door-receipt-rule-set';

/**
 * Answers CloudFormation. When the stack is deleted, its rule goes with it and the empty set stays active: another service may
 * have added a rule to it since.
 */
export async function answer({ sets, send }: AnswerDeps, event: unknown): Promise<void> {
  const { RequestType, ResponseURL, StackId, RequestId, LogicalResourceId, ResourceProperties } = Asked.parse(event);
  const about = { PhysicalResourceId: PHYSICAL_ID, StackId, RequestId, LogicalResourceId };
  try {
    const { RuleSet, Whose } = ResourceProperties;
    if (RequestType !== 'Delete') await activate(sets, { ruleSet: RuleSet, whose: Whose });
  } catch (error) {
    // CloudFormation shows the reason to the person who deploys. Without an answer the stack would wait for minutes.
    await send(ResponseURL, {
      ...about,
      Status: 'FAILED',
      Reason: error instanceof Error ? error.message : String(error),
    });
    return;
  }
  await send(ResponseURL, { ...about, Status: 'SUCCESS' });
}
