import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Construct } from 'constructs';
import { postcodeTable } from '#functions/casework/index.ts';
import type { Operation } from '#schemas/api/operation.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import { printHandOver } from '#schemas/api/staff/operations/cases.ts';
import { issueForm, openOriginal, openOriginalMessage } from '#schemas/api/staff/operations/files.ts';
import { EveryMinutes } from './every-minutes.ts';
import type { HttpDoors } from './http-doors.ts';
import type { Job } from './job.ts';
import { askForFront, grants, jobIn, listingVersions, on, type Shared } from './shared.ts';
import { trusting } from './sign-in.ts';

/** What staff do, and the clock that never stops. */
export class Casework extends Construct {
  readonly reconcile: Job;

  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    const may = grants(shared);
    const { storage, queues, differences } = shared;
    const front = askForFront(shared);
    putPostcodes(shared.configuration.postcodesFile, shared.codeOf('casework/api'));
    const api = jobIn(this, 'Api', shared, {
      job: 'casework/api',
      may: [
        // What staff do to cases, and the switch of the online form.
        may.writeCases,
        // A Liquidlogic number sent again is noted on the case that has it, which must be there.
        may.checkCases,
        may.getCases,
        may.getSeveralCases,
        may.queryCases,
        may.readLists,
        may.appendAudit,
        on([storage.cursorSecretArn, storage.lookupSecretArn], 'secretsmanager:GetSecretValue'),
        // Signs links: whoever holds one reads as this role, for 60 seconds.
        on([`${storage.documents.bucketArn}/*`], 's3:GetObject', 's3:GetObjectVersion'),
        on([`${storage.mail.bucketArn}/filed/*`], 's3:GetObject', 's3:GetObjectVersion'),
        ...front.may,
      ],
      environment: {
        DOCUMENTS_BUCKET: storage.documents.bucketName,
        MAIL_BUCKET: storage.mail.bucketName,
        CURSOR_SECRET_ID: storage.cursorSecretArn,
        LOOKUP_SECRET_ID: storage.lookupSecretArn,
        HOME_AUTHORITY: shared.configuration.homeAuthority,
        ...trusting(shared),
        PROFESSIONAL_DOMAINS: shared.configuration.professionalDomains.join(','),
        ...front.environment,
      },
      timeout: 20,
      memory: 1024,
    });
    const originals = [openOriginal, openOriginalMessage];
    const elsewhere: readonly Operation[] = [issueForm, printHandOver, ...originals];
    doors.open(
      STAFF_OPERATIONS.filter((one) => !elsewhere.includes(one)),
      api,
    );

    putFonts(shared.codeOf('casework/hand-over-pdf'));
    const handOverPdf = jobIn(this, 'HandOverPdf', shared, {
      job: 'casework/hand-over-pdf',
      may: [may.getCases, may.queryCases, may.appendAudit, ...front.may],
      environment: { ...trusting(shared), ...front.environment },
      timeout: 20,
      // A whole processor (AWS: 1,769 MB): the longest text of the slowest script takes four seconds of one.
      memory: 1769,
    });
    doors.open([printHandOver], handOverPdf);

    const given = `${storage.exports.bucketArn}/originals/*`;
    const original = jobIn(this, 'OpenOriginal', shared, {
      job: 'casework/open-original',
      may: [
        may.writeCases,
        may.getCases,
        may.queryCases,
        may.appendAudit,
        // Exactly the version that was scanned; of a message the only one that there is.
        on(
          [`${storage.quarantine.bucketArn}/upload/*`, `${storage.quarantine.bucketArn}/mail/*`],
          's3:GetObjectVersion',
        ),
        on([`${storage.mail.bucketArn}/filed/*`], 's3:GetObject', 's3:GetObjectVersion'),
        // It signs the links to what it made.
        on([given], 's3:PutObject', 's3:GetObject', 's3:GetObjectVersion', 's3:DeleteObjectVersion'),
        ...front.may,
      ],
      environment: {
        EXPORTS_BUCKET: storage.exports.bucketName,
        ...trusting(shared),
        ...front.environment,
      },
      timeout: 25,
      // A whole processor (AWS: 1,769 MB): 41 MB are read, encrypted in a second and written within the gateway's 29 s.
      memory: 1769,
    });
    doors.open(originals, original);

    const again = [queues.verdict, queues.upload, queues.open, ...(queues.scan === undefined ? [] : [queues.scan])];
    const clock = jobIn(this, 'Clock', shared, {
      job: 'casework/clock',
      may: [
        may.writeCases,
        may.getCases,
        may.getSeveralCases,
        may.queryCases,
        may.readTimers,
        may.readQueues,
        may.appendAudit,
        on([`${storage.quarantine.bucketArn}/upload/*`], 's3:GetObject'),
        on([given], 's3:DeleteObject', 's3:DeleteObjectVersion'),
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
    new EveryMinutes(this, 'EveryMinute', { minutes: 1, job: clock, input: { sweep: true } });

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
        // Whole buckets, not prefixes of them: what is gone must be told from what is refused, and S3 asks for this to answer 404.
        on([mail.bucketArn, quarantine.bucketArn, documents.bucketArn], 's3:ListBucket'),
        listingVersions(quarantine, 'upload/', 'mail/', 'text/'),
        on([mail.arnForObjects('inbox/*'), mail.arnForObjects('filed/*')], 's3:GetObject'),
        on([quarantine.arnForObjects('upload/*')], 's3:GetObject'),
        on([documents.arnForObjects('*')], 's3:GetObjectVersion'),
        // Mail whose case was lost goes back to the door, as the version that it is.
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
    new EveryMinutes(this, 'EveryQuarter', { minutes: 15, job: this.reconcile, input: {} });
  }
}

/** GuardDuty's on-demand scan names its object in the request alone: the call has no resource that a policy could name. */
const scanAgain = on(['*'], 'guardduty:SendObjectMalwareScan');

/** Lays the council's postcodes beside the code; a file that cannot be used stops the deployment, with its line. */
function putPostcodes(file: string, codeFolder: string): void {
  const csv = readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8');
  postcodeTable(csv);
  writeFileSync(join(codeFolder, 'postcodes.csv'), csv);
}

/** Lays the fonts of the printed hand-over beside the code: read once, when the job starts. */
function putFonts(codeFolder: string): void {
  const { resolve: find } = createRequire(import.meta.url);
  for (const font of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'])
    copyFileSync(find(`dejavu-fonts-ttf/ttf/${font}`), join(codeFolder, font));
}
