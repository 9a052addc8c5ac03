import { Problem } from '#functions/platform/http/problem.ts';
import { type CaseDocument, pictureNamed } from '#schemas/case-document.ts';
import type { Reference } from '#schemas/reference.ts';
import { idOf } from './audit.ts';
import { documentKey } from './keys.ts';
import { documentsOf, type NumberedDocument, type OpeningLook, opened, openedElsewhere } from './opening.ts';
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
  const found = await opened(store, reference, look, action, ids);
  if (found === undefined) return undefined;
  const files = new Set(ids.map((id) => pictureNamed(id).file));
  const documents = await documentsOf(store, reference);
  const shown: NumberedDocument[] = [];
  for (const [index, document] of documents.entries()) {
    if (!files.has(document.id)) continue;
    try {
      await openedElsewhere(store, [document], look, action, document.id);
      shown.push({ ...found, document, number: index + 1 });
    } catch (refused) {
      // By the case that its form is on: this one is left out.
      if (!(refused instanceof Problem)) throw refused;
    }
  }
  return shown;
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
