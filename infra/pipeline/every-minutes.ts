import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import type { Job } from './job.ts';

/** Runs a job every so many minutes. A run that was missed is not made up: the next sees the same due times (law 6). */
export function everyMinutes(scope: Construct, id: string, minutes: number, job: Job, input: object): Schedule {
  return new Schedule(scope, id, {
    schedule: ScheduleExpression.rate(Duration.minutes(minutes)),
    target: new LambdaInvoke(job.function, {
      input: ScheduleTargetInput.fromObject(input),
      retryAttempts: 0,
      maxEventAge: Duration.minutes(Math.max(1, minutes)),
    }),
  });
}
