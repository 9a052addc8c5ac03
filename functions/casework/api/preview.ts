import { confirmationEmail, previewOf } from '#functions/correspondence/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { Preview } from '#schemas/api/staff/preview.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import type { Case } from '#schemas/case.ts';
import { requireMayOn } from '../roles.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/**
 * `GET /admin/cases/{reference}/conversations/{id}/preview`: returns the confirmation of a conversation as its reader would see it,
 * word for word (domain S12b). The email is made from the same record by the same code.
 * @throws Problem 409 for one that is confirmed another way: there is no email
 */
export async function previewConfirmation(visit: Visit, deps: StaffDeps): Promise<Shown<Preview>> {
  const { staff, now, reason } = visit;
  const reference = referenceOf(visit.request.path.reference);
  const permit = (head: Case) => requireMayOn(staff, 'preview_confirmation', head, reason);
  const whole = await visit.store.readCase(reference, { now, reason, permit, only: ['conversations'] });
  const found = whole?.conversations.find(({ id }) => id === visit.request.path.id);
  if (whole === undefined || found === undefined) throw notFound();
  const { confirmation, ...conversation } = found;
  if (confirmation.state === 'another_way')
    throw new Problem(409, 'no-email', 'This conversation is confirmed another way.');
  const to = { address: confirmation.address, recipient: 'referrer' } as const;
  const email = confirmationEmail({ id: confirmation.messageId, to, conversation, head: whole.head, now });
  return {
    status: 200,
    body: { state: confirmation.state, ...previewOf(email, await deps.council()) },
    headers: { etag: tagOf(whole.head.version) },
  };
}
