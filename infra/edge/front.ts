import { CfnOutput, Duration, SecretValue, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { ORIGIN_HEADER } from '#functions/platform/http/origin-header.ts';
import type { Configuration } from '../configuration.ts';
import type { PipelineStack } from '../pipeline/pipeline-stack.ts';
import { originSecretName } from '../pipeline/storage.ts';

interface FrontProps {
  readonly configuration: Configuration;
  readonly pipeline: PipelineStack;
  /** A trial has no firewall. */
  readonly webAclArn: string | undefined;
}

/** CloudFront, which the public calls. It applies the firewall, and sends the doors their secret as proof. */
export class Front extends Construct {
  /** Whether it has a host name of the council. */
  readonly ownName: boolean;
  readonly firewalled: boolean;

  constructor(scope: Construct, id: string, { configuration, pipeline, webAclArn }: FrontProps) {
    super(scope, id);
    const { webDomain, certificateArn, originSecretRound } = configuration;
    this.firewalled = webAclArn !== undefined;
    this.ownName = webDomain !== undefined && certificateArn !== undefined;
    const own =
      webDomain === undefined || certificateArn === undefined
        ? {}
        : {
            domainNames: [webDomain],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          };
    const distribution = new Distribution(this, 'Distribution', {
      // CloudFormation reads the secret again only when a property changes. The number is there to change.
      comment: `Front Door ${configuration.stage}, origin secret ${originSecretRound}`,
      webAclId: webAclArn,
      // Europe and North America. The few callers elsewhere are served from there.
      priceClass: PriceClass.PRICE_CLASS_100,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...own,
      defaultBehavior: {
        origin: new HttpOrigin(pipeline.doors.host, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          // The gateway gives up after 29 s.
          readTimeout: Duration.seconds(30),
          // CloudFormation inserts the value, so that no template or log has it.
          customHeaders: {
            [ORIGIN_HEADER]: SecretValue.secretsManager(originSecretName(configuration), {
              jsonField: 'current',
            }).unsafeUnwrap(),
          },
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        // No answer may be cached (law 4).
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
    });
    new CfnOutput(Stack.of(this), 'PublicUrl', {
      value: `https://${webDomain ?? distribution.distributionDomainName}`,
    });
    new CfnOutput(Stack.of(this), 'DistributionDomain', { value: distribution.distributionDomainName });
  }
}
