import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ACCOUNT } from './account.ts';
import { conditions, permissionsOf, type Statement, statementsOf } from './policies.ts';
import { deployed, ofType, plain, readable, type Template, templatesOf } from './synthesised.ts';

const targets = { aws: templatesOf('aws'), local: templatesOf('local') } as const;
const pipelineOf = (target: keyof typeof targets): Template =>
  targets[target].get('front-door') ?? { Resources: {}, Outputs: {} };

const HERE = `eu-west-2:${ACCOUNT}`;
const OUR_RULE = `arn:<Partition>:ses:${HERE}:receipt-rule-set/front-door-main:receipt-rule/front-door-main-referrals`;
const OUR_SENDING = `arn:<Partition>:ses:${HERE}:configuration-set/front-door-main`;

const DataKey = z.object({ KeyPolicy: z.unknown(), EnableKeyRotation: z.boolean().optional() });
const Policied = z.object({ PolicyDocument: z.unknown() });

/** Returns the statements of a resource policy that let an AWS service in: the service, the actions, the condition. */
function lets(statements: readonly Statement[]): string[] {
  return statements
    .filter(({ Effect, Principal }) => Effect === 'Allow' && 'Service' in (Principal ?? {}))
    .map((statement) => {
      const who = readable(statement.Principal?.Service);
      return [`${who} ${statement.Action.join(', ')}`, ...conditions(statement).sort()].join(' when ');
    })
    .sort();
}

function keyStatements(template: Template, id: string): Statement[] {
  const [, key] = ofType(template, 'AWS::KMS::Key').find(([each]) => plain(each) === id) ?? [];
  return statementsOf(DataKey.parse(key?.Properties).KeyPolicy);
}

/** Returns the services that a resource's own policy lets in, by the resource's name. */
function resourcePolicies(template: Template, type: string, holder: string): Map<string, string[]> {
  return new Map(
    ofType(template, type).map(([, { Properties }]) => [
      z
        .unknown()
        .transform((value) => [value].flat().map(readable).join())
        .parse(Properties[holder]),
      lets(statementsOf(Policied.parse(Properties).PolicyDocument)),
    ]),
  );
}

describe.each(['aws', 'local'] as const)('what AWS services may do with what is ours (%s)', (target) => {
  const template = pipelineOf(target);

  it('the data key: SES for our rule and our sending, our topics, this account’s rules, our alarms, and nobody else', () => {
    expect(lets(keyStatements(template, 'StorageDataKey'))).toEqual([
      `cloudwatch.amazonaws.com kms:Decrypt, kms:GenerateDataKey* when ArnLike aws:SourceArn arn:<Partition>:cloudwatch:${HERE}:alarm:front-door-Alarms* when StringEquals aws:SourceAccount ${ACCOUNT}`,
      `events.amazonaws.com kms:Decrypt, kms:GenerateDataKey* when StringEquals aws:SourceAccount ${ACCOUNT}`,
      `ses.amazonaws.com kms:Decrypt, kms:GenerateDataKey* when ArnEquals aws:SourceArn ${OUR_RULE}, ${OUR_SENDING} when StringEquals aws:SourceAccount ${ACCOUNT}`,
      `sns.amazonaws.com kms:Decrypt, kms:GenerateDataKey* when ArnLike aws:SourceArn ${['MailReceived', 'SesHappened', 'AlarmsTopic'].map((topic) => `arn:<Partition>:sns:${HERE}:front-door-${topic}*`).join(', ')}`,
    ]);
  });

  it('the data key and the topic of alarms: every topic and alarm of ours by its beginning, and no other stage’s', () => {
    const [topics, alarms] = ['AWS::SNS::Topic', 'AWS::CloudWatch::Alarm'].map((type) =>
      ofType(template, type).map(([id]) => plain(id)),
    );
    expect([...(topics ?? [])].sort()).toEqual(['AlarmsTopic', 'MailReceived', 'SesHappened']);
    expect(alarms?.filter((id) => !id.startsWith('Alarms'))).toEqual([]);
    // Another stage's names begin with its stage, in small letters, and ARNs are compared letter by letter.
    expect(JSON.stringify(template)).not.toMatch(/:(alarm:)?front-door-\*/);
  });

  it('only the account gives people and roles the data key, so that each role’s own permissions decide', () => {
    const others = keyStatements(template, 'StorageDataKey').filter(
      ({ Principal }) => !('Service' in (Principal ?? {})),
    );
    expect(others.map(({ Principal, Action }) => [readable(Principal?.AWS), Action])).toEqual([
      [`arn:<Partition>:iam::${ACCOUNT}:root`, ['kms:*']],
    ]);
  });

  it('the audit key signs for one role and for no service', () => {
    expect(lets(keyStatements(template, 'StorageAuditKey'))).toEqual([]);
    const signers = ofType(template, 'AWS::IAM::Role').filter(([id]) =>
      permissionsOf(template, id).some((line) => line.includes('kms:Sign')),
    );
    expect(signers.map(([id]) => plain(id))).toEqual(['AuditSealRole']);
  });

  it('the mail bucket: our receipt rule puts mail into its inbox', () => {
    const policies = resourcePolicies(template, 'AWS::S3::BucketPolicy', 'Bucket');
    const ours = `StringEquals aws:SourceAccount ${ACCOUNT} when StringEquals aws:SourceArn ${OUR_RULE}`;
    expect(policies.get('StorageMail')).toEqual([`ses.amazonaws.com s3:PutObject when ${ours}`]);
    const [, mail] = ofType(template, 'AWS::S3::BucketPolicy').find(([id]) => plain(id) === 'StorageMailPolicy') ?? [];
    const allowed = statementsOf(Policied.parse(mail?.Properties).PolicyDocument).filter(
      ({ Effect }) => Effect === 'Allow',
    );
    expect(allowed.flatMap(({ Resource }) => Resource.map(readable))).toEqual(['StorageMail/inbox/*']);
    for (const bucket of ['StorageQuarantine', 'StorageDocuments', 'StorageExports', 'StorageAuditSegments']) {
      expect([bucket, policies.get(bucket) ?? []]).toEqual([bucket, []]);
    }
  });

  it('the access logs: S3 writes them for our buckets, one by one', () => {
    const lines = resourcePolicies(template, 'AWS::S3::BucketPolicy', 'Bucket').get('StorageAccessLogs');
    const from = ['AuditSegments', 'Copies', 'Documents', 'Exports', 'Mail', 'Quarantine'];
    expect(lines).toEqual(
      from.map(
        (name) =>
          `logging.s3.amazonaws.com s3:PutObject when ArnLike aws:SourceArn Storage${name} when StringEquals aws:SourceAccount ${ACCOUNT}`,
      ),
    );
  });

  it('the topics: SES publishes received and sent mail, and CloudWatch publishes alarms', () => {
    const policies = resourcePolicies(template, 'AWS::SNS::TopicPolicy', 'Topics');
    const account = `StringEquals aws:SourceAccount ${ACCOUNT}`;
    expect(policies.get('MailReceived')).toEqual([
      `ses.amazonaws.com sns:Publish when ${account} when StringEquals aws:SourceArn ${OUR_RULE}`,
    ]);
    expect(policies.get('AlarmsTopic')).toEqual([
      `cloudwatch.amazonaws.com sns:Publish when ArnLike aws:SourceArn arn:<Partition>:cloudwatch:${HERE}:alarm:front-door-Alarms* when ${account}`,
    ]);
    // Locally the identity's own topics are used: see differences.ts.
    expect(policies.get('SesHappened') ?? []).toEqual(
      target === 'local'
        ? []
        : [
            `ses.amazonaws.com sns:Publish when StringEquals AWS:SourceAccount ${ACCOUNT} when StringEquals AWS:SourceArn arn:<Partition>:ses:${HERE}:configuration-set/Sending`,
          ],
    );
  });

  it('each queue: its one topic or rule, whose failures go to its dead-letter queue', () => {
    const policies = resourcePolicies(template, 'AWS::SQS::QueuePolicy', 'Queues');
    const rule = (name: string) => `events.amazonaws.com sqs:SendMessage when ArnEquals aws:SourceArn ${name}`;
    const topic = (name: string) => `sns.amazonaws.com sqs:SendMessage when ArnEquals aws:SourceArn ${name}`;
    const expected: Record<string, string[]> = {
      Receive: [topic('MailReceived')],
      ReceiveAgain: [rule('IntakeMailCame')],
      Upload: [rule('IntakeFileCame')],
      SesEvents: [topic('SesHappened')],
      ...(target === 'local'
        ? { Scan: [rule('DocumentsFileMailed'), rule('DocumentsFileUploaded')] }
        : { Verdict: [rule('DocumentsScanned')] }),
    };
    for (const [name, feeders] of Object.entries(expected)) {
      expect([name, policies.get(`${name}Queue`)]).toEqual([name, feeders]);
      expect([name, policies.get(`${name}DeadLetters`)]).toEqual([name, feeders]);
    }
    const fed = [...policies].filter(([, lines]) => lines.length > 0).map(([queue]) => queue);
    expect(fed.sort()).toEqual(
      Object.keys(expected)
        .flatMap((name) => [`${name}Queue`, `${name}DeadLetters`])
        .sort(),
    );
  });

  it('each function: our own API may call it, by any route, and nobody else may', () => {
    const Permission = z.object({ Principal: z.string(), SourceArn: z.unknown() });
    const callers = ofType(template, 'AWS::Lambda::Permission').map(([, { Properties }]) => {
      const { Principal, SourceArn } = Permission.parse(Properties);
      return `${Principal} ${readable(SourceArn)}`;
    });
    // A function's policy has no room for each route of 51. The routes themselves are in doors.test.ts.
    expect(new Set(callers)).toEqual(
      new Set([`apigateway.amazonaws.com arn:<Partition>:execute-api:${HERE}:DoorsApi/*/*/*`]),
    );
  });
});

describe('the key and the parts around the pipeline', () => {
  it('GuardDuty decrypts only through S3, by its role', () => {
    const edge = targets.aws.get('front-door-edge') ?? { Resources: {}, Outputs: {} };
    const [[id] = ['']] = ofType(edge, 'AWS::IAM::Role').filter(([each]) => plain(each) === 'MalwareProtectionRole');
    expect(permissionsOf(edge, id)).toContain(
      '<front-door StorageDataKeyArn> when StringEquals kms:ViaService s3.eu-west-2.amazonaws.com: kms:Decrypt, kms:GenerateDataKey',
    );
  });

  it('in the receipt rule set of a council, only our one rule is let in', () => {
    const joined = deployed('everything').get('front-door');
    const text = JSON.stringify(joined);
    expect(text).toContain('receipt-rule-set/council-mail:receipt-rule/front-door-main-referrals');
    expect(text).not.toContain('receipt-rule-set/front-door-main');
  });
});
