import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Operation } from '#schemas/api/operation.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import { printHandOver } from '#schemas/api/staff/operations/cases.ts';
import { issueForm, openOriginal, openOriginalMessage } from '#schemas/api/staff/operations/files.ts';
import type { HttpDoors } from './http-doors.ts';
import type { Job } from './job.ts';
import { JobSchedule } from './job-schedule.ts';
import { askForCloudFront, grants, jobIn, listingVersions, on, type Shared } from './shared.ts';
import { trusting } from './sign-in.ts';
import { staffJob } from './staff-job.ts';

/** The jobs of staff, and the clock. */
export class Casework extends Construct {
  readonly reconcile: Job;
  /** Only a person invokes it, after a restore. No schedule or queue does. */
  readonly recover: Job;
  readonly clock: Job;
  readonly handOverPdf: Job;
  readonly openOriginal: Job;

  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    const may = grants(shared);
    const { storage, queues, differences } = shared;
    const front = askForCloudFront(shared);
    const api = staffJob(this, 'Api', shared, { job: 'casework/api', ...front });
    const originals = [openOriginal, openOriginalMessage];
    const elsewhere: readonly Operation[] = [issueForm, printHandOver, ...originals];
    doors.open(
      STAFF_OPERATIONS.filter((one) => !elsewhere.includes(one)),
      api,
    );

    putFonts(shared.codeOf('casework/hand-over-pdf'));
    this.handOverPdf = jobIn(this, 'HandOverPdf', shared, {
      job: 'casework/hand-over-pdf',
      answers: true,
      may: [may.getCases, may.queryCases, may.appendAudit, ...front.may],
      environment: { ...trusting(shared), ...front.environment },
      timeout: 20,
      // A whole processor (AWS: 1,769 MB): the longest text of the slowest script takes it four seconds.
      memory: 1769,
    });
    doors.open([printHandOver], this.handOverPdf);

    const given = `${storage.exports.bucketArn}/originals/*`;
    this.openOriginal = jobIn(this, 'OpenOriginal', shared, {
      job: 'casework/open-original',
      answers: true,
      may: [
        may.writeCases,
        may.getCases,
        may.queryCases,
        may.appendAudit,
        // Exactly the version that was scanned. A message has only one.
        on(
          [`${storage.quarantine.bucketArn}/upload/*`, `${storage.quarantine.bucketArn}/mail/*`],
          's3:GetObjectVersion',
        ),
        on([`${storage.mail.bucketArn}/filed/*`], 's3:GetObject', 's3:GetObjectVersion'),
        // Signs the links to its own objects.
        on([given], 's3:PutObject', 's3:GetObject', 's3:GetObjectVersion', 's3:DeleteObjectVersion'),
        ...front.may,
      ],
      environment: {
        EXPORTS_BUCKET: storage.exports.bucketName,
        ...trusting(shared),
        ...front.environment,
      },
      timeout: 25,
      // A whole processor (AWS: 1,769 MB): it reads 41 MB, encrypts them in a second and writes them within the gateway's 29 s.
      memory: 1769,
    });
    doors.open(originals, this.openOriginal);

    const again = [queues.verdict, queues.upload, queues.open, ...(queues.scan === undefined ? [] : [queues.scan])];
    this.clock = jobIn(this, 'Clock', shared, {
      job: 'casework/clock',
      may: [
        may.writeCases,
        may.getCases,
        may.getSeveralCases,
        may.queryCases,
        may.readTimers,
        may.readQueues,
        // The work of a person whose access has ended goes back to its teams.
        may.readAssigned,
        may.appendAudit,
        on([`${storage.quarantine.bucketArn}/upload/*`], 's3:GetObject'),
        on([given], 's3:DeleteObject', 's3:DeleteObjectVersion'),
        // To find whether a file came into its slot: without it S3 answers 403 for a missing key.
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
      // The next run does what this one left. Two at once would only compete for items.
      atMostAtOnce: 1,
    });
    new JobSchedule(this, 'EveryMinute', { minutes: 1, job: this.clock, input: { sweep: true } });

    const { mail, quarantine, documents } = storage;
    this.reconcile = jobIn(this, 'Reconcile', shared, {
      job: 'casework/reconcile',
      may: [
        may.writeCases,
        may.getCases,
        may.getSeveralCases,
        may.queryCases,
        may.readTimers,
        may.readQueues,
        on([storage.audit.tableArn], 'dynamodb:Query', 'dynamodb:PutItem'),
        // Whole buckets and not prefixes: without it S3 answers 403 and not 404 for a missing object.
        on([mail.bucketArn, quarantine.bucketArn, documents.bucketArn], 's3:ListBucket'),
        listingVersions(quarantine, 'upload/', 'mail/', 'text/'),
        on([mail.arnForObjects('inbox/*'), mail.arnForObjects('filed/*')], 's3:GetObject'),
        on([quarantine.arnForObjects('upload/*')], 's3:GetObject'),
        on([documents.arnForObjects('*')], 's3:GetObjectVersion'),
        // Mail whose case was lost goes back to the door, by its version.
        on([mail.arnForObjects('filed/*')], 's3:GetObjectVersion'),
        on([mail.arnForObjects('inbox/again-*')], 's3:PutObject'),
        on(
          [queues.receive, queues.upload, queues.open].map(({ queue }) => queue.queueArn),
          'sqs:SendMessage',
        ),
      ],
      environment: {
        MAIL_BUCKET: mail.bucketName,
        QUARANTINE_BUCKET: quarantine.bucketName,
        RECEIVE_QUEUE_URL: queues.receive.queue.queueUrl,
        UPLOAD_QUEUE_URL: queues.upload.queue.queueUrl,
        OPEN_QUEUE_URL: queues.open.queue.queueUrl,
      },
      timeout: 300,
      atMostAtOnce: 1,
    });
    new JobSchedule(this, 'EveryQuarter', { minutes: 15, job: this.reconcile, input: { sweep: true } });

    const { partition, region, account, stackName } = Stack.of(this);
    this.recover = jobIn(this, 'Recover', shared, {
      job: 'casework/recover',
      may: [
        may.writeCases,
        may.getCases,
        may.readTimers,
        on([storage.audit.tableArn], 'dynamodb:Query', 'dynamodb:PutItem'),
        on([storage.copies.bucketArn], 's3:ListBucket'),
        on([storage.copies.arnForObjects('*')], 's3:GetObject'),
        // A table that was restored beside the one in use, by the name in the drill.
        on([`arn:${partition}:dynamodb:${region}:${account}:table/${stackName}-restored-*`], 'dynamodb:Scan'),
      ],
      environment: { COPIES_BUCKET: storage.copies.bucketName },
      timeout: 300,
    });
  }
}

/** Lets a job ask for a scan. GuardDuty's call names its object only in the request, so a policy can name no resource. */
const scanAgain = on(['*'], 'guardduty:SendObjectMalwareScan');

/** Copies the fonts of the printed hand-over into the code's folder. The job reads them once, when it starts. */
function putFonts(codeFolder: string): void {
  const { resolve: find } = createRequire(import.meta.url);
  for (const font of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'])
    copyFileSync(find(`dejavu-fonts-ttf/ttf/${font}`), join(codeFolder, font));
}
