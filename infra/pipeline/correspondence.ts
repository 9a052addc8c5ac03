import { Duration } from 'aws-cdk-lib';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Job } from './job.ts';
import { JobSchedule } from './job-schedule.ts';
import { DeadLetters } from './queues.ts';
import { grants, jobIn, on, type Shared, streamWork } from './shared.ts';
import { listenTo, SHARDS_AND_A_SWEEP } from './stream.ts';
import { workFrom } from './work.ts';

interface Forms {
  /** Writes the form that goes with a letter. */
  readonly write: Job;
  /** The public address of a blank form, with `{form}` in place of its id. */
  readonly address: string;
}

/** The jobs that send our mail and record its delivery. */
export class Correspondence extends Construct {
  readonly send: Job;

  constructor(scope: Construct, id: string, shared: Shared, forms: Forms) {
    super(scope, id);
    const may = grants(shared);
    const { storage, queues, configuration, configurationSet } = shared;
    const ses = (kind: string, name: string) =>
      `arn:aws:ses:${storage.cases.stack.region}:${storage.cases.stack.account}:${kind}/${name}`;
    const missedNudges = new DeadLetters(this, 'MissedNudges', {
      dataKey: storage.dataKey,
      differences: shared.differences,
    });
    this.send = jobIn(this, 'Send', shared, {
      job: 'correspondence/send',
      may: [
        may.writeCases,
        may.getCases,
        may.readTimers,
        may.appendAudit,
        ...(shared.differences.sesResources === 'any'
          ? [on(['*'], 'ses:SendRawEmail')]
          : [
              on([ses('configuration-set', configurationSet)], 'ses:SendRawEmail'),
              // SES also asks for the recipient's identity where it is one of the account's own, as every recipient is in the
              // sandbox (terraform-aws-ses #40, aws-sdk-js #3641). The condition still lets only our sender's address send.
              {
                ...on([ses('identity', '*')], 'ses:SendRawEmail'),
                conditions: { StringEquals: { 'ses:FromAddress': configuration.sender } },
              },
            ]),
        on([forms.write.function.functionArn], 'lambda:InvokeFunction'),
        streamWork(storage.cases),
        missedNudges.sending(),
      ],
      environment: {
        CONFIGURATION_SET: configurationSet,
        SENDER_ADDRESS: configuration.sender,
        FORM_ADDRESS: forms.address,
        WRITE_FORM_FUNCTION: forms.write.function.functionName,
      },
      // SES lets a new account send one mail a second.
      atMostAtOnce: SHARDS_AND_A_SWEEP,
    });
    listenTo(storage.cases, this.send, {
      batch: 250,
      gatherFor: Duration.seconds(0),
      again: 2,
      only: [
        {
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: {
            NewImage: {
              item: { S: FilterRule.isEqual('message') },
              direction: { S: FilterRule.isEqual('out') },
              state: { S: FilterRule.isEqual('pending') },
            },
          },
        },
      ],
      missed: missedNudges,
    });
    new JobSchedule(this, 'Sweep', { minutes: 1, job: this.send, input: { sweep: true } });

    const record = jobIn(this, 'Record', shared, {
      job: 'correspondence/record',
      // Reads a message as the sending job does, with the people of its case.
      may: [may.writeCases, may.getCases, may.appendAudit, queues.sesEvents.working()],
      atMostAtOnce: 5,
    });
    workFrom(queues.sesEvents, record, 10);
  }
}
