import { Problem } from '#functions/platform/http/problem.ts';
import { mayOpenFile } from '#functions/safety/index.ts';
import { type ShownFile, type SmallPictures, SmallPicturesQuery } from '#schemas/api/staff/shown-file.ts';
import type { CaseDocument, StoredObject } from '#schemas/case-document.ts';
import { s47Reader } from '../roles.ts';
import { idOf, openDocument, openDocuments } from './document-link.ts';
import { parseQuery } from './page.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import { LINK_SECONDS, type StaffDeps, type Visit } from './staff-context.ts';

/**
 * `GET /admin/cases/{reference}/documents/{id}/shown`: returns a link that shows a file in a browser. A picture is shown as it was drawn
 * again, without its metadata; a PDF as it came.
 */
export async function showDocument(visit: Visit, deps: StaffDeps): Promise<Shown<ShownFile>> {
  const reference = referenceOf(visit.request.path.reference);
  const id = idOf(visit.request.path.id);
  const { document, number } = await openDocument(visit, reference, id, 'show-document');
  const { object, type, ending } = shownCopy(document);
  await visit.store.noteFileLook(document, visit.now);
  const link = await deps.show(object, type, `${reference}-${number}${ending}`, LINK_SECONDS);
  return { status: 200, body: { ...link, type } };
}

/**
 * `GET /admin/cases/{reference}/pictures`: returns a link to the small picture of each of these files. Each is recorded as a look. A file
 * without a picture, or that this person may not open, is left out.
 */
export async function showSmallPictures(visit: Visit, deps: StaffDeps): Promise<Shown<SmallPictures>> {
  const reference = referenceOf(visit.request.path.reference);
  const { ids } = parseQuery(SmallPicturesQuery, visit);
  const found = await openDocuments(visit, reference, [...new Set(ids)], 'show-small-picture');
  const pictures = found.flatMap(({ document, number, head }) => {
    const { picture, id } = document;
    if (picture === null || 'none' in picture) return [];
    if (!mayOpenFile(document, head, s47Reader(visit.staff, head.team, visit.reason))) return [];
    return [{ id, object: picture.small, name: `${reference}-${number}-small.jpg` }];
  });
  return {
    status: 200,
    body: {
      pictures: await Promise.all(
        pictures.map(async ({ id, object, name }) => ({
          id,
          ...(await deps.show(object, 'image/jpeg', name, LINK_SECONDS)),
        })),
      ),
    },
  };
}

/** Returns the copy of a file that a browser shows. @throws Problem 409 for a file that no browser shows, or not yet */
function shownCopy(document: CaseDocument): { object: StoredObject; type: ShownFile['type']; ending: string } {
  const { filed, picture, type } = document;
  if (picture !== null && 'large' in picture) return { object: picture.large, type: 'image/jpeg', ending: '.jpg' };
  if (type === 'pdf' && filed !== null) return { object: filed, type: 'application/pdf', ending: '.pdf' };
  throw new Problem(
    409,
    'file-not-shown',
    'A browser cannot show this file here. Save it, and open it with a program.',
    {
      ...(picture === null ? {} : { why: picture.none }),
    },
  );
}
