import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';
import { operation } from '../operation.ts';
import { FILE_EXAMPLE } from './examples.ts';
import { IdempotencyHeaders, UploadToken } from './headers.ts';
import { FormUpload, FormUploadSlot, UploadFile, UploadSlot, UploadStatus } from './upload.ts';

const UNDER = 'Send a file';

export const openUpload = operation('openUpload', 'POST', '/referrals/{reference}/uploads', {
  knock: 'public',
  under: UNDER,
  summary: 'Returns a link to upload one more file of a referral.',
  about:
    'Describe the file, then PUT its bytes to the link with the given headers. A referral can have ten files. The same request within 24 hours returns the same slot with a new link.',
  path: z.object({ reference: Reference }),
  headers: UploadToken.extend(IdempotencyHeaders.shape),
  body: UploadFile,
  example: FILE_EXAMPLE,
  answers: { 201: { json: UploadSlot, means: 'Send the bytes to `put`.' } },
  problems: ['not-found', 'upload-incomplete', 'too-many-files', 'bad-key', 'key-used'],
});

export const uploadForm = operation('uploadForm', 'POST', '/uploads', {
  knock: 'public',
  under: UNDER,
  summary: 'Returns a link to upload a completed Word form as a referral.',
  about:
    'The case is filed when the bytes have arrived at the link. The same request within 24 hours returns the same reference and slot, with a new link.',
  headers: IdempotencyHeaders,
  body: FormUpload,
  example: {
    ...FILE_EXAMPLE,
    sender: { name: 'Pip Thimble', role: 'Head teacher', email: 'head@school.example.sch.uk', emailIsSafe: true },
  },
  answers: { 201: { json: FormUploadSlot, means: 'Send the bytes to `put`.' } },
  problems: ['upload-incomplete', 'bad-key', 'key-used'],
});

export const readUpload = operation('readUpload', 'GET', '/uploads/{id}', {
  knock: 'public',
  under: UNDER,
  summary: 'Returns the status of an uploaded file.',
  path: z.object({ id: z.ulid() }),
  headers: UploadToken,
  answers: { 200: { json: UploadStatus, means: 'The status of the file.', example: { status: 'received' } } },
  problems: ['not-found'],
});
