import { createHash } from 'node:crypto';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import { ReferralReceipt } from '#schemas/api/public/receipt.ts';
import { FormUploadSlot, type UploadFile } from '#schemas/api/public/upload.ts';
import { answerOf, clientOf } from './client.ts';
import type { OpenDoor } from './front-door.ts';
import { type HttpAnswer, type HttpCall, request } from './http.ts';

/** An answer that is a problem document (RFC 9457). */
export const ProblemSeen = z.looseObject({ type: z.string(), title: z.string(), status: z.number() });

/** Returns the problem's code; fails for an answer that is no problem document. */
export function problemIn(answer: HttpAnswer): string {
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Error(`no problem document but ${answer.status} ${JSON.stringify(answer.body)}`);
  const { type, status } = ProblemSeen.parse(answer.body);
  if (status !== answer.status) throw new Error(`the problem says ${status}, the answer ${answer.status}`);
  return type.replace('urn:front-door:problem:', '');
}

/** Sends a referral to the public door. */
export function postReferral(door: OpenDoor, body: unknown, headers: HttpCall['headers'] = {}): Promise<HttpAnswer> {
  return request(door, 'POST', '/referrals', { body, headers });
}

/** Sends a referral as an agency's own system does, by its client credential. */
export async function postAgencyReferral(door: OpenDoor, body: unknown, client: string): Promise<HttpAnswer> {
  const token = await door.issueToken({ scope: 'referrals/submit', subject: client });
  return request(door, 'POST', '/agency/referrals', { body, headers: { authorization: `Bearer ${token}` } });
}

/** Returns the receipt of an accepted referral. */
export function receiptIn(answer: HttpAnswer): ReferralReceipt {
  if (answer.status !== 201) throw new Error(`not taken in: ${answer.status} ${JSON.stringify(answer.body)}`);
  return ReferralReceipt.parse(answer.body);
}

/** A slot for one file, as either door gives it. */
export const SlotSeen = FormUploadSlot.partial({ reference: true, token: true });
export type SlotSeen = z.infer<typeof SlotSeen>;

export function slotIn(answer: HttpAnswer): SlotSeen {
  if (answer.status !== 201) throw new Error(`no slot: ${answer.status} ${JSON.stringify(answer.body)}`);
  return SlotSeen.parse(answer.body);
}

/** Returns the description of a file for the upload door. */
export function fileOf(name: string, bytes: Uint8Array) {
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Asks for a slot on a referral, with its upload token. */
export async function askForSlot(door: OpenDoor, reference: string, token: string, body: UploadFile) {
  const params = { path: { reference }, header: { 'x-upload-token': token } };
  return answerOf(await clientOf(door).POST('/referrals/{reference}/uploads', { params, body }));
}

/** Puts bytes into a slot by its link, with the headers that the door gave (the client itself says how long they are). */
export async function putInto(
  { put }: Pick<SlotSeen, 'put'>,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>> = put.headers,
): Promise<number> {
  const said = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
  const answer = await askServer(put.url, {
    method: 'PUT',
    headers: Object.fromEntries(said),
    body: Uint8Array.from(bytes),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Returns the door's answer about a slot to the holder of its token. */
export async function slotStatus(door: OpenDoor, id: string, token: string): Promise<HttpAnswer> {
  const params = { path: { id }, header: { 'x-upload-token': token } };
  return answerOf(await clientOf(door).GET('/uploads/{id}', { params }));
}
