import { Construct } from 'constructs';
import { fileAgencyReferral, fileReferral } from '#schemas/api/public/referring.ts';
import { openUpload, readUpload, uploadForm } from '#schemas/api/public/uploading.ts';
import type { HttpDoors } from './http-doors.ts';
import { askForCloudFront, grants, jobIn, on, type Shared } from './shared.ts';
import { whenCreated, workFrom } from './work.ts';

/** The jobs that take in referrals: as JSON, as an uploaded file and as an email. */
export class Intake extends Construct {
  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    const may = grants(shared);
    const { storage, queues, configuration } = shared;
    const front = askForCloudFront(shared);

    const submit = jobIn(this, 'Submit', shared, {
      job: 'intake/submit',
      answers: true,
      may: [may.writeCases, may.checkCases, may.getCases, may.appendAudit, ...front.may],
      environment: front.environment,
      timeout: 20,
      memory: 1024,
    });
    doors.open([fileReferral, fileAgencyReferral], submit);

    const openSlot = jobIn(this, 'Upload', shared, {
      job: 'intake/upload',
      answers: true,
      may: [
        may.writeCases,
        may.checkCases,
        may.getCases,
        may.appendAudit,
        // Signs the links: for ten minutes, anybody with a link writes as this role one object of one size and checksum.
        on([`${storage.quarantine.bucketArn}/upload/*`], 's3:PutObject'),
        ...front.may,
      ],
      environment: { QUARANTINE_BUCKET: storage.quarantine.bucketName, ...front.environment },
      timeout: 20,
    });
    doors.open([openUpload, uploadForm, readUpload], openSlot);

    const fileUpload = jobIn(this, 'FileUpload', shared, {
      job: 'intake/file-upload',
      may: [
        may.writeCases,
        may.getCases,
        may.appendAudit,
        on([`${storage.quarantine.bucketArn}/upload/*`], 's3:GetObject'),
        queues.upload.working(),
      ],
      atMostAtOnce: 10,
    });
    workFrom(queues.upload, fileUpload);
    whenCreated(this, 'FileCame', storage.quarantine, 'upload/', queues.upload);

    const receiveEmail = jobIn(this, 'ReceiveEmail', shared, {
      job: 'intake/receive-email',
      may: [
        may.writeCases,
        may.checkCases,
        on([storage.cases.tableArn], 'dynamodb:GetItem', 'dynamodb:BatchGetItem'),
        may.appendAudit,
        on([`${storage.mail.bucketArn}/inbox/*`], 's3:GetObject', 's3:GetObjectVersion', 's3:DeleteObject'),
        on([`${storage.mail.bucketArn}/filed/*`], 's3:PutObject'),
        // Without it S3 answers 403 for a missing key, and a moved mail would look like a refused one.
        on([storage.mail.bucketArn], 's3:ListBucket'),
        on([queues.open.queue.queueArn], 'sqs:SendMessage'),
        queues.receive.working(),
        queues.receiveAgain.working(),
      ],
      environment: {
        PROFESSIONAL_DOMAINS: configuration.professionalDomains.join(','),
        SENDER_ADDRESS: configuration.sender,
        OPEN_QUEUE_URL: queues.open.queue.queueUrl,
      },
      atMostAtOnce: 10,
    });
    workFrom(queues.receive, receiveEmail, 5, 5);
    workFrom(queues.receiveAgain, receiveEmail, 5, 5);
    whenCreated(this, 'MailCame', storage.mail, 'inbox/', queues.receiveAgain);

    const openEmail = jobIn(this, 'OpenEmail', shared, {
      job: 'intake/open-email',
      may: [
        may.writeCases,
        may.getCases,
        may.appendAudit,
        on([`${storage.mail.bucketArn}/filed/*`], 's3:GetObject'),
        on(
          [`${storage.quarantine.bucketArn}/mail/*`, `${storage.quarantine.bucketArn}/text/*`],
          's3:PutObject',
          's3:GetObject',
        ),
        on([`${storage.documents.bucketArn}/drawings/*`], 's3:PutObject'),
        queues.open.working(),
      ],
      environment: {
        QUARANTINE_BUCKET: storage.quarantine.bucketName,
        DOCUMENTS_BUCKET: storage.documents.bucketName,
      },
      // postal-mime holds four times a message of 40 MB (see docs/performance.md).
      memory: 1024,
      atMostAtOnce: 5,
    });
    workFrom(queues.open, openEmail);
  }
}
