import * as z from 'zod';
import { NoReferenceFreeError, onceFor } from '#functions/casework/index.ts';
import { canonicalJson } from '#functions/platform/canonical.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { digest, newId, newSalt, tokenFor, tokenMatches } from '#functions/platform/identifiers.ts';
import type { Store } from '#functions/platform/store/store.ts';
import {
  FormUpload,
  type FormUploadSlot,
  UploadFile,
  type UploadSlot as UploadSlotGiven,
  type UploadStatus,
} from '#schemas/api/public/upload.ts';
import type { UploadSlot } from '#schemas/case-document.ts';
import { Reference } from '#schemas/reference.ts';

/** Long enough to send one file straight away. */
const LINK_SECONDS = 600;
/** A slot still empty an hour after its link ran out will not be filled. */
const SLOT_MS = 70 * 60_000;

/** The same request within this time gets the same answer (law 2). */
const SAME_WITHIN_MS = 24 * 3_600_000;
/** A reference already taken is drawn again; three in a row cannot happen by chance. */
const DRAWS = 3;

export interface UploadDeps extends Pick<Store, 'openSlot' | 'renewSlot' | 'noteRepeat' | 'readSlot' | 'readDocument'> {
  readonly bucket: string;
  readonly newReference: () => Reference;
  readonly link: (put: {
    bucket: string;
    key: string;
    size: number;
    sha256Base64: string;
    seconds: number;
  }) => Promise<{
    url: string;
    expiresAt: string;
    headers: Readonly<Record<string, string>>;
  }>;
}

/** The memory of a slot exists and the slot does not, although both are written together. */
export class NoSlotError extends Error {
  override readonly name = 'NoSlotError';
}

const parsed = <S extends z.ZodType>(schema: S, body: unknown): z.infer<S> =>
  readInput(schema, body, (errors) => {
    const title = 'Some of what describes the file is missing or wrong.';
    return new Problem(422, 'upload-incomplete', title, { errors });
  });

/** Returns the token of an upload, from its own header: no URL and no log holds it. */
function tokenOf(request: Request): string {
  return (request.headers['x-upload-token'] ?? '').slice(0, 200);
}

function slotFor(deps: UploadDeps, file: UploadFile, reference: Reference, now: Date) {
  const id = newId(now);
  return {
    id,
    reference,
    name: file.name,
    size: file.size,
    sha256: file.sha256.toLowerCase(),
    bucket: deps.bucket,
    key: `upload/${now.toISOString().slice(0, 10)}/${reference}/${id}`,
    state: 'waiting' as const,
    askedAt: now.toISOString(),
  };
}

/** Returns what the holder of a slot needs to fill it, and whether its file has come. */
async function given(deps: UploadDeps, slot: UploadSlot, received: boolean): Promise<UploadSlotGiven> {
  const put = await deps.link({
    bucket: slot.bucket,
    key: slot.key,
    size: slot.size,
    sha256Base64: Buffer.from(slot.sha256, 'hex').toString('base64'),
    seconds: LINK_SECONDS,
  });
  return { id: slot.id, put: { method: 'PUT', ...put }, status: `/uploads/${slot.id}`, received };
}

/** A request for a slot, and its sender: the same request gets the same slot. */
interface Asked {
  readonly request: Request;
  readonly sender: string;
  readonly canonical: string;
  readonly salt: string;
}

/** What identifies a slot for a repeated request. */
const Remembered = z.object({ id: z.string(), bodyHash: z.string(), salt: z.string() });

/** Opens the slot, or returns the one that the same request opened before, which then waits for its file again. */
async function openOnce(
  deps: UploadDeps,
  { request, sender, canonical, salt }: Asked,
  slot: UploadSlot,
): Promise<
  | { readonly slot: UploadSlot; readonly received: boolean; readonly salt: string }
  | { readonly not: 'full' | 'no_such_token' | 'reference_taken' }
> {
  const now = request.receivedAt;
  const expiresAt = new Date(now.getTime() + SLOT_MS);
  const { bodyHash, ...once } = onceFor(
    { door: 'word_upload', sender },
    request.headers['idempotency-key'],
    digest(canonical),
  );
  const until = new Date(now.getTime() + SAME_WITHIN_MS);
  const opened = await deps.openSlot({ slot, expiresAt, once: { ...once, until, holds: { bodyHash, salt } } }, now);
  if (opened.opened === 'now') return { slot, received: false, salt };
  if (opened.opened !== 'before') return { not: opened.opened };
  const first = Remembered.parse(opened.holds);
  if (first.bodyHash !== bodyHash)
    throw new Problem(422, 'key-used', 'This Idempotency-Key was used for another file. Send a new key.');
  const standing = await deps.readSlot(first.id);
  if (standing === undefined) throw new NoSlotError('a slot that was opened is not there');
  await deps.noteRepeat(once, standing.reference, 'sent_again', now);
  const renewed = await deps.renewSlot(standing, expiresAt, now);
  return { slot: standing, received: renewed === 'received', salt: first.salt };
}

/**
 * Opens a slot for one more file of a referral, for the holder of its upload token. The same request gets the same slot with a new
 * link.
 * @throws Problem 404 for a wrong, missing or spent token (without saying which), 409 past ten files, 422 for a wrong description
 */
export async function openSlotForReferral(deps: UploadDeps, request: Request): Promise<Answer> {
  const reference = Reference.safeParse(request.path.reference);
  const token = tokenOf(request);
  if (!reference.success || token === '') throw notFound();
  const file = parsed(UploadFile, request.body);
  const tokenHash = digest(token);
  const described = slotFor(deps, file, reference.data, request.receivedAt);
  const asked = askedBy(request, digest(reference.data, tokenHash));
  const opened = await openOnce(deps, asked, { ...described, makesCase: false, tokenHash, sender: null });
  if ('slot' in opened) return { status: 201, body: await given(deps, opened.slot, opened.received) };
  if (opened.not !== 'full') throw notFound();
  throw new Problem(409, 'too-many-files', 'A referral takes ten files. Telephone us about more.');
}

/**
 * Opens a slot for a completed Word form that is itself the referral; its case is opened when the file has come. The same request
 * gets the same slot and reference with a new link.
 */
export async function openSlotAsReferral(deps: UploadDeps, request: Request): Promise<Answer> {
  const { sender, ...file } = parsed(FormUpload, request.body);
  if (sender.email === undefined && sender.telephone === undefined) {
    throw new Problem(422, 'upload-incomplete', 'Give an email address or a telephone number, so that we can answer.', {
      errors: [
        { pointer: '/sender/telephone', code: 'no-contact', detail: 'Give an email address or a telephone number.' },
      ],
    });
  }
  const asked = askedBy(request, 'public');
  const tokenHash = digest(tokenFor(asked.salt, asked.canonical));
  for (let draw = 1; draw <= DRAWS; draw += 1) {
    const described = slotFor(deps, file, deps.newReference(), request.receivedAt);
    const opened = await openOnce(deps, asked, { ...described, makesCase: true, tokenHash, sender });
    if (!('slot' in opened)) continue;
    const body: FormUploadSlot = {
      ...(await given(deps, opened.slot, opened.received)),
      reference: Reference.parse(opened.slot.reference),
      token: tokenFor(opened.salt, asked.canonical),
    };
    return { status: 201, body };
  }
  throw new NoReferenceFreeError(`${DRAWS} references in a row were taken`);
}

function askedBy(request: Request, sender: string): Asked {
  return { request, sender, canonical: canonicalJson(request.body), salt: newSalt() };
}

/** Returns `waiting`, `received` or `needs attention` to the holder of the slot's token, and nothing else. */
export async function slotStatus(deps: UploadDeps, request: Request): Promise<Answer> {
  const id = z.ulid().safeParse(request.path.id);
  const slot = id.success ? await deps.readSlot(id.data) : undefined;
  if (!slot || !tokenMatches(tokenOf(request), slot.tokenHash)) throw notFound();
  const said = (status: UploadStatus['status']): Answer => ({ status: 200, body: { status } satisfies UploadStatus });
  if (slot.state !== 'received') return said(slot.state === 'waiting' ? 'waiting' : 'needs attention');
  const document = await deps.readDocument(slot.reference, slot.id);
  const wrong =
    document !== undefined &&
    (document.verdict === 'infected' ||
      document.verdict === 'error' ||
      document.verdict === 'unscannable' ||
      document.safety === 'held');
  return said(wrong ? 'needs attention' : 'received');
}

/** Answers a request to the door that gives slots. @throws Problem 404 for another route */
export async function answerUpload(deps: UploadDeps, request: Request): Promise<Answer> {
  if (request.route === 'POST /referrals/{reference}/uploads') return openSlotForReferral(deps, request);
  if (request.route === 'POST /uploads') return openSlotAsReferral(deps, request);
  if (request.route === 'GET /uploads/{id}') return slotStatus(deps, request);
  throw notFound();
}
