import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { ProblemMore } from '#schemas/api/problem.ts';
import type { ProblemOf } from '#schemas/api/problems.ts';
import type { FileLink } from '#schemas/api/staff/link.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { InboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import { idOf } from './document-link.ts';
import { lookAsItCame } from './may-open.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import { LINK_SECONDS, type StaffDeps, type Visit } from './staff-context.ts';

/**
 * `GET /admin/messages/{id}/raw`: returns a link to a message as it came. The link gives everything in the message, so every part
 * must be clean and safe.
 */
export async function messageLink(visit: Visit, deps: StaffDeps): Promise<Shown<FileLink>> {
  const { reference, id } = messageOf(visit);
  const found = await visit.store.readMessageToOpen(reference, id, lookAsItCame(visit, 'open_message'));
  if (found === undefined) throw notFound();
  requireClean(found.message, found.parts);
  const object = await deps.newest(found.message.raw);
  if (object === undefined) throw notFound();
  return { status: 200, body: await deps.link(object, `${reference}-message.eml`, LINK_SECONDS) };
}

/**
 * Returns which message a look is at. A message is known within its case, so `{id}` is `<reference>_<message id>`.
 * @throws Problem 404 for anything that cannot be one
 */
export function messageOf({ request }: Visit): { readonly reference: Reference; readonly id: string } {
  const [given, ...rest] = (request.path.id ?? '').split('_');
  return { reference: referenceOf(given), id: idOf(rest.join('_')) };
}

/** @throws Problem 409 when a part is not known to be harmless */
function requireClean(message: InboundMessage, parts: readonly CaseDocument[]): void {
  const no = (code: ProblemOf<409>, title: string, more: ProblemMore = {}) => new Problem(409, code, title, more);
  if (message.opening !== 'opened')
    throw no('message-not-opened', 'This message has not been taken apart, so its parts are not known.');
  if (message.held.some((reason) => reason.startsWith('virus')))
    throw no('message-held', 'The mail service found a virus in this message, or could not look.');
  const waiting = parts.filter(({ verdict, safety }) => verdict !== 'clean' || safety !== 'safe');
  if (waiting.length > 0) {
    throw no('message-parts-not-clean', 'A part of this message is not clean and safe.', {
      documents: waiting.map(({ id, verdict, safety }) => ({ id, verdict, safety })),
    });
  }
}
