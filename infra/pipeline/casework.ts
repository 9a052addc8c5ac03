import { Construct } from 'constructs';
import type { HttpDoors } from './http-doors.ts';
import type { Job } from './job.ts';
import { grants, jobIn, on, type Shared } from './shared.ts';

/** What staff do. */
export class Casework extends Construct {
  readonly api: Job;

  constructor(scope: Construct, id: string, shared: Shared, doors: HttpDoors) {
    super(scope, id);
    const may = grants(shared);
    const { storage, configuration, issuer } = shared;
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
  }
}
