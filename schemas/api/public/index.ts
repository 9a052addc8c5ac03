import { readBlankForm, readDocument, readPage } from './fetching.ts';
import { fileAgencyReferral, fileReferral } from './referring.ts';
import { openUpload, readUpload, uploadForm } from './uploading.ts';

/** What anybody, and an agency's system, can ask for. */
export const PUBLIC_OPERATIONS = [
  fileReferral,
  fileAgencyReferral,
  openUpload,
  uploadForm,
  readUpload,
  readBlankForm,
  readDocument,
  readPage,
];
