import * as z from 'zod';
import { localApi } from '#infra/pipeline/local-api.ts';

/** What the pipeline stack tells whoever deploys it. */
export const StackOutputs = z.object({
  ApiUrl: z.url(),
  MailBucket: z.string().min(1),
  MailTopicArn: z.string().startsWith('arn:'),
  QuarantineBucket: z.string().min(1),
  DocumentsBucket: z.string().min(1),
  AuditBucket: z.string().min(1),
  CasesTable: z.string().min(1),
  AuditTable: z.string().min(1),
  SesEventsTopicArn: z.string().startsWith('arn:'),
  /** Where referrals are emailed to, and who our own mail is from. */
  Mailbox: z.email(),
  SenderAddress: z.email(),
  Issuer: z.url(),
});
export type StackOutputs = z.infer<typeof StackOutputs>;

/** The API's address on this machine. An address that is no execute-api one is kept. */
export function localApiUrl(apiUrl: string, endpoint: string): string {
  const url = new URL(apiUrl);
  const apiId = /^([a-z0-9]+)\.execute-api\./.exec(url.hostname)?.[1];
  const local = apiId === undefined ? apiUrl : `${localApi(endpoint, apiId)}${url.pathname}`;
  return local.replace(/\/+$/, '');
}
