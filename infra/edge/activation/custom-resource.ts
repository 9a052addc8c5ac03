import * as z from 'zod';
import { activate, type ReceiptRuleSets } from './activate.ts';

/** What CloudFormation asks of a custom resource, as far as we look at it (CloudFormation: Custom resource request objects). */
export const Asked = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  ResourceProperties: z.object({ RuleSet: z.string().min(1), Whose: z.enum(['ours', 'theirs']) }),
});
export type Asked = z.infer<typeof Asked>;

/** What CloudFormation is told. */
export interface Told {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export interface AnswerDeps {
  readonly sets: ReceiptRuleSets;
  readonly tell: (url: string, told: Told) => Promise<void>;
}

/** One for ever: a change of properties is an update in place, and never deletes what went before. */
const PHYSICAL_ID = 'front-door-receipt-rule-set';

/**
 * Answers CloudFormation. When the stack goes, its rule goes by itself and the set stays active, empty: SES with no active set
 * at all would be the same for us, and the end of mail for whoever has added a rule to ours since.
 */
export async function answer({ sets, tell }: AnswerDeps, event: unknown): Promise<void> {
  const { RequestType, ResponseURL, StackId, RequestId, LogicalResourceId, ResourceProperties } = Asked.parse(event);
  const about = { PhysicalResourceId: PHYSICAL_ID, StackId, RequestId, LogicalResourceId };
  try {
    const { RuleSet, Whose } = ResourceProperties;
    if (RequestType !== 'Delete') await activate(sets, { ruleSet: RuleSet, whose: Whose });
  } catch (error) {
    // CloudFormation shows the reason to whoever deploys; an unanswered request would hold up the stack for minutes.
    await tell(ResponseURL, {
      ...about,
      Status: 'FAILED',
      Reason: error instanceof Error ? error.message : String(error),
    });
    return;
  }
  await tell(ResponseURL, { ...about, Status: 'SUCCESS' });
}
