import { readFileSync } from 'node:fs';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { apiDocs } from './api-docs/serve.ts';

/** They are made when the stack is, and lie beside the code: nothing that makes them is in it. */
const beside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Lets in who comes round CloudFront too: it gives everybody the same. */
const letIn = async () => undefined;

/** The API's own description, for programs and for people. */
export const handler = endpoint(
  openLog('web/api-docs'),
  apiDocs({ document: beside('openapi.json'), page: beside('openapi.html') }),
  letIn,
);
