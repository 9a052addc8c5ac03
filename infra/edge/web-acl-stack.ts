import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { FloodAnswer } from '#schemas/api/problem.ts';
import type { Configuration } from '../configuration.ts';
import { namespaceOf, stackNameOf } from '../names.ts';

export interface WebAclStackProps extends StackProps {
  readonly configuration: Configuration;
}

/** The region of CloudFront's firewalls, wherever the other stacks are. */
export const WEB_ACL_REGION = 'us-east-1';

/**
 * The most requests of one address in five minutes. A whole NHS trust may share one address, and a referral with ten files makes
 * some thirty requests. A hundred people at once still pass.
 */
const MOST_FROM_ONE_ADDRESS = 3000;

/**
 * Everything but the console. A council's whole staff may open its pages through one address, and two hundred open pages that look
 * every half minute whether they may still be shown make 2,000 requests by themselves. The gateway limits them, apart from the doors.
 */
const NO_PAGE = {
  notStatement: {
    statement: {
      byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint: 'STARTS_WITH',
        searchString: '/staff',
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
  },
};

/**
 * The firewall in front of the doors. It counts requests to the doors by address, and checks nothing else: only abuse limits refuse (law 1).
 * AWS's managed rules refuse bodies above 8 KB and words that look like an attack, and a referral has both
 * (platform-forms-client #218).
 */
export class WebAclStack extends Stack {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: WebAclStackProps) {
    super(scope, id, props);
    const { stage, councilTelephone } = props.configuration;
    const measured = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      // A sample has every header and the query, so bearer tokens, upload tokens and reasons would be kept in another Region (law 4).
      sampledRequestsEnabled: false,
    });
    const acl = new CfnWebACL(this, 'WebAcl', {
      name: `front-door-${stage}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: measured(namespaceOf(stackNameOf(props.configuration))),
      customResponseBodies: {
        tooMany: {
          contentType: 'APPLICATION_JSON',
          content: JSON.stringify({
            type: 'urn:front-door:problem:too-many-requests',
            title: `Too many requests came from your network. Try again in five minutes, or telephone ${councilTelephone}.`,
            status: 429,
          } satisfies FloodAnswer),
        },
      },
      rules: [
        {
          name: 'FloodFromOneAddress',
          priority: 0,
          statement: {
            rateBasedStatement: {
              aggregateKeyType: 'IP',
              limit: MOST_FROM_ONE_ADDRESS,
              evaluationWindowSec: 300,
              scopeDownStatement: NO_PAGE,
            },
          },
          action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: 'tooMany' } } },
          visibilityConfig: measured('FloodFromOneAddress'),
        },
      ],
    });
    this.arn = acl.attrArn;
  }
}
