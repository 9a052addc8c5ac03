import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Construct } from 'constructs';
import { postcodeTable } from '#functions/casework/index.ts';
import type { Job, JobProps } from './job.ts';
import { grants, jobIn, on, type Shared } from './shared.ts';
import { trusting } from './sign-in.ts';

/** The council of the invented postcodes. */
const SAMPLE_AUTHORITY = 'E06000016';

/**
 * Makes a job that performs the operations of staff: the API, and the console, which performs the same operations in process. So
 * both have these permissions and settings, and each has its own besides.
 */
export function staffJob(
  scope: Construct,
  id: string,
  shared: Shared,
  own: Required<Pick<JobProps, 'job' | 'may' | 'environment'>> & Pick<JobProps, 'timeout'>,
): Job {
  const may = grants(shared);
  const { storage, configuration, codeOf } = shared;
  putPostcodes(configuration.postcodesFile, codeOf(own.job));
  return jobIn(scope, id, shared, {
    job: own.job,
    answers: true,
    may: [
      // Changes of cases, the switch of the online form, and sessions of the console.
      may.writeCases,
      // A Liquidlogic number that comes again is recorded on the case that has it, which must exist.
      may.checkCases,
      may.getCases,
      may.getSeveralCases,
      may.queryCases,
      may.readLists,
      may.appendAudit,
      ...may.readLooks,
      on([storage.lookupSecretArn], 'secretsmanager:GetSecretValue'),
      // Signs links: for 60 seconds, anybody with a link reads as this role.
      on([`${storage.documents.bucketArn}/*`], 's3:GetObjectVersion'),
      on([`${storage.mail.bucketArn}/filed/*`], 's3:GetObject', 's3:GetObjectVersion'),
      ...own.may,
    ],
    environment: {
      DOCUMENTS_BUCKET: storage.documents.bucketName,
      MAIL_BUCKET: storage.mail.bucketName,
      LOOKUP_SECRET_ID: storage.lookupSecretArn,
      HOME_AUTHORITY: configuration.homeAuthority ?? SAMPLE_AUTHORITY,
      ...trusting(shared),
      PROFESSIONAL_DOMAINS: configuration.professionalDomains.join(','),
      ...own.environment,
    },
    timeout: own.timeout ?? 20,
    memory: 1024,
  });
}

/** Copies the council's postcodes into the code's folder. A file with a wrong line stops the deployment and names the line. */
function putPostcodes(file: string, codeFolder: string): void {
  const csv = readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8');
  postcodeTable(csv);
  writeFileSync(join(codeFolder, 'postcodes.csv'), csv);
}
