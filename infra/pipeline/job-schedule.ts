import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { Job } from './job.ts';

interface JobScheduleProps {
  readonly minutes: number;
  readonly job: Job;
  /** The event of each run. */
  readonly input: object;
}

/**
 * Runs a job at an interval of minutes. A missed run is not repeated: the next run sees the same due times (law 6). The clock watches
 * that each job runs, and an alarm rings when the clock itself is silent.
 */
export class JobSchedule extends Construct {
  readonly minutes: number;
  readonly job: Job;

  constructor(scope: Construct, id: string, { minutes, job, input }: JobScheduleProps) {
    super(scope, id);
    this.minutes = minutes;
    this.job = job;
    const { partition, region, account } = Stack.of(this);
    const role = new Role(this, 'Role', {
      description: `Front Door runs ${job.name} every ${minutes} min`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': account,
            'aws:SourceArn': `arn:${partition}:scheduler:${region}:${account}:schedule-group/default`,
          },
        },
      }),
      inlinePolicies: {
        run: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [job.function.functionArn] }),
          ],
        }),
      },
    });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.minutes(minutes)),
      target: new LambdaInvoke(job.function, {
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject(input),
        retryAttempts: 0,
        maxEventAge: Duration.minutes(minutes),
      }),
    });
    // Scheduler does not wait for a run. The next run does the work of one that Lambda could not start.
    job.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(minutes) });
  }
}
