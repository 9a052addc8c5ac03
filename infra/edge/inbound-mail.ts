import { CustomResource, Duration } from 'aws-cdk-lib';
import { CfnReceiptRule } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { CodeOf } from '../bundle.ts';
import type { Configuration } from '../configuration.ts';
import { Job } from '../pipeline/job.ts';
import type { PipelineStack } from '../pipeline/pipeline-stack.ts';
import { receiptRule } from '../pipeline/receipt-rule.ts';

interface InboundMailProps {
  readonly configuration: Configuration;
  readonly pipeline: PipelineStack;
  readonly codeOf: CodeOf;
}

/** The SES rule that delivers our mail, in the rule set that is active in this account and region. */
export class InboundMail extends Construct {
  constructor(scope: Construct, id: string, { configuration, pipeline, codeOf }: InboundMailProps) {
    super(scope, id);
    const { ruleSet, rule } = receiptRule(configuration);
    const { storage, mailTopic } = pipeline.shared;

    const activation = new Job(this, 'Activation', {
      job: 'activation',
      codeFolder: codeOf('activation'),
      may: [
        {
          actions: [
            'ses:DescribeActiveReceiptRuleSet',
            'ses:DescribeReceiptRuleSet',
            'ses:CreateReceiptRuleSet',
            'ses:SetActiveReceiptRuleSet',
          ],
          // Receipt rule sets are not resources in IAM (service authorization reference, SES v1).
          resources: ['*'],
        },
      ],
    });
    const active = new CustomResource(this, 'Active', {
      resourceType: 'Custom::ReceiptRuleSetActivation',
      serviceToken: activation.function.functionArn,
      // It answers within seconds. By default CloudFormation waits an hour for an answer that never comes.
      serviceTimeout: Duration.minutes(2),
      properties: { RuleSet: ruleSet, Whose: configuration.receiptRuleSet === undefined ? 'ours' : 'theirs' },
    });

    const received = new CfnReceiptRule(this, 'Rule', {
      ruleSetName: ruleSet,
      rule: {
        name: rule,
        enabled: true,
        // Answers to what we send come to the sender's own address.
        recipients: [...new Set([configuration.mailbox, configuration.sender])],
        // Require would refuse a sender without TLS. We take the mail and flag it (S31).
        tlsPolicy: 'Optional',
        scanEnabled: true,
        actions: [
          {
            // Never kmsKeyArn: SES would encrypt the mail on its own side, and we could not read it. The bucket encrypts its objects.
            s3Action: {
              bucketName: storage.mail.bucketName,
              objectKeyPrefix: 'inbox/',
              topicArn: mailTopic.topicArn,
            },
          },
        ],
      },
    });
    received.node.addDependency(active);
  }
}
