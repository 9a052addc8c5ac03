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

/** How SES hands us the mail: one rule, in the rule set that is active in this account and region. */
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
          // Receipt rule sets are no resources to IAM (service authorization reference, SES v1).
          resources: ['*'],
        },
      ],
      environment: {},
      observed: pipeline.shared.differences.observed,
    });
    const active = new CustomResource(this, 'Active', {
      resourceType: 'Custom::ReceiptRuleSetActivation',
      serviceToken: activation.function.functionArn,
      // Its answer comes within seconds; without this CloudFormation waits an hour for one that does not.
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
        // Require would turn away a sender without TLS; we take the mail and say that it came so (S31).
        tlsPolicy: 'Optional',
        scanEnabled: true,
        actions: [
          {
            // Never kmsKeyArn: SES would encrypt on its own side, unreadable to us. The bucket encrypts what it stores.
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
