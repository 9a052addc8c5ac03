import * as z from 'zod';
import { EmailAddress } from '#schemas/email-address.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';

/** 20 MB a file: enough for a scanned form with photographs, and half of what SES accepts in one email. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/** The description of a file before its upload. The link accepts exactly these bytes. */
export const UploadFile = z
  .strictObject({
    name: z.string().trim().min(1).max(255),
    type: z.string().max(255).optional().describe('Only a label. The content decides what the file is.'),
    size: z.number().int().min(1).max(MOST_FILE_BYTES).describe('In bytes.'),
    sha256: z.string().regex(/^[0-9a-fA-F]{64}$/, 'Give the SHA-256 of the file as 64 hexadecimal digits.'),
  })
  .meta({ id: 'UploadFile', description: 'The description of a file before its upload.' });
export type UploadFile = z.infer<typeof UploadFile>;

/** The sender of a completed form. */
export const UploadSender = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    role: z.string().trim().min(1).max(200),
    email: z.string().trim().pipe(EmailAddress).optional(),
    telephone: z.string().trim().min(3).max(40).optional(),
    emailIsSafe: z.boolean().default(false).describe('Whether it is safe for everyone if we email this address.'),
  })
  .describe('Give an email address or a telephone number, so that we can answer.')
  .meta({ id: 'UploadSender' });

/** The description of a completed Word form that is itself the referral. */
export const FormUpload = UploadFile.extend({ sender: UploadSender }).meta({
  id: 'FormUpload',
  description: 'The description of a completed Word form that is itself the referral, and its sender.',
});

const Put = z
  .strictObject({
    method: z.literal('PUT'),
    url: z
      .url()
      .describe('Works once, for ten minutes. The answer 412 means that the file already arrived. Then stop.'),
    expiresAt: Instant,
    headers: z.record(z.string(), z.string()).describe('Send exactly these headers with the bytes.'),
  })
  .describe('How to send the bytes: directly to the file store, not to this API.');

/** The slot for one more file of a referral. */
export const UploadSlot = z
  .strictObject({
    id: z.ulid(),
    put: Put,
    status: z.string().describe('The path of the operation that returns the status of the file.'),
    received: z
      .boolean()
      .describe('Whether the file already arrived. If so, send nothing: a PUT to the link would return 412.'),
  })
  .meta({ id: 'UploadSlot', description: 'The slot for one more file of a referral.' });
export type UploadSlot = z.infer<typeof UploadSlot>;

/** The slot for a form that is itself the referral. The case is filed when the file arrives. */
export const FormUploadSlot = UploadSlot.extend({
  reference: Reference,
  token: z.string().describe('A secret that lets you read the status of the file. Send it as X-Upload-Token.'),
}).meta({ id: 'FormUploadSlot', description: 'The slot for a form that is itself the referral.' });
export type FormUploadSlot = z.infer<typeof FormUploadSlot>;

/** The status of a file, for its sender. */
export const UploadStatus = z
  .strictObject({ status: z.enum(['waiting', 'received', 'needs attention']) })
  .meta({ id: 'UploadStatus', description: 'The status of an uploaded file.' });
export type UploadStatus = z.infer<typeof UploadStatus>;
