import { CfnOutput, Duration, SecretValue, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { ORIGIN_HEADER } from '#functions/platform/http/origin-header.ts';
import type { Configuration } from '../configuration.ts';
import { originSecretName } from '../names.ts';
import type { PipelineStack } from '../pipeline/pipeline-stack.ts';
import { ANSWERS_WITHIN_SECONDS, PUBLIC_HEADERS } from '../public-headers.ts';

interface FrontProps {
  readonly configuration: Configuration;
  readonly pipeline: PipelineStack;
  /** A trial has no firewall. */
  readonly webAclArn: string | undefined;
}

/**
 * The errors that CloudFront keeps for ten seconds unless told otherwise, and gives to everybody: a person's own page may be one
 * (AWS: "Control how long CloudFront caches errors").
 */
const KEPT_ERRORS = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

/** CloudFront, which the public calls. It applies the firewall, and sends doors and pages their secret as proof. */
export class Front extends Construct {
  readonly firewalled: boolean;

  constructor(scope: Construct, id: string, { configuration, pipeline, webAclArn }: FrontProps) {
    super(scope, id);
    const { stage, webDomain, certificateArn, originSecretRound } = configuration;
    if (webDomain === undefined || certificateArn === undefined)
      throw new Error('an account needs webDomain and certificateArn (missing-settings.ts)');
    this.firewalled = webAclArn !== undefined;
    const origin = new HttpOrigin(pipeline.doors.host, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(ANSWERS_WITHIN_SECONDS),
      // CloudFormation inserts the value, so that no template or log has it.
      customHeaders: {
        [ORIGIN_HEADER]: SecretValue.secretsManager(originSecretName(configuration), {
          jsonField: 'current',
        }).unsafeUnwrap(),
      },
    });
    const responseHeadersPolicy = publicHeaders(this, `front-door-${stage}`);
    const distribution = new Distribution(this, 'Distribution', {
      // CloudFormation reads the secret again only when a property changes. The number is there to change.
      comment: `Front Door ${stage}, origin secret ${originSecretRound}`,
      webAclId: webAclArn,
      // Europe and North America. The few callers elsewhere are served from there.
      priceClass: PriceClass.PRICE_CLASS_100,
      httpVersion: HttpVersion.HTTP2_AND_3,
      domainNames: [webDomain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      errorResponses: KEPT_ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      defaultBehavior: {
        origin,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        // No page or answer may be cached (law 4). CloudFront compresses only what it may cache: a page comes compressed.
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy,
      },
      additionalBehaviors: {
        // Their names change with their content. No cookie, query or token goes with them.
        '/assets/*': {
          origin,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          cachePolicy: CachePolicy.CACHING_OPTIMIZED,
          compress: true,
          responseHeadersPolicy,
        },
      },
    });
    new CfnOutput(Stack.of(this), 'PublicUrl', { value: pipeline.shared.differences.publicOrigin });
    new CfnOutput(Stack.of(this), 'DistributionDomain', { value: distribution.distributionDomainName });
  }
}

/** Returns the headers of `public-headers.ts` as CloudFront's policy, and HSTS: two years, as browsers ask before they preload a name. */
function publicHeaders(scope: Construct, responseHeadersPolicyName: string): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, 'Headers', {
    responseHeadersPolicyName,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: PUBLIC_HEADERS['content-security-policy'], override: false },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: false },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
    },
  });
}
