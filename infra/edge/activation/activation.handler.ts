import {
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  DescribeReceiptRuleSetCommand,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import type { ReceiptRuleSets } from './activate.ts';
import { answer, type CustomResourceAnswer } from './custom-resource.ts';

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

/** Sends CloudFormation its answer by a signed link of S3. With a content type the signature would be wrong. */
async function send(url: string, response: CustomResourceAnswer): Promise<void> {
  const answered = await fetch(url, { method: 'PUT', body: JSON.stringify(response), headers: { 'content-type': '' } });
  if (!answered.ok) throw new Error(`CloudFormation's link answered ${answered.status}`);
}

export const handler = (event: unknown) => answer({ sets, send }, event);
