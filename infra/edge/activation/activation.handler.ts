import {
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  DescribeReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import type { ReceiptRuleSets } from './activate.ts';
import { answer, type Told } from './custom-resource.ts';

const ses = new SESClient({ maxAttempts: 5 });

const sets: ReceiptRuleSets = {
  active: async () => (await ses.send(new DescribeActiveReceiptRuleSetCommand({}))).Metadata?.Name,
  exists: async (name) => {
    try {
      await ses.send(new DescribeReceiptRuleSetCommand({ RuleSetName: name }));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'RuleSetDoesNotExistException') return false;
      throw error;
    }
  },
  create: async (name) => {
    await ses.send(new CreateReceiptRuleSetCommand({ RuleSetName: name }));
  },
  activate: async (name) => {
    await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: name }));
  },
};

/** CloudFormation waits at a signed link of S3's: no content type, or the signature does not fit. */
async function tell(url: string, told: Told): Promise<void> {
  const answered = await fetch(url, { method: 'PUT', body: JSON.stringify(told), headers: { 'content-type': '' } });
  if (!answered.ok) throw new Error(`CloudFormation's link answered ${answered.status}`);
}

export const handler = (event: unknown) => answer({ sets, tell }, event);
