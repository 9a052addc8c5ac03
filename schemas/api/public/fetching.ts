import * as z from 'zod';
import { operation } from '../operation.ts';
import { IfNoneMatch } from './headers.ts';

const CACHED = {
  etag: 'The version. Send it as If-None-Match.',
  'cache-control': 'How long you may cache it.',
} as const;
const STILL_SO = { 304: { nothing: true, means: 'Your copy is current.', headers: CACHED } } as const;

const published = {
  knock: 'public',
  touchesNoData: true,
  under: 'Blank forms, and this document',
  headers: IfNoneMatch,
} as const;

export const readBlankForm = operation('readBlankForm', 'GET', '/forms/{name}', {
  ...published,
  summary: 'Returns a blank Word form.',
  path: z.object({ name: z.string().describe('For example early-help-and-social-care.docx.') }),
  answers: {
    200: {
      file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      means: 'The form.',
      headers: CACHED,
    },
    ...STILL_SO,
  },
  problems: ['no-such-form'],
});

export const readDocument = operation('readOpenApi', 'GET', '/openapi.json', {
  ...published,
  summary: 'Returns this document as OpenAPI, for programs.',
  answers: {
    200: { json: z.looseObject({ openapi: z.string() }), means: 'OpenAPI 3.1.', headers: CACHED },
    ...STILL_SO,
  },
});

export const readPage = operation('readOpenApiPage', 'GET', '/openapi', {
  ...published,
  summary: 'Returns this document as a web page, for people.',
  answers: { 200: { file: 'text/html', means: 'The page.', headers: CACHED }, ...STILL_SO },
});
