import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { type ShownFile, type SmallPictures, SmallPicturesQuery } from '#schemas/api/staff/shown-file.ts';
import { type CaseDocument, pictureNamed, pictureOf, type StoredObject } from '#schemas/case-document.ts';
import { idOf } from './document-link.ts';
import { lookAsItCame, maySeeFile, requireFile } from './may-open.ts';
import { parseQuery } from './page.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import { LINK_SECONDS, type StaffDeps, type Visit } from './staff-context.ts';

/**
 * `GET /admin/cases/{reference}/documents/{id}/shown`: returns a link that shows a file in a browser, or a picture in a document. A picture
 * is shown as it was drawn again, without its metadata; a PDF as it came.
 */
export async function showDocument(visit: Visit, deps: StaffDeps): Promise<Shown<ShownFile>> {
  const reference = referenceOf(visit.request.path.reference);
  const id = idOf(visit.request.path.id);
  const { file, number: inside } = pictureNamed(id);
  const looksAt = { action: 'show-document' as const, subject: id };
  const found = requireFile(
    visit,
    await visit.store.readDocumentToOpen(reference, file, {
      ...lookAsItCame(visit, 'open_document'),
      looksAt,
    }),
  );
  const { document, number } = found;
  const { object, type, ending } = shownCopy(document, inside);
  await visit.store.noteFileLook(document, visit.now);
  const link = await deps.show(object, type, `${reference}-${numbersOf(number, inside)}${ending}`, LINK_SECONDS);
  return { status: 200, body: { ...link, type } };
}

/**
 * `GET /admin/cases/{reference}/pictures`: returns a link to the small picture of each of these files, and of these pictures in documents.
 * One that is not there, or that this person may not open, is left out.
 */
export async function showSmallPictures(visit: Visit, deps: StaffDeps): Promise<Shown<SmallPictures>> {
  const reference = referenceOf(visit.request.path.reference);
  const { ids } = parseQuery(SmallPicturesQuery, visit);
  const wanted = [...new Set(ids)];
  const found = await visit.store.readDocumentsToShow(reference, wanted, lookAsItCame(visit, 'open_document'));
  if (found === undefined) throw notFound();
  const files = new Map(found.filter((one) => maySeeFile(visit, one)).map((one) => [one.document.id, one]));
  const pictures = await Promise.all(
    wanted.flatMap((id) => {
      const { file, number: inside } = pictureNamed(id);
      const one = files.get(file);
      const picture = one === undefined ? null : pictureOf(one.document, inside);
      if (one === undefined || picture === null || 'none' in picture) return [];
      const name = `${reference}-${numbersOf(one.number, inside)}-small.jpg`;
      return [deps.show(picture.small, 'image/jpeg', name, LINK_SECONDS).then((link) => ({ id, ...link }))];
    }),
  );
  return { status: 200, body: { pictures } };
}

/** Returns the place of a file on its case, and of a picture in it: they name the files of links. */
const numbersOf = (number: number, inside: number | undefined): string =>
  inside === undefined ? `${number}` : `${number}-${inside}`;

/** Returns the copy of a file that a browser shows, or of the picture with this number in it. @throws Problem 409 for a file that no browser shows, or not yet */
function shownCopy(
  document: CaseDocument,
  inside: number | undefined,
): { object: StoredObject; type: ShownFile['type']; ending: string } {
  const { filed, type } = document;
  const picture = pictureOf(document, inside);
  if (picture !== null && 'large' in picture) return { object: picture.large, type: 'image/jpeg', ending: '.jpg' };
  if (inside === undefined && type === 'pdf' && filed !== null)
    return { object: filed, type: 'application/pdf', ending: '.pdf' };
  throw new Problem(
    409,
    'file-not-shown',
    'A browser cannot show this file here. Save it, and open it with a program.',
    picture === null ? {} : { why: picture.none },
  );
}
