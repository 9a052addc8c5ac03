import { gunzipSync } from 'node:zlib';
import { forbidden, notFound, Problem } from '#functions/platform/http/problem.ts';
import { type Mask, maskDrawing, maskOf, mayReadMessage } from '#functions/safety/index.ts';
import { type DrawingPage, DrawingQuery } from '#schemas/api/staff/drawing.ts';
import { type CaseDocument, formIsOn, type StoredObject } from '#schemas/case-document.ts';
import { Drawing } from '#schemas/drawing.ts';
import { requireMayOn, s47Reader } from '../roles.ts';
import { idOf } from './document-link.ts';
import { pagesOf, placesOn } from './drawing-pages.ts';
import { requireFile } from './may-open.ts';
import { messageOf } from './message-link.ts';
import { parseQuery } from './page.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** A drawing of a million characters, each of three bytes and in a run of its own that is part of an answer, is smaller. */
const MOST_PACKED = 16 * 1024 * 1024;
const MOST_UNPACKED = 64 * 1024 * 1024;

/**
 * `GET /admin/cases/{reference}/documents/{id}/drawing`: returns one page of a file as its reader read it, under the masks of every
 * answer, to everybody who reads the case and may see the file. The look is recorded as one at this file.
 */
export async function readDrawing(visit: Visit, deps: StaffDeps): Promise<Shown<DrawingPage>> {
  const { staff, store, now, reason, request } = visit;
  const reference = referenceOf(request.path.reference);
  const id = idOf(request.path.id);
  const { page } = parseQuery(DrawingQuery, visit);
  const found = requireFile(
    visit,
    await store.readDocumentToOpen(reference, id, {
      now,
      reason,
      permit: ({ head }) => requireMayOn(staff, 'read_case', head, reason),
      masked: true,
      looksAt: { action: 'read-drawing', subject: id },
    }),
  );
  const { document, head, safety } = found;
  const mask = maskOf({ head, safety });
  const { formNumber, pictures, safety: isSafe } = document;
  const file = { id, formNumber, held: isSafe === 'held', pictures };
  return pageOf(await drawnFile(document, deps), mask, page, file);
}

/**
 * `GET /admin/messages/{id}/drawing`: returns one page of the words of an email as they are laid out, under the masks of its case, to
 * everybody who reads the case and may read the email.
 */
export async function readMessageDrawing(visit: Visit, deps: StaffDeps): Promise<Shown<DrawingPage>> {
  const { staff, store, now, reason } = visit;
  const { reference, id } = messageOf(visit);
  const { page } = parseQuery(DrawingQuery, visit);
  const found = await store.readMessageToOpen(reference, id, {
    now,
    reason,
    permit: ({ head }) => requireMayOn(staff, 'read_case', head, reason),
    masked: true,
    looksAt: { action: 'read-email', subject: id },
  });
  if (found === undefined) throw notFound();
  const { message, head, safety } = found;
  if (!mayReadMessage(message, head, s47Reader(staff, head.team, reason))) throw forbidden();
  const { drawing } = message;
  if (drawing === undefined) throw new Problem(409, 'not-drawn', 'This email was not drawn when it was opened.');
  const email = { id, formNumber: null, held: false, pictures: [] };
  return pageOf(await unpacked(drawing, deps), maskOf({ head, safety }), page, email);
}

/** What a page says of the file or email that is drawn. */
type Drawn = Pick<DrawingPage, 'formNumber' | 'held'> & Pick<CaseDocument, 'id' | 'pictures'>;

/** @throws Problem 404 for a page that a drawing does not have */
function pageOf(whole: Drawing, mask: Mask, page: number, drawn: Drawn): Shown<DrawingPage> {
  const { id, formNumber, held } = drawn;
  const { blocks, asides, sources, cut, pictures } = maskDrawing(whole, mask, formNumber);
  const pages = pagesOf({ blocks, asides });
  const shown = pages[page - 1];
  if (shown === undefined) throw notFound();
  return {
    status: 200,
    body: {
      document: id,
      formNumber,
      page,
      pages: pages.length,
      hides: mask.hides,
      cut,
      held,
      ...shown,
      pictures: pictures === undefined ? null : picturesOn(pictures, drawn, page === pages.length),
      sources: placesOn(pages, sources),
    },
  };
}

/** Returns the pictures of a drawing for a page. What they show, no mask can hide: they are opened by `showDocument` alone. */
const picturesOn = (
  { apart, more }: NonNullable<Drawing['pictures']>,
  { id, pictures }: Drawn,
  isLast: boolean,
): DrawingPage['pictures'] => ({
  inFile: pictures.map((picture, index) => ({
    id: `${id}.${index + 1}`,
    noPicture: 'none' in picture ? picture.none : null,
  })),
  apart: isLast ? apart : [],
  more,
});

/** @throws Problem 409 for a file without a drawing, and for one whose form is on another case, with masks of its own */
async function drawnFile(document: CaseDocument, deps: StaffDeps): Promise<Drawing> {
  const { drawing } = document;
  if (formIsOn(document) !== null)
    throw new Problem(409, 'drawn-elsewhere', 'The form in this file is a case of its own. It is drawn there.');
  if (drawing === undefined) throw new Problem(409, 'not-drawn', 'This file was not drawn when it was read.');
  return unpacked(drawing, deps);
}

async function unpacked(drawing: StoredObject, { object }: StaffDeps): Promise<Drawing> {
  const packed = await object(drawing, MOST_PACKED);
  return Drawing.parse(JSON.parse(gunzipSync(packed, { maxOutputLength: MOST_UNPACKED }).toString('utf8')));
}
