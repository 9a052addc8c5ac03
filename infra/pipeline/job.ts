import { Duration } from 'aws-cdk-lib';
import { type Conditions, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** The Node of Lambda, which is also the Node of the tests. */
export const RUNTIME = Runtime.NODEJS_24_X;

/** A permission of a job: exact actions on exact resources. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

export interface JobProps {
  /** `<room>/<job>`, as the handler's path. */
  readonly job: string;
  readonly codeFolder: string;
  readonly may: readonly Grant[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The key of the tables, files and queues that it uses, if it uses any. */
  readonly dataKey?: IKey;
  /** Seconds. The gateway waits 29 s, and a queue job has 60. */
  readonly timeout?: number;
  readonly memory?: number;
  /** Set where this job could use up the account's concurrency. */
  readonly atMostAtOnce?: number;
  /**
   * Whether X-Ray traces it. Lambda takes the first request of each second and 5 % of the others, and no rule can change that (AWS:
   * "You can't configure the X-Ray sampling rate for your functions"). So a sweep would fill the month's free traces by itself.
   */
  readonly traced?: boolean;
}

/** A Lambda with a role of its own, which has the permissions written here and no others. */
export class Job extends Construct {
  /** Its name in logs and figures, `<room>/<job>`. */
  readonly name: string;
  readonly function: LambdaFunction;
  /** Its share of the account's concurrency, if it is bounded. */
  readonly atMostAtOnce: number | undefined;
  readonly traced: boolean;
  private readonly permissions: Grant[];
  private readonly policy: PolicyDocument;

  constructor(scope: Construct, id: string, props: JobProps) {
    super(scope, id);
    this.name = props.job;
    this.atMostAtOnce = props.atMostAtOnce;
    this.traced = props.traced ?? false;
    // CDK keeps it when the stack goes, and when a first creation fails: it says why.
    const logs = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_YEAR });
    this.permissions = [
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logs.logGroupArn] },
      ...(props.dataKey === undefined ? [] : [useOf(props.dataKey)]),
      ...(this.traced ? [TRACING] : []),
      ...props.may,
    ];
    this.policy = new PolicyDocument({ statements: this.permissions.map(statement) });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Front Door ${props.job}`,
      inlinePolicies: { job: this.policy },
    });
    this.function = new LambdaFunction(this, 'Function', {
      description: `Front Door ${props.job}`,
      runtime: RUNTIME,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.codeFolder),
      // CDK's own constructs must add nothing to the role: `may` is all of it, and a test reads it.
      role: role.withoutPolicyUpdates(),
      logGroup: logs,
      timeout: Duration.seconds(props.timeout ?? 60),
      memorySize: props.memory ?? 512,
      environment: { POWERTOOLS_LOG_LEVEL: 'INFO', ...props.environment },
      tracing: this.traced ? Tracing.ACTIVE : Tracing.DISABLED,
      reservedConcurrentExecutions: props.atMostAtOnce,
    });
  }

  /** All permissions of its role. */
  get may(): readonly Grant[] {
    return this.permissions;
  }

  /** Gives it what is known only when the rest of the stack is made. */
  add(grant: Grant, environment: Readonly<Record<string, string>>): void {
    this.permissions.push(grant);
    this.policy.addStatements(statement(grant));
    for (const [name, value] of Object.entries(environment)) this.function.addEnvironment(name, value);
  }
}

const statement = ({ actions, resources, conditions }: Grant): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources], conditions });

const useOf = ({ keyArn }: IKey): Grant => ({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn] });

/** X-Ray has no resources (AWS: "Resource types defined by AWS X-Ray"). */
const TRACING: Grant = { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] };
