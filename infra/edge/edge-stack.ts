import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CodeOf } from '../bundle.ts';
import type { Configuration } from '../configuration.ts';
import type { PipelineStack } from '../pipeline/pipeline-stack.ts';
import { Front } from './front.ts';
import { InboundMail } from './inbound-mail.ts';
import { MailDomains } from './mail-domains.ts';
import { MalwareProtection } from './malware-protection.ts';

export interface EdgeStackProps extends StackProps {
  readonly configuration: Configuration;
  readonly pipeline: PipelineStack;
  readonly webAclArn: string | undefined;
  readonly codeOf: CodeOf;
}

/** The parts around the pipeline that exist only on AWS: inbound mail, the scanner and CloudFront. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props);
    const { configuration, pipeline, codeOf, webAclArn } = props;
    this.addStackDependency(pipeline);
    const domains = new MailDomains(this, 'MailDomains', configuration);
    const inbound = new InboundMail(this, 'InboundMail', { configuration, pipeline, codeOf });
    // SES takes mail only for domains that are verified.
    inbound.node.addDependency(domains);
    if (pipeline.shared.differences.scanner === 'guardduty') new MalwareProtection(this, 'MalwareProtection', pipeline);
    new Front(this, 'Front', { configuration, pipeline, webAclArn });
  }
}
