import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { CODEC_FILES } from '#functions/documents/index.ts';
import { readBlankForm } from '#schemas/api/public/fetching.ts';
import { issueForm } from '#schemas/api/staff/operations/files.ts';
import type { HttpDoors } from './http-doors.ts';
import type { Job } from './job.ts';
import { grants, jobIn, on, type Shared } from './shared.ts';
import { trusting } from './sign-in.ts';
import { into, whenCreated, workFrom } from './work.ts';

/** The jobs that scan, inspect, file and read files, with exactly one scanner; and those that write blank forms. */
export class Documents extends Construct {
  readonly blankForm: Job;
  readonly writeForm: Job;

  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    const may = grants(shared);
    const { storage, queues, configuration } = shared;
    const quarantined = [`${storage.quarantine.bucketArn}/upload/*`, `${storage.quarantine.bucketArn}/mail/*`];

    putCodecs(shared.codeOf('documents/file'));
    const file = jobIn(this, 'File', shared, {
      job: 'documents/file',
      may: [
        may.writeCases,
        may.getCases,
        may.queryCases,
        may.appendAudit,
        // Exactly the version that was scanned.
        on(quarantined, 's3:GetObjectVersion'),
        on([`${storage.documents.bucketArn}/*`], 's3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion'),
        // A picture that an earlier run made is found, and not made over it.
        on([`${storage.documents.bucketArn}/pictures/*`], 's3:GetObject'),
        // When a file is infected, links to its original stop working.
        on([`${storage.exports.bucketArn}/originals/*`], 's3:DeleteObject', 's3:DeleteObjectVersion'),
        queues.verdict.working(),
      ],
      environment: {
        QUARANTINE_BUCKET: storage.quarantine.bucketName,
        DOCUMENTS_BUCKET: storage.documents.bucketName,
        SENDER_ADDRESS: configuration.sender,
      },
      // A picture of 25 million pixels takes 0.6 GB, beside a reader that may have kept 0.5.
      memory: 1536,
      atMostAtOnce: 10,
    });
    workFrom(queues.verdict, file, 1);

    this.blankForm = jobIn(this, 'BlankForm', shared, {
      job: 'documents/blank-form',
      answers: true,
      // It writes a form from its definition, without data of a child. In the table it may read only the directory of colleagues and
      // the council's details.
      may: [may.readColleagues, may.readCouncil],
      environment: trusting(shared),
      timeout: 20,
      memory: 1024,
      // A flood of requests for forms must not stop referrals.
      atMostAtOnce: 5,
    });
    doors.open([readBlankForm, issueForm], this.blankForm);

    // Not the public function: a flood of requests for forms must not keep a letter from its form.
    this.writeForm = jobIn(this, 'WriteForm', shared, {
      job: 'documents/write-form',
      may: [],
      touchesNoData: true,
      timeout: 20,
      memory: 1024,
      // A sweep sends four letters at once. When all are busy, the letter is tried again in a minute.
      atMostAtOnce: 4,
    });

    if (queues.scan === undefined) {
      // GuardDuty publishes to the default bus. Only results for this bucket are ours.
      new Rule(this, 'Scanned', {
        eventPattern: {
          source: ['aws.guardduty'],
          detailType: ['GuardDuty Malware Protection Object Scan Result'],
          detail: { s3ObjectDetails: { bucketName: [storage.quarantine.bucketName] } },
        },
        targets: [into(queues.verdict)],
      });
      return;
    }
    const scan = jobIn(this, 'Scan', shared, {
      job: 'documents/scan',
      may: [
        on(quarantined, 's3:GetObject', 's3:GetObjectVersion'),
        on([queues.verdict.queue.queueArn], 'sqs:SendMessage'),
        queues.scan.working(),
      ],
      environment: {
        CLAMD_HOST: configuration.clamdHost,
        CLAMD_PORT: String(configuration.clamdPort),
        VERDICT_QUEUE_URL: queues.verdict.queue.queueUrl,
      },
      // clamd answers with as many threads as its machine has free cores.
      atMostAtOnce: 4,
    });
    workFrom(queues.scan, scan, 1);
    whenCreated(this, 'FileUploaded', storage.quarantine, 'upload/', queues.scan);
    whenCreated(this, 'FileMailed', storage.quarantine, 'mail/', queues.scan);
  }
}

/** Copies the WebAssembly of the codecs of pictures into the code's folder. Its thread reads those that a picture needs. */
export function putCodecs(codeFolder: string): void {
  const { resolve: find } = createRequire(import.meta.url);
  for (const file of Object.values(CODEC_FILES)) copyFileSync(find(file), join(codeFolder, basename(file)));
}
