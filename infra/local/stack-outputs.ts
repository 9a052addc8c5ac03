import * as z from 'zod';

/** The outputs of the pipeline stack. */
export const StackOutputs = z.object({
  ApiUrl: z.url(),
  MailBucket: z.string().min(1),
  MailTopicArn: z.string().startsWith('arn:'),
  QuarantineBucket: z.string().min(1),
  DocumentsBucket: z.string().min(1),
  AuditBucket: z.string().min(1),
  CasesTable: z.string().min(1),
  AuditTable: z.string().min(1),
  AuditKeyId: z.string().min(1),
  ReconcileFunction: z.string().min(1),
  RecoverFunction: z.string().min(1),
  SesEventsTopicArn: z.string().startsWith('arn:'),
  /** The address that takes referrals, and the address that our own mail is from. */
  Mailbox: z.email(),
  SenderAddress: z.email(),
  Issuer: z.url(),
});
export type StackOutputs = z.infer<typeof StackOutputs>;

/**
 * Returns the API's address on this machine. A stack has a host name that only AWS resolves. MiniStack answers the same API by path, as
 * Node does not resolve `*.localhost`. Keeps an address that is not an execute-api one.
 */
export function localApiUrl(apiUrl: string, endpoint: string): string {
  const url = new URL(apiUrl);
  const apiId = /^([a-z0-9]+)\.execute-api\./.exec(url.hostname)?.[1];
  const local = apiId === undefined ? apiUrl : `${endpoint}/_aws/execute-api/${apiId}/$default${url.pathname}`;
  return local.replace(/\/+$/, '');
}
