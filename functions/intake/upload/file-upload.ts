import { type AlertDeps, callPerson, decisionDue } from '#functions/casework/index.ts';
import { acknowledge } from '#functions/correspondence/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Filed, Filing } from '#functions/platform/store/filing.ts';
import { whatWordsCallFor } from '#functions/safety/index.ts';
import { type Actor, service } from '#schemas/actor.ts';
import type { TimelineEntry } from '#schemas/case.ts';
import { type CaseDocument, type UploadSlot, waitingDocument } from '#schemas/case-document.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { ObjectCreated } from '#schemas/events.ts';
import { Reference } from '#schemas/reference.ts';

/** A file stands in a slot that we never opened. Left in its queue: past its tries it is an alarm and a person's. */
export class NoSuchSlotError extends Error {
  override readonly name = 'NoSuchSlotError';
}

export interface FileUploadDeps extends AlertDeps {
  readonly scanDeadlineMs: number;
  /** How the decision clock counts; it never fails. */
  readonly clock: () => Promise<ClockSettings>;
  readonly readSlot: (actor: Actor, id: string) => Promise<UploadSlot | undefined>;
  readonly versionAt: (bucket: string, key: string) => Promise<string | undefined>;
  readonly file: (actor: Actor, filing: Filing, now: Date) => Promise<Filed>;
  readonly addDocument: (
    actor: Actor,
    add: { document: CaseDocument; scanBy: string; slot?: string; line: TimelineEntry },
    now: Date,
  ) => Promise<'added' | 'there_already' | 'no_case'>;
}

const ACTOR = service('intake/file-upload');
const KEY = /^upload\/\d{4}-\d\d-\d\d\/(FD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4})\/([0-9A-Z]{26})$/;

/**
 * A file has come into its slot: its case stands from here on, before the file is scanned (design: how a referral travels).
 * Received when S3 took it. Told twice, it changes nothing.
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
  const slot = await deps.readSlot(ACTOR, id);
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
  const line: TimelineEntry = { id: newId(now), at: receivedAt.toISOString(), what: 'file_received', by: 'upload' };
  if (slot.makesCase) {
    const filed = await deps.file(
      ACTOR,
      caseOf(slot, document, scanBy, line, { receivedAt, now, clock: await deps.clock() }),
      now,
    );
    await callByCoveringWords(deps, slot, receivedAt, now);
    return filed.filed === 'now' ? 'filed' : 'filed_before';
  }
  const added = await deps.addDocument(ACTOR, { document, scanBy, slot: slot.id, line }, now);
  if (added === 'no_case') throw new NoSuchSlotError('a slot without its case');
  await callByCoveringWords(deps, slot, receivedAt, now);
  return added === 'added' ? 'filed' : 'filed_before';
}

/** A file's name and what its sender says of themself are here before anything is opened: danger in them calls a person now. */
async function callByCoveringWords(deps: FileUploadDeps, slot: UploadSlot, receivedAt: Date, now: Date): Promise<void> {
  const { reference, name, sender } = slot;
  const decisionDueAt = decisionDue(receivedAt, await deps.clock()).toISOString();
  const source = `${slot.id}-covering`;
  const head = { receivedAt: receivedAt.toISOString(), decisionDueAt };
  const calls = whatWordsCallFor([name, sender?.name ?? '', sender?.role ?? ''], { head, source, now });
  await callPerson(deps, ACTOR, { reference, calls, source }, now);
}

/** The file is itself the referral. */
function caseOf(
  slot: UploadSlot,
  document: CaseDocument,
  scanBy: string,
  line: TimelineEntry,
  { receivedAt, now, clock }: { receivedAt: Date; now: Date; clock: ClockSettings },
): Filing {
  const reference = Reference.parse(slot.reference);
  const decisionDueAt = decisionDue(receivedAt, clock).toISOString();
  const about = { id: newId(now), reference, receivedAt: receivedAt.toISOString(), decisionDueAt, now };
  const { sender } = slot;
  const acknowledged =
    sender?.email === undefined
      ? acknowledge(about, { no: 'no_address' })
      : acknowledge(
          about,
          sender.emailIsSafe ? { address: sender.email, recipient: 'referrer' } : { no: 'not_said_safe' },
        );
  return {
    head: {
      reference,
      door: 'word_upload',
      team: 'duty_and_advice',
      state: 'new',
      receivedAt: about.receivedAt,
      decisionDueAt,
      flags: [],
      links: [],
      form: null,
      completeness: null,
      children: null,
      ...(sender === null ? {} : { sender }),
      version: 1,
    },
    once: { kind: 'upload', hash: slot.id, holds: { reference } },
    document: { document, scanBy },
    slotReceived: slot.id,
    ...(acknowledged.outbound ? { outbound: [acknowledged.outbound] } : {}),
    tasks: acknowledged.tasks,
    timeline: [{ id: newId(now), at: about.receivedAt, what: 'received', by: 'word_upload' }, line],
  };
}
