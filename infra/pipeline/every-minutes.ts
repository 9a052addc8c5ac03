import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { Job } from './job.ts';

interface EveryMinutesProps {
  readonly minutes: number;
  readonly job: Job;
  /** What the job is told. */
  readonly input: object;
}

/**
 * Runs a job every so many minutes. A run that was missed is not made up: the next sees the same due times (law 6). Each run
 * of such a job tells `SweepRan`, so that silence is an alarm.
 */
export class EveryMinutes extends Construct {
  readonly minutes: number;
  readonly job: Job;

  constructor(scope: Construct, id: string, { minutes, job, input }: EveryMinutesProps) {
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
    // Scheduler hands a run over and goes; what Lambda could not run is the next run's.
    job.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(minutes) });
  }
}
