import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openObjects, putIfFree } from '#functions/platform/objects.ts';
import { type CopyDeps, type CopyOwed, copyReferral } from './copy-referral.ts';

/** Opens the place of copies, and returns the function that makes the copy that a case owes. */
export function openCopies(deps: Omit<CopyDeps, 'put'>): CopyOwed {
  const { COPIES_BUCKET: bucket } = readEnvironment(z.object({ COPIES_BUCKET: z.string() }));
  const objects = openObjects();
  const put: CopyDeps['put'] = (key, copy) =>
    putIfFree(objects, { bucket, key, body: JSON.stringify(copy), contentType: 'application/json' });
  return (...owed) => copyReferral({ ...deps, put }, ...owed);
}
