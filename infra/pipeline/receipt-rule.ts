import type { Stack } from 'aws-cdk-lib';
import type { Conditions } from 'aws-cdk-lib/aws-iam';
import type { Configuration } from '../configuration.ts';

/**
 * Returns the names of the SES receipt rule that delivers our mail, and of its rule set. The bucket, the topic and their key let
 * in only this rule, and are made before it, so that they need its name.
 */
export function receiptRule({ stage, receiptRuleSet }: Configuration): { ruleSet: string; rule: string } {
  return { ruleSet: receiptRuleSet ?? `front-door-${stage}`, rule: `front-door-${stage}-referrals` };
}

export function receiptRuleArn(stack: Stack, configuration: Configuration): string {
  const { ruleSet, rule } = receiptRule(configuration);
  return `arn:${stack.partition}:ses:${stack.region}:${stack.account}:receipt-rule-set/${ruleSet}:receipt-rule/${rule}`;
}

/** Returns the condition that only this rule meets, on behalf of this account. */
export function fromReceiptRule(stack: Stack, configuration: Configuration): Conditions {
  return {
    StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': receiptRuleArn(stack, configuration) },
  };
}

/** Returns the name of the configuration set for our own mail. */
export const configurationSetName = ({ stage }: Configuration): string => `front-door-${stage}`;

export function configurationSetArn(stack: Stack, configuration: Configuration): string {
  return `arn:${stack.partition}:ses:${stack.region}:${stack.account}:configuration-set/${configurationSetName(configuration)}`;
}
