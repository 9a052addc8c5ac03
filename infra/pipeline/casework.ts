import { Construct } from 'constructs';
import { everyMinutes } from './every-minutes.ts';
import type { HttpDoors } from './http-doors.ts';
import type { Job } from './job.ts';
import { grants, jobIn, on, type Shared } from './shared.ts';

/** What staff do, and the clock that never stops. */
export class Casework extends Construct {
  readonly api: Job;
  readonly clock: Job;

  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    const may = grants(shared);
    const { storage, queues, configuration, differences, issuer } = shared;
    this.api = jobIn(this, 'Api', shared, {
      job: 'casework/api',
      may: [
        may.writeCases,
        may.readCases,
        may.readQueues,
        may.appendAudit,
        on([storage.cursorSecret.secretArn], 'secretsmanager:GetSecretValue'),
        // Signs links: whoever holds one reads as this role, for 60 seconds.
        on([`${storage.documents.bucketArn}/*`], 's3:GetObject', 's3:GetObjectVersion'),
        on([`${storage.mail.bucketArn}/filed/*`], 's3:GetObject', 's3:GetObjectVersion'),
      ],
      environment: {
        DOCUMENTS_BUCKET: storage.documents.bucketName,
        MAIL_BUCKET: storage.mail.bucketName,
        CURSOR_SECRET_ID: storage.cursorSecret.secretArn,
        JWT_ISSUER: issuer,
        JWT_AUDIENCE: configuration.audience,
      },
      timeout: 20,
      memory: 1024,
    });
    doors.open('GET', '/admin/cases', this.api, 'staff');
    doors.open('GET', '/admin/cases/{reference}', this.api, 'staff');
    doors.open('GET', '/admin/cases/{reference}/documents/{id}', this.api, 'staff');
    doors.open('GET', '/admin/tasks', this.api, 'staff');
    doors.open('GET', '/admin/messages/{id}/raw', this.api, 'staff');
    doors.open('PUT', '/admin/settings/online-form', this.api, 'staff');

    const again = [queues.verdict, queues.upload, queues.open, ...(queues.scan === undefined ? [] : [queues.scan])];
    this.clock = jobIn(this, 'Clock', shared, {
      job: 'casework/clock',
      may: [
        may.writeCases,
        may.readCases,
        may.readTimers,
        may.appendAudit,
        on([`${storage.quarantine.bucketArn}/upload/*`], 's3:GetObject'),
        // Whether a file came into its slot: without it S3 answers 403 for a key that is not there.
        on([storage.quarantine.bucketArn], 's3:ListBucket'),
        on(
          again.map(({ queue }) => queue.queueArn),
          'sqs:SendMessage',
        ),
        ...(differences.scanner === 'guardduty' ? [scanAgain] : []),
      ],
      environment: {
        SCANNER: differences.scanner,
        VERDICT_QUEUE_URL: queues.verdict.queue.queueUrl,
        UPLOAD_QUEUE_URL: queues.upload.queue.queueUrl,
        OPEN_QUEUE_URL: queues.open.queue.queueUrl,
        ...(queues.scan === undefined ? {} : { SCAN_QUEUE_URL: queues.scan.queue.queueUrl }),
      },
      // The next run finds what this one left; two at once would only meet each other's items.
      atMostAtOnce: 1,
    });
    everyMinutes(this, 'EveryMinute', 1, this.clock, { sweep: true });
  }
}

/** GuardDuty's on-demand scan names its object in the request alone: the call has no resource that a policy could name. */
const scanAgain = on(['*'], 'guardduty:SendObjectMalwareScan');
