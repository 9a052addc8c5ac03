import { describe, expect, it } from '@jest/globals';
import { at, deployed, readable, type Template, templatesOf } from './synthesised.ts';

/** Properties by which a resource is named in its account and Region, by type. A resource without one has its stack's name in its own. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGatewayV2::Api': ['Name'],
  'AWS::CloudFront::Distribution': ['DistributionConfig.Aliases', 'DistributionConfig.Comment'],
  'AWS::CloudWatch::Alarm': ['AlarmName'],
  'AWS::CloudWatch::CompositeAlarm': ['AlarmName'],
  'AWS::CloudWatch::Dashboard': ['DashboardName'],
  'AWS::Cognito::UserPool': ['UserPoolName'],
  'AWS::Cognito::UserPoolDomain': ['Domain'],
  'AWS::DynamoDB::GlobalTable': ['TableName'],
  'AWS::Events::Rule': ['Name'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::KMS::Alias': ['AliasName'],
  'AWS::Lambda::Function': ['FunctionName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::Logs::MetricFilter': ['FilterName', 'MetricTransformations.0.MetricNamespace'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::SES::ConfigurationSet': ['Name'],
  'AWS::SES::EmailIdentity': ['EmailIdentity'],
  'AWS::SES::ReceiptRule': ['Rule.Name'],
  'AWS::SNS::Topic': ['TopicName'],
  'AWS::SQS::Queue': ['QueueName'],
  'AWS::Scheduler::Schedule': ['Name'],
  'AWS::SecretsManager::Secret': ['Name'],
  'AWS::WAFv2::WebACL': ['Name', 'VisibilityConfig.MetricName'],
};

/** Returns every name that a deployment's templates give: its stacks', its resources', its exports', its figures' namespaces. */
function namesIn(stacks: ReadonlyMap<string, Template>): string[] {
  return [...stacks].flatMap(([stack, template]) => [
    `stack ${stack}`,
    ...Object.values(template.Resources).flatMap(({ Type, Properties }) =>
      (NAMES[Type] ?? []).flatMap((path) => {
        const name = at(Properties, path);
        return name === undefined ? [] : [`${Type} ${path} ${readable(name)}`];
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
  const alone = templatesOf('aws', { stage: 'trial' });
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
