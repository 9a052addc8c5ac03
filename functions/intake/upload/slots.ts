import * as z from 'zod';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { digest, newId, newToken, tokenMatches } from '#functions/platform/identifiers.ts';
import type { Actor } from '#schemas/actor.ts';
import {
  FormUpload,
  type FormUploadSlot,
  UploadFile,
  type UploadSlot as UploadSlotGiven,
  type UploadStatus,
} from '#schemas/api/public/upload.ts';
import type { CaseDocument, UploadSlot } from '#schemas/case-document.ts';
import { Reference } from '#schemas/reference.ts';

/** The link is for the file that is about to be sent. */
const LINK_SECONDS = 600;
/** A slot whose file has not come an hour after its link ran out will not be filled. */
const SLOT_MS = 70 * 60_000;

export interface UploadDeps {
  readonly bucket: string;
  readonly newReference: () => Reference;
  readonly openSlot: (actor: Actor, slot: UploadSlot, expiresAt: Date, now: Date) => Promise<void>;
  readonly openSlotOnCase: (
    actor: Actor,
    slot: UploadSlot,
    tokenHash: string,
    expiresAt: Date,
    now: Date,
  ) => Promise<'opened' | 'full' | 'no_such_token'>;
  readonly readSlot: (actor: Actor, id: string) => Promise<UploadSlot | undefined>;
  readonly readDocument: (actor: Actor, reference: string, id: string) => Promise<CaseDocument | undefined>;
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

const PUBLIC: Actor = { kind: 'public' };

const parsed = <S extends z.ZodType>(schema: S, body: unknown): z.infer<S> =>
  readInput(schema, body, (errors) => {
    const title = 'Some of what describes the file is missing or wrong.';
    return new Problem(422, 'upload-incomplete', title, { errors });
  });

/** Token of an upload: its own header, so that it is in no URL and no log. */
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

/** What the holder of a slot needs to fill it. */
async function given(deps: UploadDeps, slot: UploadSlot): Promise<UploadSlotGiven> {
  const put = await deps.link({
    bucket: slot.bucket,
    key: slot.key,
    size: slot.size,
    sha256Base64: Buffer.from(slot.sha256, 'hex').toString('base64'),
    seconds: LINK_SECONDS,
  });
  return { id: slot.id, put: { method: 'PUT', ...put }, status: `/uploads/${slot.id}` };
}

/**
 * A slot for one more file of a referral, for whoever holds its upload token.
 * @throws Problem 404 for a wrong, missing or spent token (no telling which), 409 past ten files, 422 for a wrong description
 */
export async function openSlotForReferral(deps: UploadDeps, request: Request): Promise<Answer> {
  const reference = Reference.safeParse(request.path.reference);
  const token = tokenOf(request);
  if (!reference.success || token === '') throw notFound();
  const file = parsed(UploadFile, request.body);
  const now = request.receivedAt;
  const tokenHash = digest(token);
  const slot: UploadSlot = { ...slotFor(deps, file, reference.data, now), makesCase: false, tokenHash, sender: null };
  const opened = await deps.openSlotOnCase(PUBLIC, slot, tokenHash, new Date(now.getTime() + SLOT_MS), now);
  if (opened === 'no_such_token') throw notFound();
  if (opened === 'full')
    throw new Problem(409, 'too-many-files', 'A referral takes ten files. Telephone us about more.');
  return { status: 201, body: await given(deps, slot) };
}

/** A slot for a completed Word form that is itself the referral. The case stands as soon as the file has come. */
export async function openSlotAsReferral(deps: UploadDeps, request: Request): Promise<Answer> {
  const { sender, ...file } = parsed(FormUpload, request.body);
  if (sender.email === undefined && sender.telephone === undefined) {
    throw new Problem(422, 'upload-incomplete', 'Give an email address or a telephone number, so that we can answer.', {
      errors: [
        { pointer: '/sender/telephone', code: 'no-contact', detail: 'Give an email address or a telephone number.' },
      ],
    });
  }
  const now = request.receivedAt;
  const token = newToken();
  const reference = deps.newReference();
  const slot: UploadSlot = {
    ...slotFor(deps, file, reference, now),
    makesCase: true,
    tokenHash: digest(token),
    sender,
  };
  await deps.openSlot(PUBLIC, slot, new Date(now.getTime() + SLOT_MS), now);
  const body: FormUploadSlot = { ...(await given(deps, slot)), reference, token };
  return { status: 201, body };
}

/** `waiting`, `received` or `needs attention`, for whoever holds the slot's token, and nothing else. */
export async function slotStatus(deps: UploadDeps, request: Request): Promise<Answer> {
  const id = z.ulid().safeParse(request.path.id);
  const slot = id.success ? await deps.readSlot(PUBLIC, id.data) : undefined;
  if (!slot || !tokenMatches(tokenOf(request), slot.tokenHash)) throw notFound();
  const said = (status: UploadStatus['status']): Answer => ({ status: 200, body: { status } satisfies UploadStatus });
  if (slot.state !== 'received') return said(slot.state === 'waiting' ? 'waiting' : 'needs attention');
  const document = await deps.readDocument(PUBLIC, slot.reference, slot.id);
  const wrong =
    document !== undefined &&
    (document.verdict === 'infected' ||
      document.verdict === 'error' ||
      document.verdict === 'unscannable' ||
      document.safety === 'held');
  return said(wrong ? 'needs attention' : 'received');
}
