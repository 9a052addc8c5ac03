import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ORIGIN_HEADER } from '#functions/platform/http/origin-header.ts';
import { PUBLIC_HEADERS } from '#infra/public-headers.ts';
import type { Deployment } from '../deployments/settings.ts';
import { at, deployed, ofType, plain, readable, type Template } from '../synthesised.ts';
import { NOTHING, only, stacks } from './templates.ts';

const edgeOf = (deployment: Deployment) => deployed(deployment).get('front-door-edge') ?? NOTHING;
const edge = stacks.get('front-door-edge') ?? NOTHING;

describe('the mail that SES delivers', () => {
  const Rule = z.object({ RuleSetName: z.string(), Rule: z.record(z.string(), z.unknown()) });
  const { RuleSetName, Rule: rule } = Rule.parse(only(edge, 'AWS::SES::ReceiptRule')?.Properties);

  it('comes with or without TLS, is scanned, and is only for the mailbox and the sender of our mail', () => {
    expect([RuleSetName, rule.Name]).toEqual(['front-door-main', 'front-door-main-referrals']);
    expect(rule).toMatchObject({
      Enabled: true,
      TlsPolicy: 'Optional',
      ScanEnabled: true,
      Recipients: ['referrals@children.invented.example', 'no-reply@children.invented.example'],
    });
  });

  it('is stored in the inbox and notified, and never encrypted on SES’s own side', () => {
    const actions = z.array(z.object({ S3Action: z.record(z.string(), z.unknown()) })).parse(rule.Actions);
    expect(actions).toHaveLength(1);
    const [{ S3Action } = { S3Action: {} }] = actions;
    expect(Object.keys(S3Action).sort()).toEqual(['BucketName', 'ObjectKeyPrefix', 'TopicArn']);
    expect([readable(S3Action.BucketName), S3Action.ObjectKeyPrefix, readable(S3Action.TopicArn)]).toEqual([
      '<front-door StorageMail>',
      'inbox/',
      '<front-door MailReceived>',
    ]);
  });

  it('comes only after its set is active and its domain is verified: the activation runs first, and answers in time', () => {
    const received = only(edge, 'AWS::SES::ReceiptRule');
    const [[activation] = []] = ofType(edge, 'Custom::ReceiptRuleSetActivation');
    expect(received?.DependsOn).toContain(activation);
    expect([received?.DependsOn].flat().map((each) => plain(String(each)))).toContain(
      'MailDomainschildreninventedexample',
    );
    expect(only(edge, 'Custom::ReceiptRuleSetActivation')?.Properties).toMatchObject({
      RuleSet: 'front-door-main',
      Whose: 'ours',
      ServiceTimeout: '120',
    });
  });

  it('uses the rule set that a council has and names', () => {
    const joined = edgeOf('everything');
    expect(only(joined, 'Custom::ReceiptRuleSetActivation')?.Properties).toMatchObject({
      RuleSet: 'council-mail',
      Whose: 'theirs',
    });
    expect(only(joined, 'AWS::SES::ReceiptRule')?.Properties).toMatchObject({ RuleSetName: 'council-mail' });
  });

  it('has no rule set of CloudFormation’s, which could not be deleted while it is active', () => {
    expect(ofType(edge, 'AWS::SES::ReceiptRuleSet')).toEqual([]);
  });
});

describe('the mail domains', () => {
  it('are verified in SES by DKIM, and their DNS records are outputs', () => {
    expect(only(edge, 'AWS::SES::EmailIdentity')?.Properties).toEqual({ EmailIdentity: 'children.invented.example' });
    const told = Object.values(edge.Outputs).map((output) =>
      readable(z.object({ Value: z.unknown() }).parse(output).Value),
    );
    expect(told.filter((each) => each.includes(' CNAME '))).toHaveLength(3);
    expect(told).toContain('children.invented.example MX 10 inbound-smtp.eu-west-2.amazonaws.com');
  });

  it('are two where we send from one domain and receive at another', () => {
    const two = edgeOf('ownIssuerAndScanner');
    expect(ofType(two, 'AWS::SES::EmailIdentity').map(([, { Properties }]) => Properties.EmailIdentity)).toEqual([
      'invented.example',
      'children.invented.example',
    ]);
  });

  it('get their records made where they are in Route 53', () => {
    const zone = edgeOf('everything');
    const records = ofType(zone, 'AWS::Route53::RecordSet').map(([, { Properties }]) => Properties.Type);
    expect(records.sort()).toEqual(['CNAME', 'CNAME', 'CNAME', 'MX']);
  });
});

describe('the scanner', () => {
  it('is GuardDuty for every file that comes by upload or mail, with its tag', () => {
    const plan = only(edge, 'AWS::GuardDuty::MalwareProtectionPlan');
    expect(plan?.Properties).toMatchObject({
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { ObjectPrefixes: ['upload/', 'mail/'] } },
    });
    // Its role is complete first, as GuardDuty tries it at once.
    expect([plan?.DependsOn].flat().map((each) => plain(String(each)))).toEqual(['MalwareProtectionRole']);
  });

  it('sends us the results of this bucket only', () => {
    const pipeline = stacks.get('front-door') ?? NOTHING;
    const [, rule] = ofType(pipeline, 'AWS::Events::Rule').find(([id]) => plain(id) === 'DocumentsScanned') ?? [];
    const Pattern = z.object({ detail: z.object({ s3ObjectDetails: z.object({ bucketName: z.array(z.unknown()) }) }) });
    expect(Pattern.parse(rule?.Properties.EventPattern).detail.s3ObjectDetails.bucketName.map(readable)).toEqual([
      'StorageQuarantine',
    ]);
  });
});

const Config = z.object({
  DistributionConfig: z.object({
    WebACLId: z.unknown(),
    Aliases: z.array(z.string()).optional(),
    ViewerCertificate: z.record(z.string(), z.unknown()).optional(),
    DefaultCacheBehavior: z.object({
      AllowedMethods: z.array(z.string()),
      CachePolicyId: z.string(),
      OriginRequestPolicyId: z.string(),
      ViewerProtocolPolicy: z.string(),
      ResponseHeadersPolicyId: z.unknown(),
    }),
    CacheBehaviors: z.array(z.looseObject({ ResponseHeadersPolicyId: z.unknown() })),
    CustomErrorResponses: z.array(z.looseObject({ ErrorCode: z.number() })),
    Origins: z
      .array(
        z.object({
          DomainName: z.unknown(),
          CustomOriginConfig: z.object({
            OriginProtocolPolicy: z.string(),
            OriginSSLProtocols: z.array(z.string()),
            OriginReadTimeout: z.number(),
          }),
          OriginCustomHeaders: z.array(z.object({ HeaderName: z.string(), HeaderValue: z.string() })),
        }),
      )
      .length(1),
  }),
});

describe('the public address', () => {
  const distribution = (template: Template) =>
    Config.parse(only(template, 'AWS::CloudFront::Distribution')?.Properties).DistributionConfig;

  it('is CloudFront behind the firewall, which caches nothing and passes everything on', () => {
    const { WebACLId, DefaultCacheBehavior } = distribution(edge);
    expect(readable(WebACLId)).toBe('<front-door-web-acl WebAclArn>');
    expect(DefaultCacheBehavior.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'POST', 'PUT']));
    expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe('https-only');
    // AWS's own policies: "CachingDisabled" and "AllViewerExceptHostHeader".
    expect(DefaultCacheBehavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(DefaultCacheBehavior.OriginRequestPolicyId).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac');
  });

  it('keeps only assets, whose names change with their content, and sends no cookie, query or token with them', () => {
    const [assets, ...more] = distribution(edge).CacheBehaviors;
    expect(more).toEqual([]);
    expect(assets).toMatchObject({
      PathPattern: '/assets/*',
      // AWS's own policy "CachingOptimized": gzip and brotli.
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      Compress: true,
      ViewerProtocolPolicy: 'https-only',
    });
    expect(assets).not.toHaveProperty('OriginRequestPolicyId');
    const kept = distribution(edge).CustomErrorResponses;
    expect(kept.map(({ ErrorCode }) => ErrorCode)).toEqual([400, 403, 404, 405, 414, 500, 501, 502, 503, 504]);
    for (const error of kept) expect(error).toEqual({ ErrorCode: error.ErrorCode, ErrorCachingMinTTL: 0 });
  });

  it('adds to every answer without them the headers that the front of one machine adds, and HSTS', () => {
    const { CacheBehaviors, DefaultCacheBehavior } = distribution(edge);
    const used = [...CacheBehaviors, DefaultCacheBehavior].map((each) => readable(each.ResponseHeadersPolicyId));
    expect(used).toEqual(['FrontHeaders', 'FrontHeaders']);
    const policy = only(edge, 'AWS::CloudFront::ResponseHeadersPolicy')?.Properties;
    expect(at(policy, 'ResponseHeadersPolicyConfig.SecurityHeadersConfig')).toEqual({
      ContentSecurityPolicy: { ContentSecurityPolicy: PUBLIC_HEADERS['content-security-policy'], Override: false },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: PUBLIC_HEADERS['x-frame-options'], Override: false },
      ReferrerPolicy: { ReferrerPolicy: PUBLIC_HEADERS['referrer-policy'], Override: false },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
    });
    expect(Object.keys(PUBLIC_HEADERS)).toHaveLength(4);
  });

  it('sends doors and pages its secret, which is in no template', () => {
    const [origin] = distribution(edge).Origins;
    expect(readable(origin?.DomainName)).toBe('<front-door DoorsApi>.execute-api.eu-west-2.<URLSuffix>');
    expect(origin?.CustomOriginConfig).toEqual({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
      OriginReadTimeout: 30,
    });
    expect(origin?.OriginCustomHeaders).toEqual([
      {
        HeaderName: ORIGIN_HEADER,
        HeaderValue: '{{resolve:secretsmanager:front-door-main/origin:SecretString:current::}}',
      },
    ]);
    const pipeline = stacks.get('front-door') ?? NOTHING;
    const [, secret] =
      ofType(pipeline, 'AWS::SecretsManager::Secret').find(([id]) => plain(id) === 'StorageOriginSecret') ?? [];
    expect(secret?.Properties).toMatchObject({
      Name: 'front-door-main/origin',
      GenerateSecretString: {
        GenerateStringKey: 'current',
        SecretStringTemplate: '{"previous":""}',
        PasswordLength: 64,
      },
    });
    const doors = ofType(pipeline, 'AWS::Lambda::Function').filter(([, { Properties }]) =>
      JSON.stringify(Properties.Environment).includes('ORIGIN_SECRET_ID'),
    );
    expect(doors.map(([id]) => plain(id)).sort()).toEqual([
      'CaseworkApiFunction',
      'CaseworkHandOverPdfFunction',
      'CaseworkOpenOriginalFunction',
      'IntakeSubmitFunction',
      'IntakeUploadFunction',
      'WebConsoleFunction',
    ]);
  });

  it('has the council’s own host name, with TLS 1.2 at least', () => {
    const { Aliases, ViewerCertificate } = distribution(edge);
    expect(Aliases).toEqual(['refer.invented.example']);
    expect(ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' });
  });

  it('changes with the number of the origin secret, and so gets the new secret', () => {
    const comment = (deployment: Deployment) => JSON.stringify(edgeOf(deployment)).match(/origin secret \d+/)?.[0];
    expect([comment('minimal'), comment('everything')]).toEqual(['origin secret 1', 'origin secret 2']);
  });
});

describe('the firewall', () => {
  const Acl = z.object({
    Scope: z.string(),
    DefaultAction: z.record(z.string(), z.unknown()),
    Rules: z.array(z.object({ Statement: z.record(z.string(), z.unknown()), Action: z.unknown() })),
    CustomResponseBodies: z.record(z.string(), z.object({ Content: z.string(), ContentType: z.string() })),
  });
  const acl = Acl.parse(only(stacks.get('front-door-web-acl') ?? NOTHING, 'AWS::WAFv2::WebACL')?.Properties);

  it('counts requests to the doors by address and checks nothing else: no body, no words, no managed rules', () => {
    expect([acl.Scope, acl.DefaultAction]).toEqual(['CLOUDFRONT', { Allow: {} }]);
    expect(acl.Rules.map(({ Statement }) => Statement)).toEqual([
      {
        RateBasedStatement: {
          AggregateKeyType: 'IP',
          EvaluationWindowSec: 300,
          Limit: 3000,
          // A council's staff share an address, and the gateway limits their pages.
          ScopeDownStatement: {
            NotStatement: {
              Statement: {
                ByteMatchStatement: {
                  FieldToMatch: { UriPath: {} },
                  PositionalConstraint: 'STARTS_WITH',
                  SearchString: '/staff',
                  TextTransformations: [{ Priority: 0, Type: 'NONE' }],
                },
              },
            },
          },
        },
      },
    ]);
  });

  it('samples no request: a sample has tokens, reasons and queries', () => {
    const text = JSON.stringify(stacks.get('front-door-web-acl'));
    expect(text.match(/"SampledRequestsEnabled":\w+/g)).toEqual([
      '"SampledRequestsEnabled":false',
      '"SampledRequestsEnabled":false',
    ]);
  });

  it('asks a refused caller to wait or to telephone', () => {
    expect(acl.Rules[0]?.Action).toEqual({
      Block: { CustomResponse: { ResponseCode: 429, CustomResponseBodyKey: 'tooMany' } },
    });
    const { Content = '', ContentType } = acl.CustomResponseBodies.tooMany ?? {};
    expect(ContentType).toBe('APPLICATION_JSON');
    expect(JSON.parse(Content)).toEqual({
      type: 'urn:front-door:problem:too-many-requests',
      title: 'Too many requests came from your network. Try again in five minutes, or telephone 0116 496 0000.',
      status: 429,
    });
  });
});
