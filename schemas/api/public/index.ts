import { readBlankForm, readDocument, readPage } from './fetching.ts';
import { fileAgencyReferral, fileReferral } from './referring.ts';
import { openUpload, readUpload, uploadForm } from './uploading.ts';

/** The operations for everyone and for agencies' systems. */
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
