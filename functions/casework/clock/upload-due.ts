import type { Timed } from '#functions/platform/store/timers.ts';
import { UploadSlot } from '#schemas/case-document.ts';
import { type DueDeps, later, overdueTask, type Settled, settle } from './due.ts';
import { createdAgain } from './repeated-events.ts';

/** A file that came is asked for until it is filed, since there may be no case yet for a task. Reconcile reports it meanwhile. */
const AGAIN_MS = 10 * 60_000;

/**
 * Handles a slot whose time is over. A file that did come, but whose event was lost, is filed after all. An unused slot expires. If
 * a case was promised that file, and it came no other way, a person gets a task.
 */
export async function uploadDue(deps: DueDeps, timed: Timed, now: Date): Promise<Settled> {
  const slot = UploadSlot.parse(timed.item);
  const { id } = slot;
  if (slot.state !== 'waiting') {
    return settle(deps, timed, { lookAt: null, action: 'end-upload-timer', subject: id }, now, 'ended');
  }
  const came = await deps.objectAt(slot);
  if (came !== undefined) {
    const { versionId, size, lastModified } = came;
    const object = { bucket: slot.bucket, key: slot.key, size, ...(versionId === null ? {} : { versionId }) };
    await deps.fileUpload(createdAgain(object, lastModified));
    const move = { lookAt: later(now, AGAIN_MS), asked: true, action: 'ask-for-filing-again', subject: id };
    return settle(deps, timed, move, now, 'asked_again');
  }
  return settle(
    deps,
    timed,
    {
      lookAt: null,
      set: { state: 'expired' },
      action: 'expire-upload',
      subject: id,
      ...(await promisedTo(deps, slot, now)),
    },
    now,
    'ended',
  );
}

/** Returns the case that expected the file, unless the same file came by another slot or there is no such case. */
async function promisedTo(deps: DueDeps, slot: UploadSlot, now: Date) {
  if (slot.makesCase) return {};
  const head = await deps.caseHead(slot.reference);
  if (head === undefined) return {};
  const documents = await deps.readDocuments(slot.reference);
  if (documents.some(({ sha256 }) => sha256 === slot.sha256)) return {};
  const task = overdueTask('missing_file', { id: slot.id, why: 'upload_never_came', team: head.team }, head, now);
  return { onCase: { reference: slot.reference, line: 'upload_never_came' as const, flags: [], task } };
}
