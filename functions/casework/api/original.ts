import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { StaffDoor } from '#functions/platform/http/staff-door.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { ProblemOf } from '#schemas/api/problems.ts';
import type { Original } from '#schemas/api/staff/original.ts';
import type { CaseDocument, StoredObject } from '#schemas/case-document.ts';
import type { InboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import { endingOf, idOf } from './document-link.ts';
import { lookAsItCame, requireFile } from './may-open.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';
import type { Route } from './staff-request.ts';

/** What giving an original asks of the store. */
export type OriginalStore = Pick<
  Store,
  'readDocumentToOpen' | 'readMessageToOpen' | 'readDocuments' | 'planOriginal' | 'placeOriginal'
>;
type OriginalVisit = Visit<OriginalStore>;

/** The dependencies of giving an original. */
export interface OriginalDeps extends StaffDoor, Pick<StaffDeps, 'newest' | 'link'> {
  readonly exportsBucket: string;
  readonly bytes: (object: StoredObject) => Promise<Uint8Array>;
  readonly password: () => string;
  readonly zip: (name: string, bytes: Uint8Array, password: string) => Promise<Uint8Array>;
  readonly put: (object: { bucket: string; key: string; body: Uint8Array }) => Promise<{ versionId: string }>;
  readonly remove: (object: StoredObject) => Promise<void>;
  readonly newKey: () => string;
}

/** Long enough to fetch it. Later, ask for another zip. */
const KEPT_SECONDS = 15 * 60;

/**
 * `POST /admin/cases/{reference}/documents/{id}/original`: gives a file as it came, whatever our inspection found, but never an
 * infected one.
 */
async function fileOriginal(visit: OriginalVisit, deps: OriginalDeps): Promise<Shown<Original>> {
  const reference = referenceOf(visit.request.path.reference);
  const id = idOf(visit.request.path.id);
  const found = requireFile(visit, await visit.store.readDocumentToOpen(reference, id, lookOf(visit, id)));
  const { document, number } = found;
  requireFree(document);
  return give(visit, deps, {
    reference,
    subject: id,
    object: document.quarantine,
    name: `${reference}-${number}`,
    ending: endingOf(document) || '.bin',
    look: async () => {
      const now = (await visit.store.readDocuments(reference)).find((one) => one.id === id);
      if (now === undefined) throw notFound();
      requireFree(now);
    },
  });
}

/** `POST /admin/messages/{id}/original`: gives an email as it came, including parts that are held or could not be opened. */
async function messageOriginal(visit: OriginalVisit, deps: OriginalDeps): Promise<Shown<Original>> {
  const [given, ...rest] = (visit.request.path.id ?? '').split('_');
  const reference = referenceOf(given);
  const id = idOf(rest.join('_'));
  const found = await visit.store.readMessageToOpen(reference, id, lookOf(visit, id));
  if (found === undefined) throw notFound();
  requireMessageFree(found.message, found.parts);
  const object = await deps.newest(found.message.raw);
  if (object === undefined) throw notFound();
  return give(visit, deps, {
    reference,
    subject: id,
    object,
    name: `${reference}-message`,
    ending: '.eml',
    look: async () => {
      const parts = await visit.store.readDocuments(reference);
      requireMessageFree(
        found.message,
        parts.filter(({ origin }) => origin.kind === 'message' && origin.id === id),
      );
    },
  });
}

const lookOf = (visit: OriginalVisit, subject: string) => ({
  ...lookAsItCame(visit, 'open_original'),
  looksAt: { action: 'open-original' as const, subject },
});

interface Wanted {
  readonly reference: Reference;
  readonly subject: string;
  readonly object: StoredObject;
  /** The name of the zip and, with its ending, of the file inside: only the case's reference (law 4). */
  readonly name: string;
  readonly ending: string;
  /** Checks again whether the original may be given, by what the table says now. @throws Problem */
  readonly look: () => Promise<void>;
}

/**
 * Makes the zip and returns a link to it. The zip is recorded before it exists: if the job ends half-way, the sweep deletes it. The
 * verdict is checked again when the zip exists and is recorded: a scan that came meanwhile has either seen it or is seen.
 */
async function give(visit: OriginalVisit, deps: OriginalDeps, wanted: Wanted): Promise<Shown<Original>> {
  const { store, now } = visit;
  const { reference, subject, name, ending } = wanted;
  const place = { bucket: deps.exportsBucket, key: deps.newKey() };
  const until = new Date(now.getTime() + KEPT_SECONDS * 1000);
  const planned = await store.planOriginal({ reference, subject, ...place }, until, now);
  const password = deps.password();
  const body = await deps.zip(`${name}${ending}`, await deps.bytes(wanted.object), password);
  const { versionId } = await deps.put({ ...place, body });
  const zip = { ...place, versionId };
  try {
    await store.placeOriginal(planned, zip);
    await wanted.look();
  } catch (error) {
    await deps.remove(zip);
    throw error;
  }
  const { url, expiresAt } = await deps.link(zip, `${name}.zip`, KEPT_SECONDS);
  return { status: 200, body: { url, expiresAt, password }, headers: { 'cache-control': 'no-store' } };
}

const no = (code: ProblemOf<409>, title: string, documents?: readonly CaseDocument[]) =>
  new Problem(409, code, title, {
    ...(documents && { documents: documents.map(({ id, verdict, safety }) => ({ id, verdict, safety })) }),
  });

const isFree = ({ verdict }: CaseDocument): boolean => verdict === 'clean' || verdict === 'unscannable';

/** @throws Problem 409 for a file that is infected or has no verdict */
function requireFree(document: CaseDocument): void {
  if (isFree(document)) return;
  if (document.verdict === 'infected')
    throw no('file-infected', 'A virus was found in this file. It cannot be opened.');
  if (document.verdict === 'pending') throw no('file-not-scanned', 'This file has not been checked for viruses yet.');
  throw no('file-without-verdict', 'This file could not be checked for viruses.');
}

/** @throws Problem 409 for an email with a part that is infected or has no verdict */
function requireMessageFree(message: InboundMessage, parts: readonly CaseDocument[]): void {
  if (message.opening === 'filed') throw no('message-not-opened', 'This message has not been opened yet.');
  if (message.held.includes('virus_found'))
    throw no('message-held', 'The mail service found a virus in this message. It cannot be opened.');
  if (parts.some(({ verdict }) => verdict === 'infected'))
    throw no('message-infected', 'A virus was found in a part of this message.', parts.filter(isFree));
  const waiting = parts.filter((part) => !isFree(part));
  if (waiting.length > 0)
    throw no('message-parts-not-clean', 'A part of this message has not been checked for viruses.', waiting);
}

type OriginalRoute = 'POST /admin/cases/{reference}/documents/{id}/original' | 'POST /admin/messages/{id}/original';

/** The routes of the job that gives originals: it alone reads quarantine for people. */
export const ORIGINAL_ROUTES: Readonly<Record<OriginalRoute, Route<OriginalDeps, OriginalStore>>> = {
  'POST /admin/cases/{reference}/documents/{id}/original': { action: 'open_original', respond: fileOriginal },
  'POST /admin/messages/{id}/original': { action: 'open_original', respond: messageOriginal },
};
