import { callPerson } from '#functions/casework/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Inspected } from '#functions/platform/store/documents.ts';
import type { Case } from '#schemas/case.ts';
import {
  type CaseDocument,
  type Copies,
  copiesOf,
  type FileWords,
  type Picture,
  type Words,
} from '#schemas/case-document.ts';
import type { ScanCompleted } from '#schemas/events.ts';
import { Reference } from '#schemas/reference.ts';
import type { MadePictures } from '../pictures/make-pictures.ts';
import type { FileRead } from './file-reading.ts';
import { whatFollows } from './follow-up.ts';
import { whatFileCallsFor } from './form-read.ts';
import { type JourneyDeps, lineAt, NoDocumentYetError, type OnItsWay } from './journey-deps.ts';
import { keptWords } from './kept-words.ts';
import { makeAll } from './pictures-in-document.ts';
import { putFormOnCase } from './put-form-on-case.ts';
import { isPhotograph } from './tasks.ts';
import { putVerdictOnCase } from './verdict.ts';

export { type JourneyDeps, NoDocumentYetError } from './journey-deps.ts';

export type JourneyOutcome =
  | 'not_ours'
  | 'stale'
  | 'infected'
  | 'waiting'
  | 'held'
  | 'held_and_read'
  | 'filed'
  | 'filed_and_read';

const NO_COPIES: Copies = { filed: null, picture: null, pictures: [] };
/** Where pictures that were drawn again are, beside the copies of files. */
const PICTURES = 'pictures/';

const KEY = /^(?:upload|mail)\/\d{4}-\d\d-\d\d\/(FD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4})\/([0-9A-Z]{26})$/;

/**
 * Takes one scan to its end: verdict on the case; a clean file inspected and read in quarantine, copied as exactly that version,
 * and its form or words put on the case; a held one stays where it is although its words are read, an infected one is not opened;
 * staff are told, the sender asked where that helps. Said twice, out of order or after a death between its writes it ends the
 * same (law 2, law 3).
 * @throws NoDocumentYetError
 */
export async function takeFurther(deps: JourneyDeps, scan: ScanCompleted, now: Date): Promise<JourneyOutcome> {
  const [, given, id] = KEY.exec(scan.key) ?? [];
  const named = Reference.safeParse(given).data;
  if (named === undefined || id === undefined || scan.bucket !== deps.quarantineBucket) return 'not_ours';
  const document = await deps.readDocument(named, id);
  if (document === undefined) throw new NoDocumentYetError('a scan before its case');
  const { reference } = document;
  const head = await deps.caseHead(reference);
  if (head === undefined) throw new NoDocumentYetError('a document without its case');

  const onItsWay: OnItsWay = { deps, document, now };
  const applied = await putVerdictOnCase(onItsWay, head, scan);
  if (scan.verdict !== 'clean') {
    if (applied === 'stale') return 'stale';
    return scan.verdict === 'infected' ? 'infected' : 'waiting';
  }
  // A clean verdict that was there before may have been cut off before the file was looked at.
  const cutOff = document.verdict === 'clean' && document.safety === 'unchecked' && !isOther(document, scan);
  return applied === 'applied' || cutOff ? lookInside(onItsWay, head) : 'stale';
}

function isOther(document: CaseDocument, scan: ScanCompleted): boolean {
  return scan.versionId !== null && scan.versionId !== document.quarantine.versionId;
}

async function lookInside(onItsWay: OnItsWay, head: Case): Promise<JourneyOutcome> {
  const { deps, document, now } = onItsWay;
  const read = await deps.read(await deps.bytes(document.quarantine), document.name);
  // Before the file is kept, and whatever becomes of its form: keeping it may fail (domain 6).
  const calls = whatFileCallsFor(read, head, document.id, { ...(await deps.clock()), now });
  await callPerson(deps, { reference: head.reference, calls, source: document.id }, now);
  // A drawing is words, which stay readable whatever the file's verdict. Each run has its own: the record names the one whose answers
  // it holds, and one of a run that died before its writes is never pointed at.
  const key = `drawings/${document.reference}/${document.id}/${newId(now)}`;
  const drawing = read.drawing && (await deps.keepDrawing(key, read.drawing));
  if (read.held.length > 0) {
    await settle(onItsWay, head, read, { ...NO_COPIES, drawing });
    return read.form === undefined ? 'held' : 'held_and_read';
  }
  const filed = await deps.copy(document.quarantine, {
    bucket: deps.documentsBucket,
    key: `${document.reference}/${document.id}`,
  });
  const copies = { filed, picture: await pictureOf(onItsWay, read), pictures: await picturesIn(onItsWay, read) };
  await settle(onItsWay, head, read, { ...copies, drawing });
  // Found infected while we copied it: then nothing may keep the copies.
  const standing = await deps.readDocument(document.reference, document.id);
  if (standing?.verdict !== 'infected') return read.form === undefined ? 'filed' : 'filed_and_read';
  for (const copy of copiesOf(copies)) await deps.remove(copy);
  return 'stale';
}

/** Draws a picture again for the pages. */
async function pictureOf(onItsWay: OnItsWay, { type }: FileRead): Promise<Picture | null> {
  const { deps, document } = onItsWay;
  if (!isPhotograph(type)) return null;
  return kept(onItsWay, document.id, await deps.makePictures(type, await deps.bytes(document.quarantine)));
}

/** Draws the pictures in a document again. */
async function picturesIn(onItsWay: OnItsWay, { pictures = [] }: FileRead): Promise<Picture[]> {
  const all: Picture[] = [];
  for (const [index, made] of (await makeAll(pictures, onItsWay.deps.makePictures)).entries())
    all.push(await kept(onItsWay, `${onItsWay.document.id}.${index + 1}`, made));
  return all;
}

/** Keeps both sizes of a picture. Done twice, the second run finds what the first made. */
async function kept({ deps, document }: OnItsWay, name: string, made: MadePictures): Promise<Picture> {
  if ('none' in made) return made;
  const keep = (body: Uint8Array, size: 'large' | 'small') => {
    const key = `${PICTURES}${document.reference}/${name}-${size}.jpg`;
    return deps.keepPicture({ bucket: deps.documentsBucket, key, body });
  };
  return { large: await keep(made.large, 'large'), small: await keep(made.small, 'small') };
}

/** Puts what was read on the case. */
async function settle(
  onItsWay: OnItsWay,
  head: Case,
  read: FileRead,
  copies: Copies & Pick<Inspected, 'drawing'>,
): Promise<void> {
  const { deps, document, now } = onItsWay;
  const { filed } = copies;
  const held = filed === null;
  const found: Omit<Inspected, 'reading'> = {
    reference: document.reference,
    id: document.id,
    type: read.type,
    safety: held ? 'held' : 'safe',
    reasons: read.held,
    ...copies,
    formNumber: null,
    alsoOn: null,
  };
  if (read.form !== undefined)
    return putFormOnCase(onItsWay, { ...found, reading: 'read' }, { ...read, form: read.form });
  const { words, cut } = keptWords(read.words);
  const whole = !cut && !read.cut && words.length > 0;
  const withoutPerson = whole || document.origin.inline === true;
  await deps.closeJourney(
    {
      ...found,
      reading: withoutPerson ? 'not_a_form' : held && words.length === 0 ? 'not_read' : 'needs_person',
      words: words.length === 0 ? undefined : wordsOf(document, words, { cut: !whole, held }),
    },
    { ...(await whatFollows(onItsWay, head, read, whole)), line: lineAt(now, held ? 'file_held' : 'file_filed') },
    now,
  );
}

function wordsOf(
  { id, reference, origin, receivedAt }: CaseDocument,
  words: Words[],
  { cut, held }: { readonly cut: boolean; readonly held: boolean },
): FileWords {
  return { documentId: id, reference, origin, receivedAt, words, cut, ...(held ? { held: true } : {}) };
}
