import type { Stack } from 'aws-cdk-lib';
import type { Conditions } from 'aws-cdk-lib/aws-iam';
import type { Configuration } from '../configuration.ts';

/**
 * The names of the SES receipt rule that hands us the mail, and of the set that it is in. Said here, since the bucket, the
 * topic and their key let in this one rule, and stand before it does.
 */
export function receiptRule({ stage, receiptRuleSet }: Configuration): { ruleSet: string; rule: string } {
  return { ruleSet: receiptRuleSet ?? `front-door-${stage}`, rule: `front-door-${stage}-referrals` };
}

export function receiptRuleArn(stack: Stack, configuration: Configuration): string {
  const { ruleSet, rule } = receiptRule(configuration);
  return `arn:${stack.partition}:ses:${stack.region}:${stack.account}:receipt-rule-set/${ruleSet}:receipt-rule/${rule}`;
}

/** Only that rule, acting for this account. */
export function fromReceiptRule(stack: Stack, configuration: Configuration): Conditions {
  return {
    StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': receiptRuleArn(stack, configuration) },
  };
}

/** The name of the configuration set that our own mail is sent with. */
export const configurationSetName = ({ stage }: Configuration): string => `front-door-${stage}`;

export function configurationSetArn(stack: Stack, configuration: Configuration): string {
  return `arn:${stack.partition}:ses:${stack.region}:${stack.account}:configuration-set/${configurationSetName(configuration)}`;
}
