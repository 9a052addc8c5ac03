import * as z from 'zod';
import { CasePath } from '../case-path.ts';
import { DrawingPage, DrawingQuery } from '../drawing.ts';
import { ItemId } from '../item-id.ts';
import { FileLink } from '../link.ts';
import { Original } from '../original.ts';
import { Preview } from '../preview.ts';
import { ShownFile, SmallPictures, SmallPicturesQuery } from '../shown-file.ts';
import { LATER } from './examples.ts';
import { ETAG, operationsUnder, READS } from './parts.ts';

const { forStaff } = operationsUnder('Files and emails');

const link = {
  means: 'A link that works for one minute, for anyone who has it.',
  json: FileLink,
  example: { url: 'https://files.example/FD-7K3M-9QXC-1.docx?signed', expiresAt: LATER },
};

const DRAWN = {
  document: '01JD3M5Q7R9S1T3V5W7X9Y1Z3A',
  formNumber: 1,
  page: 1,
  pages: 1,
  hides: false,
  cut: false,
  held: false,
  blocks: [
    {
      kind: 'row' as const,
      table: 1,
      cells: [
        { column: 0, span: 1, blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'First name' }] }] },
        { column: 1, span: 1, blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'Jo', of: [0] }] }] },
      ],
    },
  ],
  asides: [{ label: 'Comment by A. Marsh', text: 'Ring the school first.' }],
  pictures: { inFile: [{ id: '01JD3M5Q7R9S1T3V5W7X9Y1Z3A.1', noPicture: null }], apart: [1], more: 0 },
  sources: [{ answer: '/children/0/firstName', on: [1] }],
};

const DRAWN_EMAIL = {
  ...DRAWN,
  document: '5f2c9a7e4b1d8036f2c9a7e4b1d80365',
  formNumber: null,
  blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'Jo told me that she slept at the bus station.' }] }],
  asides: [],
  sources: [],
};

/** The blank form for a case. The job that writes blank forms answers it, not the job of the staff API. */
export const issueForm = forStaff('issueForm', 'GET', '/admin/cases/{reference}/forms/{name}', {
  headers: z.object({}),
  summary: "Returns a blank Word form that carries a case's reference.",
  about: 'The reference leads the completed form back to its case. The form contains nothing else about the case.',
  path: CasePath.extend({
    name: z
      .string()
      .regex(/^[a-z-]{1,60}\.docx$/)
      .describe('The name of the form with .docx, such as masp.docx.'),
  }),
  query: z.object({ dueAt: z.iso.date().optional().describe('The day by which the form should come back.') }),
  answers: {
    200: {
      means: 'The form.',
      file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      headers: { 'Content-Disposition': 'The name of the file.' },
    },
  },
  problems: ['not-found', 'no-such-form', 'bad-due-date'],
});

const original = {
  means: 'A link that works for 15 minutes, and the password of the zip. Anyone who has both can open it.',
  json: Original,
  example: {
    url: 'https://files.example/FD-7K3M-9QXC-1.zip?signed',
    expiresAt: LATER,
    password: '7K3M9-QXC4T-0WZ5R-HJ2PV-8NDYB',
  },
};
const ABOUT_ORIGINALS =
  'The zip contains the exact bytes that were sent. It has a neutral name and is encrypted with AES-256 (7-Zip opens it). A reason is always required. Open it on a computer that is set aside for such files.';

/** The original of a file. A job of its own answers it, the only one that may read quarantine for people. */
export const openOriginal = forStaff('openOriginal', 'POST', '/admin/cases/{reference}/documents/{id}/original', {
  summary: 'Creates an encrypted zip of a file as it was sent, even if the file is held.',
  about: ABOUT_ORIGINALS,
  path: CasePath.extend({ id: ItemId }),
  answers: { 200: original },
  problems: [...READS, 'file-not-scanned', 'file-infected', 'file-without-verdict'],
});
/** The original of an email, from the same job. */
export const openOriginalMessage = forStaff('openOriginalMessage', 'POST', '/admin/messages/{id}/original', {
  summary: 'Creates an encrypted zip of an email as it was sent, even if it could not be opened.',
  about: `${ABOUT_ORIGINALS} An email is infected if any part of it is.`,
  path: z.object({ id: ItemId.describe('The reference of its case, an underscore, and its id on the case.') }),
  answers: { 200: original },
  problems: [...READS, 'message-not-opened', 'message-held', 'message-infected', 'message-parts-not-clean'],
});

/** The operations on the files and emails of a case. */
export const FILES = [
  forStaff('openDocument', 'GET', '/admin/cases/{reference}/documents/{id}', {
    summary: 'Returns a link to a file of a case.',
    about:
      'The file must be clean, safe and filed. If the case has a secret address, the file may show it: only a person who may unmask the case opens it, and a reason is required.',
    path: CasePath.extend({ id: ItemId }),
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
  forStaff('readDrawing', 'GET', '/admin/cases/{reference}/documents/{id}/drawing', {
    summary: 'Returns one page of a file as its reader read it, with the place of each answer.',
    about:
      'Paragraphs, tables, ticks, struck and inserted text, comments and notes: text only, under the masks of the case. A page holds 100 KB. Files that were read before drawings were kept have none.',
    path: CasePath.extend({ id: ItemId }),
    query: DrawingQuery,
    answers: { 200: { means: 'One page.', json: DrawingPage, example: DRAWN } },
    problems: [...READS, 'bad-query', 'not-drawn', 'drawn-elsewhere'],
  }),
  forStaff('showDocument', 'GET', '/admin/cases/{reference}/documents/{id}/shown', {
    summary: 'Returns a link that shows a picture or a PDF of a case in a browser.',
    about:
      'A picture is a JPEG that was drawn again, upright, at most 1,600 pixels wide and high, without the metadata of the original. A picture in a document has the id of the file, a dot and its number in the drawing. Who opened a file first, and when, is on its record. A reason is required as for `openDocument`.',
    path: CasePath.extend({ id: ItemId }),
    answers: {
      200: {
        means: 'A link that works for one minute, for anyone who has it.',
        json: ShownFile,
        example: { url: 'https://files.example/FD-7K3M-9QXC-1.jpg?signed', expiresAt: LATER, type: 'image/jpeg' },
      },
    },
    problems: [...READS, 'shows-a-secret-address', 'file-not-shown'],
  }),
  forStaff('showSmallPictures', 'GET', '/admin/cases/{reference}/pictures', {
    summary: 'Returns links to small pictures of files of a case.',
    about:
      'Each picture is recorded as a look. A file without a picture is left out. A reason is required as for `openDocument`.',
    path: CasePath,
    query: SmallPicturesQuery,
    answers: {
      200: {
        means: 'A link for each picture.',
        json: SmallPictures,
        example: {
          pictures: [
            { id: '01KB0000000000000000000000', url: 'https://files.example/small.jpg?signed', expiresAt: LATER },
          ],
        },
      },
    },
    problems: [...READS, 'shows-a-secret-address', 'bad-query'],
  }),
  forStaff('readMessageDrawing', 'GET', '/admin/messages/{id}/drawing', {
    summary: 'Returns one page of the words of an email as they are laid out.',
    about:
      'All its words, also those of messages within: paragraphs and tables, under the masks of the case. A page holds 100 KB. Nothing is read from an email as an answer.',
    path: z.object({ id: ItemId.describe('The reference of its case, an underscore, and its id on the case.') }),
    query: DrawingQuery,
    answers: { 200: { means: 'One page.', json: DrawingPage, example: DRAWN_EMAIL } },
    problems: [...READS, 'bad-query', 'not-drawn'],
  }),
  forStaff('openMessage', 'GET', '/admin/messages/{id}/raw', {
    summary: 'Returns a link to an email as it was sent.',
    about: 'The link opens the whole email, so every part must be clean and safe. A reason is always required.',
    path: z.object({ id: ItemId.describe('The reference of its case, an underscore, and its id on the case.') }),
    answers: { 200: link },
    problems: [...READS, 'message-not-opened', 'message-held', 'message-parts-not-clean'],
  }),
  forStaff('previewConfirmation', 'GET', '/admin/cases/{reference}/conversations/{id}/preview', {
    summary: 'Returns the email that will confirm a conversation, before it is sent.',
    path: CasePath.extend({ id: ItemId }),
    answers: {
      200: {
        means: 'The exact text that will be sent.',
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
