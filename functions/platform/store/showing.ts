import { Problem } from '#functions/platform/http/problem.ts';
import { type CaseDocument, pictureNamed } from '#schemas/case-document.ts';
import type { Reference } from '#schemas/reference.ts';
import { idOf } from './audit.ts';
import { documentKey } from './keys.ts';
import { documentsOf, type NumberedDocument, type OpeningLook, opened, openedElsewhere } from './opening.ts';
import { recordLooks } from './reading.ts';
import type { Acting } from './table.ts';
import { transact } from './transact.ts';

/**
 * Reads those files of the case that these pictures are, or are in, to show them small; undefined for no such case. Each picture is recorded
 * as a look.
 */
export async function readDocumentsToShow(
  store: Acting,
  reference: Reference,
  ids: readonly string[],
  look: OpeningLook,
): Promise<readonly NumberedDocument[] | undefined> {
  const action = 'show-small-picture' as const;
  const found = await opened(store, reference, look, action);
  if (found === undefined) return undefined;
  const looks = ids.map((subject) => ({ action, reference, subject }));
  await recordLooks(store, look, looks);
  const files = new Set(ids.map((id) => pictureNamed(id).file));
  const documents = await documentsOf(store, reference);
  const wanted = documents.flatMap((document, index) =>
    files.has(document.id) ? [{ ...found, document, number: index + 1 }] : [],
  );
  const shown = await Promise.all(
    wanted.map(async (one) => ((await isOpenElsewhere(store, one.document, look, action)) ? [one] : [])),
  );
  return shown.flat();
}

/** Returns whether the case that a form in this file is on lets its pictures be shown: one that may not be is left out. */
async function isOpenElsewhere(
  store: Acting,
  document: CaseDocument,
  look: OpeningLook,
  action: 'show-small-picture',
): Promise<boolean> {
  try {
    await openedElsewhere(store, [document], look, { action, subject: document.id });
    return true;
  } catch (refused) {
    if (refused instanceof Problem) return false;
    throw refused;
  }
}

/** More than work on one case. The audit has every look. */
const MOST_LOOKS = 50;

/** Notes on a file that this person has opened it, the first time. Two requests at once may note it twice, which is shown once. */
export async function noteFileLook(store: Acting, { reference, id, looks }: CaseDocument, now: Date): Promise<void> {
  const by = idOf(store.actor);
  if (looks.some((look) => look.by === by) || looks.length >= MOST_LOOKS) return;
  await transact(store.client, [
    {
      name: 'document',
      table: store.cases,
      update: documentKey(reference, id),
      set: 'SET looks = list_append(if_not_exists(looks, :none), :look)',
      condition: 'attribute_exists(pk)',
      values: { ':none': [], ':look': [{ by, at: now.toISOString() }] },
    },
  ]);
}
