import * as z from 'zod';
import { EmailAddress } from '#schemas/email-address.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';

/** 20 MB a file: what a scanned form with photographs needs, and half of what SES takes in one email. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/** The file that is about to be sent. Its link takes exactly these bytes. */
export const UploadFile = z
  .strictObject({
    name: z.string().trim().min(1).max(255),
    type: z.string().max(255).optional().describe('Only a label. The content decides what the file is.'),
    size: z.number().int().min(1).max(MOST_FILE_BYTES).describe('In bytes.'),
    sha256: z.string().regex(/^[0-9a-fA-F]{64}$/),
  })
  .meta({ id: 'UploadFile' });
export type UploadFile = z.infer<typeof UploadFile>;

/** Who sends a completed form. */
export const UploadSender = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    role: z.string().trim().min(1).max(200),
    email: z.string().trim().pipe(EmailAddress).optional(),
    telephone: z.string().trim().min(3).max(40).optional(),
    emailIsSafe: z.boolean().default(false).describe('Whether an email to this address is safe for everyone.'),
  })
  .describe('An email address or a telephone number is needed, so that we can answer.')
  .meta({ id: 'UploadSender' });

/** A completed Word form that is itself the referral. */
export const FormUpload = UploadFile.extend({ sender: UploadSender }).meta({ id: 'FormUpload' });

const Put = z
  .strictObject({
    method: z.literal('PUT'),
    url: z
      .url()
      .describe('Good once, for ten minutes. An answer of 412 says that the file is here: send nothing more.'),
    expiresAt: Instant,
    headers: z.record(z.string(), z.string()).describe('Exactly these must be sent with the bytes.'),
  })
  .describe('How to send the bytes: straight to the store, not to this API.');

/** Where one more file of a referral goes. */
export const UploadSlot = z
  .strictObject({
    id: z.ulid(),
    put: Put,
    status: z.string().describe('Where to ask what became of the file.'),
    received: z
      .boolean()
      .describe('Whether the file is here already. Then send nothing: a PUT to the link would be answered 412.'),
  })
  .meta({ id: 'UploadSlot' });
export type UploadSlot = z.infer<typeof UploadSlot>;

/** Where a form goes that is itself the referral. The case stands as soon as the file has come. */
export const FormUploadSlot = UploadSlot.extend({
  reference: Reference,
  token: z.string().describe('A secret: asks what became of the file, sent as X-Upload-Token.'),
}).meta({ id: 'FormUploadSlot' });
export type FormUploadSlot = z.infer<typeof FormUploadSlot>;

/** What became of a file, for whoever sent it, and nothing else. */
export const UploadStatus = z
  .strictObject({ status: z.enum(['waiting', 'received', 'needs attention']) })
  .meta({ id: 'UploadStatus' });
export type UploadStatus = z.infer<typeof UploadStatus>;
