import { describe, expect, it } from '@jest/globals';
import { at, deployed, readable, type Template, templatesOf } from './synthesised.ts';

/** Names that lie deeper in a resource than one of its own properties. */
const DEEPER: Readonly<Record<string, readonly string[]>> = {
  'AWS::CloudFront::Distribution': ['DistributionConfig.Aliases', 'DistributionConfig.Comment'],
  'AWS::CloudFront::ResponseHeadersPolicy': ['ResponseHeadersPolicyConfig.Name'],
  'AWS::Cognito::UserPoolDomain': ['Domain'],
  'AWS::SES::EmailIdentity': ['EmailIdentity'],
  'AWS::SES::ReceiptRule': ['Rule.Name'],
  'AWS::WAFv2::WebACL': ['VisibilityConfig.MetricName'],
};
/** Names that are unique only within another resource, whose name is looked at. */
const WITHIN = [
  'AWS::ApiGatewayV2::Authorizer Name',
  'AWS::ApiGatewayV2::Stage StageName',
  'AWS::CloudWatch::Alarm MetricName',
  'AWS::Cognito::UserPoolClient ClientName',
  'AWS::Cognito::UserPoolGroup GroupName',
  'AWS::Cognito::UserPoolResourceServer Name',
  'AWS::SES::ConfigurationSetEventDestination ConfigurationSetName',
  'AWS::SES::ReceiptRule RuleSetName',
];

/** Returns the properties that name a resource in its account and Region. One without them has its stack's name in its own. */
const naming = ({ Type, Properties }: Template['Resources'][string]): readonly string[] => [
  ...(DEEPER[Type] ?? []),
  ...Object.keys(Properties).filter(
    (key) => /(^|[a-z])Name$/.test(key) && typeof Properties[key] === 'string' && !WITHIN.includes(`${Type} ${key}`),
  ),
];

/** Returns every name that a deployment's templates give: its stacks', its resources', its exports', its figures' namespaces. */
function namesIn(stacks: ReadonlyMap<string, Template>): string[] {
  return [...stacks].flatMap(([stack, template]) => [
    `stack ${stack}`,
    ...Object.values(template.Resources).flatMap((resource) =>
      naming(resource).flatMap((path) => {
        const name = at(resource.Properties, path);
        return name === undefined ? [] : [`${resource.Type} ${path} ${readable(name)}`];
      }),
    ),
    ...Object.values(template.Outputs).flatMap((output) => {
      const name = at(output, 'Export.Name');
      return name === undefined ? [] : [`export ${readable(name)}`];
    }),
    ...(JSON.stringify(template).match(/"(Metric)?Namespace":"FrontDoor[^"]*"/g) ?? []),
    ...(JSON.stringify(template).match(/"POWERTOOLS_METRICS_NAMESPACE":"[^"]*"/g) ?? []),
  ]);
}

describe('two stages in one account and Region', () => {
  const main = namesIn(templatesOf('aws'));
  const alone = templatesOf('aws', { stage: 'trial', webDomain: 'trial.invented.example' });
  // The account has one active receipt rule set, so the second joins it. SES verifies a domain once an account and Region.
  const second = namesIn(deployed('trial'));

  it('share no name', () => {
    expect(main.length).toBeGreaterThan(20);
    expect(second).toHaveLength(main.length);
    expect(main.filter((name) => second.includes(name))).toEqual([]);
  });

  it('are seen to share a mail domain, which SES verifies once: the second deployment is refused there', () => {
    expect(namesIn(alone).filter((name) => main.includes(name))).toEqual([
      'AWS::SES::EmailIdentity EmailIdentity children.invented.example',
    ]);
  });

  it('have one receipt rule set that is active: the second stops with its name, unless it joins by receiptRuleSet', () => {
    const activation = (stacks: ReadonlyMap<string, Template>) =>
      Object.values(stacks.get('front-door-trial-edge')?.Resources ?? {}).find(
        ({ Type }) => Type === 'Custom::ReceiptRuleSetActivation',
      )?.Properties;
    expect(activation(alone)).toMatchObject({ RuleSet: 'front-door-trial', Whose: 'ours' });
    expect(activation(deployed('trial'))).toMatchObject({
      RuleSet: 'front-door-main',
      Whose: 'theirs',
    });
  });

  it('name their stacks by stage, and nobody’s stage can be another’s stack', () => {
    expect(new Set(templatesOf('aws').keys())).toEqual(
      new Set(['front-door-sign-in', 'front-door', 'front-door-web-acl', 'front-door-edge']),
    );
    expect(new Set(alone.keys())).toEqual(
      new Set(['front-door-trial-sign-in', 'front-door-trial', 'front-door-trial-web-acl', 'front-door-trial-edge']),
    );
  });
});
