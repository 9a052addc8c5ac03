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
  readonly webAclArn: string;
}

/** What the public calls: CloudFront, which has the firewall ask first, and tells the doors by their secret that it did. */
export class Front extends Construct {
  /** Whether it answers to a name of the council's. */
  readonly ownName: boolean;

  constructor(scope: Construct, id: string, { configuration, pipeline, webAclArn }: FrontProps) {
    super(scope, id);
    const { webDomain, certificateArn, originSecretRound } = configuration;
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
      // CloudFormation reads the secret anew only when something here changes: the number is for that.
      comment: `Front Door ${configuration.stage}, origin secret ${originSecretRound}`,
      webAclId: webAclArn,
      // Europe and North America: who refers a child to a council is seldom elsewhere, and is served from there all the same.
      priceClass: PriceClass.PRICE_CLASS_100,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...own,
      defaultBehavior: {
        origin: new HttpOrigin(pipeline.doors.host, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          // The gateway gives up after 29 s.
          readTimeout: Duration.seconds(30),
          // CloudFormation puts the value in; no template or log holds it.
          customHeaders: {
            [ORIGIN_HEADER]: SecretValue.secretsManager(originSecretName(configuration), {
              jsonField: 'current',
            }).unsafeUnwrap(),
          },
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        // Nothing that we answer may be kept (law 4).
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
