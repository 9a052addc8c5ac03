import { type AlertDeps, type Arrival, callPerson, decisionDue, type OpenCase } from '#functions/casework/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { whatWordsCallFor } from '#functions/safety/index.ts';
import type { TimelineEntry } from '#schemas/case.ts';
import { type CaseDocument, type UploadSlot, waitingDocument } from '#schemas/case-document.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { ObjectCreated } from '#schemas/events.ts';
import { Reference } from '#schemas/reference.ts';

/** A file is in a slot that we never opened. It stays in its queue: after the last try it raises an alarm, and a person looks. */
export class NoSuchSlotError extends Error {
  override readonly name = 'NoSuchSlotError';
}

export interface FileUploadDeps extends AlertDeps, Pick<Store, 'readSlot' | 'addDocument'> {
  readonly scanDeadlineMs: number;
  /** Reads how the decision clock counts; never fails. */
  readonly clock: () => Promise<ClockSettings>;
  readonly openCase: OpenCase;
  readonly versionAt: (bucket: string, key: string) => Promise<string | undefined>;
}

const KEY = /^upload\/\d{4}-\d\d-\d\d\/(FD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4})\/([0-9A-Z]{26})$/;

/**
 * Files a file that came into its slot: its case exists from now on, before the file is scanned (design: how a referral travels).
 * It counts as received when S3 took it. The same event again changes nothing.
 * @throws NoSuchSlotError
 */
export async function fileUpload(
  deps: FileUploadDeps,
  told: unknown,
  now: Date,
): Promise<'filed' | 'filed_before' | 'not_an_upload'> {
  const event = ObjectCreated.parse(told);
  const { bucket, object } = event.detail;
  const [, , id] = KEY.exec(object.key) ?? [];
  if (id === undefined) return 'not_an_upload';
  const slot = await deps.readSlot(id);
  if (slot === undefined) throw new NoSuchSlotError('a file without its slot');
  const versionId = object['version-id'] ?? (await deps.versionAt(bucket.name, object.key));
  if (versionId === undefined) throw new NoSuchSlotError('a file that is gone');
  const receivedAt = new Date(event.time);
  const document = waitingDocument({
    id: slot.id,
    reference: slot.reference,
    name: slot.name,
    size: slot.size,
    sha256: slot.sha256,
    origin: { kind: 'upload', id: slot.id },
    quarantine: { bucket: bucket.name, key: object.key, versionId },
    receivedAt: receivedAt.toISOString(),
  });
  const scanBy = new Date(now.getTime() + deps.scanDeadlineMs).toISOString();
  if (slot.makesCase) {
    const { opened } = await deps.openCase(arrivalOf(slot, document, scanBy, receivedAt), now);
    return opened === 'now' ? 'filed' : 'filed_before';
  }
  const line: TimelineEntry = { id: newId(now), at: receivedAt.toISOString(), what: 'file_received', by: 'upload' };
  const added = await deps.addDocument({ document, scanBy, slot: slot.id, line }, now);
  if (added === 'no_case') throw new NoSuchSlotError('a slot without its case');
  await callByName(deps, slot, receivedAt, now);
  return added === 'added' ? 'filed' : 'filed_before';
}

/** Calls a person now for words of danger in the file's name, before anything is opened. */
async function callByName(deps: FileUploadDeps, { id, reference, name }: UploadSlot, receivedAt: Date, now: Date) {
  const decisionDueAt = decisionDue(receivedAt, await deps.clock()).toISOString();
  const source = `${id}-covering`;
  const calls = whatWordsCallFor([name], {
    head: { receivedAt: receivedAt.toISOString(), decisionDueAt },
    source,
    now,
  });
  await callPerson(deps, { reference, calls, source }, now);
}

/** Describes the arrival of a file that is itself the referral. Its name and its sender's details are read before it is opened. */
function arrivalOf(slot: UploadSlot, document: CaseDocument, scanBy: string, receivedAt: Date): Arrival {
  const { id, sender } = slot;
  return {
    door: 'word_upload',
    receivedAt,
    once: { kind: 'upload', hash: id },
    promised: Reference.parse(slot.reference),
    says: { words: [slot.name, sender?.name ?? '', sender?.role ?? ''] },
    acknowledge:
      sender?.email === undefined
        ? { no: 'no_address' }
        : sender.emailIsSafe
          ? { address: sender.email, recipient: 'referrer' }
          : { no: 'not_said_safe' },
    own: sender === null ? {} : { sender },
    document: { item: document, scanBy },
    slot: id,
    lines: [{ what: 'received' }, { what: 'file_received', by: 'upload' }],
  };
}
