import * as z from 'zod';
import { operation } from '../../operation.ts';
import { CasePath } from '../case-path.ts';
import { ItemId } from '../item-id.ts';
import { FileLink } from '../link.ts';
import { Original } from '../original.ts';
import { Preview } from '../preview.ts';
import { LATER } from './examples.ts';
import { ETAG, READS, ReasonHeaders } from './parts.ts';

const staff = { knock: 'staff', under: 'Files and emails' } as const;

const link = {
  means: 'A link, good for a minute. Whoever holds it can use it.',
  json: FileLink,
  example: { url: 'https://files.example/FD-7K3M-9QXC-1.docx?signed', expiresAt: LATER },
};

/** Written by the job that writes blank forms, not by the staff API's own. */
export const issueForm = operation({
  ...staff,
  id: 'issueForm',
  method: 'GET',
  route: '/admin/cases/{reference}/forms/{name}',
  summary: 'Gives a blank Word form with the reference of a case on it.',
  about: 'So that the completed form finds its case. It holds nothing of the case.',
  path: CasePath.extend({
    name: z
      .string()
      .regex(/^[a-z-]{1,60}\.docx$/)
      .describe('The form’s name with .docx, as masp.docx.'),
  }),
  query: z.object({ dueAt: z.iso.date().optional().describe('The day on which it is wanted back.') }),
  answers: {
    200: {
      means: 'The form.',
      file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      headers: { 'Content-Disposition': 'What the file is called.' },
    },
  },
  problems: ['not-found', 'no-such-form', 'bad-due-date'],
});

const original = {
  means: 'Where the zip is for 15 minutes, and its password. Whoever holds both can open it.',
  json: Original,
  example: {
    url: 'https://files.example/FD-7K3M-9QXC-1.zip?signed',
    expiresAt: LATER,
    password: '7K3M9-QXC4T-0WZ5R-HJ2PV-8NDYB',
  },
};
const ABOUT_ORIGINALS =
  'Exactly the bytes that were sent, in a zip that is encrypted with AES-256 (7-Zip opens it), with a neutral name. Always for a reason. Open it on a computer that is kept for such files.';

/** Written by a job of their own: the only one that may read quarantine for people. */
export const openOriginal = operation({
  ...staff,
  id: 'openOriginal',
  method: 'POST',
  route: '/admin/cases/{reference}/documents/{id}/original',
  summary: 'Makes an encrypted zip of a file as it came, also of one that is held.',
  about: ABOUT_ORIGINALS,
  path: CasePath.extend({ id: ItemId }),
  headers: ReasonHeaders,
  answers: { 200: original },
  problems: [...READS, 'file-not-scanned', 'file-infected', 'file-without-verdict'],
});
export const openOriginalMessage = operation({
  ...staff,
  id: 'openOriginalMessage',
  method: 'POST',
  route: '/admin/messages/{id}/original',
  summary: 'Makes an encrypted zip of an email as it came, also of one that could not be opened.',
  about: `${ABOUT_ORIGINALS} An email is infected if any part of it is.`,
  path: z.object({ id: ItemId.describe('The reference of its case, an underscore, and its id on the case.') }),
  headers: ReasonHeaders,
  answers: { 200: original },
  problems: [...READS, 'message-not-opened', 'message-held', 'message-infected', 'message-parts-not-clean'],
});

/** What stands on a case and is not its own record. */
export const FILES = [
  operation({
    ...staff,
    id: 'openDocument',
    method: 'GET',
    route: '/admin/cases/{reference}/documents/{id}',
    summary: 'Gives a link to a file of a case.',
    about:
      'Only to one that is clean, safe and filed. Where an address must be kept secret, the file may show it: then a reason is needed.',
    path: CasePath.extend({ id: ItemId }),
    headers: ReasonHeaders,
    answers: { 200: link },
    problems: [
      ...READS,
      'shows-a-secret-address',
      'file-not-scanned',
      'file-infected',
      'file-without-verdict',
      'file-held',
      'file-not-inspected',
      'file-not-filed',
    ],
  }),
  operation({
    ...staff,
    id: 'openMessage',
    method: 'GET',
    route: '/admin/messages/{id}/raw',
    summary: 'Gives a link to an email as it came.',
    about: 'With everything in it, so only when every part is clean and safe, and always for a reason.',
    path: z.object({ id: ItemId.describe('The reference of its case, an underscore, and its id on the case.') }),
    headers: ReasonHeaders,
    answers: { 200: link },
    problems: [...READS, 'message-not-opened', 'message-held', 'message-parts-not-clean'],
  }),
  operation({
    ...staff,
    id: 'previewConfirmation',
    method: 'GET',
    route: '/admin/cases/{reference}/conversations/{id}/preview',
    summary: 'Shows the email that confirms a conversation, before anybody is sent it.',
    path: CasePath.extend({ id: ItemId }),
    headers: ReasonHeaders,
    answers: {
      200: {
        means: 'The very text that would be sent.',
        json: Preview,
        headers: ETAG,
        example: {
          state: 'to_approve',
          to: 'jo.field@school.example',
          subject: 'What we agreed about FD-7K3M-9QXC',
          text: 'On Monday 23 November you spoke with a duty social worker.',
        },
      },
    },
    problems: [...READS, 'no-email'],
  }),
  issueForm,
  openOriginal,
  openOriginalMessage,
] as const;
