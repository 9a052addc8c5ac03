import { readFileSync } from 'node:fs';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { apiDocs } from './api-docs/serve.ts';

/** Reads a file that was generated with the stack. It lies beside the code, so that the bundle has no generator. */
const generated = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Accepts requests that do not come by CloudFront too, because the answer is the same for everyone. */
const letIn = async () => undefined;

/** Answers with the description of the API, for programs and for people. */
export const handler = endpoint(
  openLog('web/api-docs'),
  apiDocs({ document: generated('openapi.json'), page: generated('openapi.html') }),
  { letIn },
);
