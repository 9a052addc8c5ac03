import { Stack } from 'aws-cdk-lib';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Operation } from '#schemas/api/operation.ts';
import type { Configuration } from '../configuration.ts';
import type { Differences } from '../differences.ts';
import { stackNameOf } from '../names.ts';
import type { Job } from './job.ts';
import type { SignIn } from './sign-in.ts';

interface HttpDoorsProps {
  readonly configuration: Configuration;
  readonly differences: Differences;
  readonly signIn: SignIn;
}

/** The most requests of a route, each second and at once. A city has 16 referrals a working day, and a flood must not use up the account's concurrency. */
const RATE = { throttlingRateLimit: 50, throttlingBurstLimit: 100 };

/** The HTTP API: its routes, their callers and its limits. */
export class HttpDoors extends Construct {
  readonly api: HttpApi;
  /** A log with one line for each request, where the target can write it. */
  readonly accessLogs: LogGroup | undefined;
  private readonly holders: Readonly<Record<Exclude<Operation['knock'], 'public'>, HttpJwtAuthorizer>>;
  /** The routes that anybody may call. */
  readonly publicRoutes: HttpRoute[] = [];
  private readonly integrations = new Map<Job, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, props: HttpDoorsProps) {
    super(scope, id);
    const { corsOrigins } = props.configuration;
    const { issuer, staff, agencies } = props.signIn;
    this.api = new HttpApi(this, 'Api', {
      apiName: stackNameOf(props.configuration),
      createDefaultStage: false,
      // Behind CloudFront the default endpoint still answers, but only requests with the origin's secret.
      corsPreflight:
        corsOrigins.length === 0
          ? undefined
          : {
              allowOrigins: corsOrigins,
              allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
              allowHeaders: [
                'content-type',
                'idempotency-key',
                'authorization',
                'x-reason',
                'x-upload-token',
                'if-match',
                'if-none-match',
              ],
              // A page sends back the version of the case that it showed.
              exposeHeaders: ['etag'],
            },
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: RATE.throttlingRateLimit, burstLimit: RATE.throttlingBurstLimit },
    });
    if (props.differences.observed) this.accessLogs = logRequests(this, stage);
    this.holders = {
      staff: new HttpJwtAuthorizer('Token', issuer, { jwtAudience: [staff] }),
      agency: new HttpJwtAuthorizer('AgencyToken', issuer, { jwtAudience: [...agencies] }),
    };
  }

  /** Routes some operations to a job. A route has an authorizer or none, so that public and agency posts are two routes. */
  open(operations: readonly Pick<Operation, 'method' | 'route' | 'knock'>[], job: Job): void {
    const integration = this.integrations.get(job) ?? toFunction(job);
    this.integrations.set(job, integration);
    for (const { method, route, knock } of operations) {
      const routes = this.api.addRoutes({
        path: route,
        methods: [HttpMethod[method]],
        integration,
        authorizer: knock === 'public' ? new HttpNoneAuthorizer() : this.holders[knock],
        ...(knock === 'agency' ? { authorizationScopes: ['referrals/submit'] } : {}),
      });
      if (knock === 'public') this.publicRoutes.push(...routes);
    }
  }

  /** Returns the host name of the default endpoint. */
  get host(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  get url(): string {
    return `https://${this.host}`;
  }
}

/**
 * Returns a function as the target of routes, with one permission for all of them. CDK's own is one for each route: those of 51
 * routes are longer than the 20,480 bytes that a function's resource policy may have (aws-cdk #19535).
 */
const toFunction = (job: Job): HttpLambdaIntegration =>
  new HttpLambdaIntegration(job.node.id, job.function, { scopePermissionToRoute: false });

/** Writes one line for each request, without query strings or callers' addresses, which are personal (law 4). */
function logRequests(doors: HttpDoors, stage: HttpStage): LogGroup {
  const logs = new LogGroup(doors, 'AccessLogs', { retention: RetentionDays.ONE_YEAR });
  const resource = stage.node.defaultChild;
  if (!(resource instanceof CfnStage)) throw new Error('a stage has its L1 resource as default child');
  resource.accessLogSettings = {
    destinationArn: logs.logGroupArn,
    format: JSON.stringify({
      requestId: '$context.requestId',
      at: '$context.requestTime',
      route: '$context.routeKey',
      status: '$context.status',
      ms: '$context.responseLatency',
      error: '$context.error.responseType',
    }),
  };
  return logs;
}
