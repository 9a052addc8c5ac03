import { describe, expect, it } from '@jest/globals';
import { Configuration } from '#infra/configuration.ts';
import { differencesFor } from '#infra/differences.ts';
import { permissionsOf } from './policies.ts';
import { ofType, plain, type Resource, type Template, templateOf } from './synthesised.ts';

/** The same council in an account and on one machine: only the target differs. */
const SAID = {
  issuer: 'https://sign-in.invented.example/',
  councilName: 'Invented Council',
  mailbox: 'referrals@children.invented.example',
  sender: 'no-reply@children.invented.example',
  protected: 'yes',
  retentionDays: '3650',
  wordFormUrl: 'https://www.invented.example/form.docx',
};

/** Returns every place where two values differ, as paths: `Properties.VisibilityTimeout`. */
function differing(one: unknown, other: unknown, path: string): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const both = [one, other];
  if (!both.every((value) => typeof value === 'object' && value !== null && !Array.isArray(value))) return [path];
  const maps = both.map((value) => new Map(Object.entries(Object(value))));
  const keys = new Set(maps.flatMap((map) => [...map.keys()]));
  return [...keys].flatMap((key) => differing(maps[0]?.get(key), maps[1]?.get(key), `${path}.${key}`));
}

/** A difference between the two templates: a resource that only one has, or a value that differs. */
interface Seen {
  readonly id: string;
  readonly type: string;
  readonly where: string;
}

function compare(aws: Template, local: Template): Seen[] {
  const ids = new Set([...Object.keys(aws.Resources), ...Object.keys(local.Resources)]);
  return [...ids].flatMap((id): Seen[] => {
    const [one, other]: (Resource | undefined)[] = [aws.Resources[id], local.Resources[id]];
    const type = one?.Type ?? other?.Type ?? '';
    if (one === undefined) return [{ id: plain(id), type, where: 'only local' }];
    if (other === undefined) return [{ id: plain(id), type, where: 'only aws' }];
    return differing(one, other, '').map((path) => ({ id: plain(id), type, where: path.slice(1) }));
  });
}

/** The only places where each difference of `differences.ts` shows: its name, by the resource and the place. */
const SEEN: readonly (readonly [keyof ReturnType<typeof differencesFor>, (seen: Seen) => boolean])[] = [
  [
    'enforceSSL',
    ({ type, where }) =>
      ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy'].includes(type) &&
      (where === 'only aws' || where === 'Properties.PolicyDocument.Statement'),
  ],
  [
    'keepData',
    ({ type, where }) =>
      where === 'DeletionPolicy' ||
      where === 'UpdateReplacePolicy' ||
      (type === 'AWS::DynamoDB::GlobalTable' && where === 'Properties.Replicas') ||
      (type === 'AWS::S3::Bucket' && where.startsWith('Properties.ObjectLockConfiguration.')),
  ],
  [
    'scanner',
    ({ id, where }) =>
      /^(Scan|DocumentsScan|DocumentsFile(Mailed|Uploaded)$|AlarmsScan|Verdict(Queue|DeadLetters)Policy)/.test(id) ||
      (id.startsWith('CaseworkClock') && where.startsWith('Properties.Environment.')) ||
      (id === 'CaseworkClockRole' && where === 'Properties.Policies'),
  ],
  ['sesEventsFrom', ({ id }) => /^(SendingHappened|SesHappenedPolicy)/.test(id)],
  ['sesResources', ({ id, where }) => id === 'CorrespondenceSendRole' && where === 'Properties.Policies'],
  [
    'observed',
    ({ id, type, where }) =>
      (type === 'AWS::Lambda::Function' && where === 'Properties.TracingConfig') ||
      (type === 'AWS::IAM::Role' && where === 'Properties.Policies') ||
      (type === 'AWS::ApiGatewayV2::Stage' && where === 'Properties.AccessLogSettings') ||
      /^(DoorsAccessLogs|AlarmsAccepted|AlarmsFailed|AlarmsDoorsFail|AlarmsWebSilent|AlarmsMailSilent|Dashboard)$/.test(
        id,
      ),
  ],
  [
    'fronted',
    ({ id, where }) =>
      (/^(IntakeSubmit|IntakeUpload|CaseworkApi|CaseworkHandOverPdf|CaseworkOpenOriginal)Role$/.test(id) &&
        where === 'Properties.Policies') ||
      (/^(IntakeSubmit|IntakeUpload|CaseworkApi|CaseworkHandOverPdf|CaseworkOpenOriginal)Function$/.test(id) &&
        /^Properties\.Environment(\.Variables\.ORIGIN_SECRET_ID)?$/.test(where)),
  ],
  [
    'publicOrigin',
    ({ id, where }) => id === 'WebConsoleFunction' && where === 'Properties.Environment.Variables.CONSOLE_ORIGIN',
  ],
];

/** The differences that no template shows: they come from a deployment's own configuration, or show only when CDK deploys. */
const NOT_IN_TEMPLATES = ['synthesizer', 'secondRoute', 'retryAfter'];

const aws = templateOf('front-door', 'aws', SAID);
const local = templateOf('front-door', 'local', SAID);
const seen = compare(aws, local);

describe('the pipeline in an account and on one machine', () => {
  it('differs only in what differences.ts lists', () => {
    expect(seen.filter((each) => !SEEN.some(([, is]) => is(each)))).toEqual([]);
  });

  it('shows every difference that is listed', () => {
    for (const [name, is] of SEEN) expect([name, seen.some(is)]).toEqual([name, true]);
    const listed = Object.keys(
      differencesFor(Configuration.parse({ target: 'aws', webDomain: 'refer.invented.example' })),
    );
    expect(listed.sort()).toEqual([...SEEN.map(([name]) => name), ...NOT_IN_TEMPLATES].sort());
  });

  it('has the same functions except the scanner, with the same memory, time and concurrency', () => {
    const functions = (template: Template) =>
      ofType(template, 'AWS::Lambda::Function')
        .map(([id, { Properties }]) => [
          plain(id),
          Properties.MemorySize,
          Properties.Timeout,
          Properties.ReservedConcurrentExecutions,
        ])
        .filter(([id]) => id !== 'DocumentsScanFunction');
    expect(functions(local)).toEqual(functions(aws));
  });

  it('gives each job the same permissions, except for what only one target has', () => {
    const roles = ofType(aws, 'AWS::IAM::Role').map(([id]) => id);
    const lines = (template: Template, id: string) => permissionsOf(template, id).map((line) => `${plain(id)} ${line}`);
    const [here, there] = [aws, local].map((template) => new Set(roles.flatMap((id) => lines(template, id))));
    const only = (one: Set<string> | undefined, other: Set<string> | undefined) =>
      [...(one ?? [])].filter((line) => !other?.has(line)).sort();
    const sending = 'CorrespondenceSendRole arn:aws:ses:eu-west-2:111122223333:';
    expect(
      only(here, there).filter((line) => !line.endsWith(' *: xray:PutTelemetryRecords, xray:PutTraceSegments')),
    ).toEqual([
      'CaseworkApiRole StorageOriginSecret.Id: secretsmanager:GetSecretValue',
      'CaseworkClockRole *: guardduty:SendObjectMalwareScan',
      'CaseworkHandOverPdfRole StorageOriginSecret.Id: secretsmanager:GetSecretValue',
      'CaseworkOpenOriginalRole StorageOriginSecret.Id: secretsmanager:GetSecretValue',
      `${sending}configuration-set/Sending: ses:SendRawEmail`,
      `${sending}identity/* when StringEquals ses:FromAddress no-reply@children.invented.example: ses:SendRawEmail`,
      'IntakeSubmitRole StorageOriginSecret.Id: secretsmanager:GetSecretValue',
      'IntakeUploadRole StorageOriginSecret.Id: secretsmanager:GetSecretValue',
    ]);
    expect(only(there, here)).toEqual([
      'CaseworkClockRole ScanDeadLetters: sqs:GetQueueAttributes',
      'CaseworkClockRole ScanQueue: sqs:SendMessage',
      'CorrespondenceSendRole *: ses:SendRawEmail',
    ]);
  });

  it('has the same outputs', () => {
    expect(Object.keys(local.Outputs).sort()).toEqual(
      Object.keys(aws.Outputs)
        .filter((name) => !name.startsWith('PublishOutput'))
        .sort(),
    );
  });

  it('is all that is deployed on one machine', () => {
    expect(() => templateOf('front-door-edge', 'local', SAID)).toThrow('there is no stack');
  });
});
