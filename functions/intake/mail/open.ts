import { type AlertDeps, callPerson } from '#functions/casework/index.ts';
import { beginningOf } from '#functions/documents/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { type CountedCase, MOST_ON_CASE, type Opening } from '#functions/platform/store/mail.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { whatWordsCallFor } from '#functions/safety/index.ts';
import type { Case, CaseFlag, Task, TimelineEntry } from '#schemas/case.ts';
import { type StoredObject, waitingDocument } from '#schemas/case-document.ts';
import type { InboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { EmailPart, OpenedEmail, OpeningProblemCode } from '../email/opened-email.ts';
import { openAtOf } from '../email/portal.ts';
import { type FileToKeep, filesOf } from './files-of-message.ts';
import { openElsewhere } from './open-elsewhere.ts';

export interface OpenDeps extends AlertDeps, Pick<Store, 'readInbound' | 'addDocument' | 'finishOpening'> {
  readonly quarantineBucket: string;
  readonly documentsBucket: string;
  readonly scanDeadlineMs: number;
  readonly raw: (message: InboundMessage) => Promise<Uint8Array>;
  readonly open: (raw: Uint8Array) => Promise<OpenedEmail>;
  readonly putOnce: (put: {
    bucket: string;
    key: string;
    body: Uint8Array | string;
    contentType?: string;
  }) => Promise<{ versionId: string }>;
}

type Opened = Extract<OpenedEmail, { is: 'opened' }>;

/** A message waits to be opened and is on no case. It stays in its queue: after the last try it raises an alarm. */
export class NoSuchMessageError extends Error {
  override readonly name = 'NoSuchMessageError';
}

/** A case's item holds 400 KB (DynamoDB). Longer text is cut here and kept whole beside the raw message (design: Records). */
const MOST_TEXT_BYTES = 100 * 1024;
/** A case with more replies than this keeps a page of each further one: two hundred whole ones would be 20 MB. */
const REPLIES_SHOWN_WHOLE = 20;
const A_PAGE_BYTES = 4 * 1024;
/** Problems that leave something in the raw message alone: a person must look there, whatever else was found (law 10). */
const LEFT_OUT: ReadonlySet<OpeningProblemCode> = new Set<OpeningProblemCode>([
  'too_many_parts',
  'too_deep',
  'too_many_files',
  'too_many_bytes',
  'nested_message_kept_whole',
  'winmail_cut_short',
  'outlook_message_kept_too',
  'zip_member_not_read',
  'file_written_out_in_the_text',
  'words_outside_the_parts',
  'words_cut',
  'structure_not_understood',
  'content_kept_elsewhere',
  'part_of_a_split_message',
]);
/** A report quotes the beginning of the mail it returns, so its structure is often broken. Its words are shown as they are. */
const LEFT_OUT_OF_REPORTS: ReadonlySet<OpeningProblemCode> = new Set(
  [...LEFT_OUT].filter((code) => code !== 'structure_not_understood'),
);
/** Types in which no form was ever sent: pictures, sound, appointments, addresses. */
const NO_FORM_TYPE = /^(?:image|audio|video)\/|^text\/(?:x-)?(?:v?calendar|vcard|directory)$/;
const NO_FORM_NAME =
  /\.(?:jpe?g|jfif|png|gif|bmp|tiff?|hei[cf]|avif|webp|svg|mp3|m4a|wav|amr|ogg|mp4|mov|3gp|avi|ics|vcf)$/i;
/**
 * Takes a filed message apart: each file goes to quarantine and onto the case, the text onto the message. A file's id comes from
 * the message and the file's content, so opening it again, or a file sent twice in one message, adds nothing.
 * @throws NoSuchMessageError
 */
export async function openMessage(
  deps: OpenDeps,
  reference: Reference,
  messageId: string,
  now: Date,
): Promise<{ opening: string; files: number }> {
  const message = await deps.readInbound(reference, messageId);
  if (message === undefined) throw new NoSuchMessageError('a message on no case');
  if (message.opening !== 'filed') return { opening: message.opening, files: 0 };
  const head = await deps.caseHead(reference);
  if (head === undefined) throw new NoSuchMessageError('a message without its case');

  const found = await deps.open(await deps.raw(message));
  if (found.is === 'unreadable') {
    await callForDanger(deps, head, message, [], now);
    await deps.finishOpening(unreadable(head, message, found.reason, now), now);
    return { opening: 'unreadable', files: 0 };
  }
  await callForDanger(deps, head, message, [found.text, ...found.parts.map(({ name }) => name)], now);
  const opened = withinRoom(found, head.files);
  const files = filesOf(message.id, opened.parts);
  const wrapped = opened.portal !== 'none';
  for (const file of files) await keep(deps, message, file, { wrapped, now });
  await deps.finishOpening(await whatWasFound(deps, head, message, opened, now), now);
  return { opening: 'opened', files: files.length };
}

/**
 * Returns a message with no more files than its case has room for. The others stay in the original, which a task names. Two
 * messages that join at once may bring more files than the case has room for (law 10).
 */
function withinRoom(opened: Opened, files: number): Opened {
  const room = Math.max(0, MOST_ON_CASE.files - files);
  if (opened.parts.length <= room) return opened;
  const problems = [...opened.problems, { code: 'too_many_files' as const, where: '' }];
  return { ...opened, parts: opened.parts.slice(0, room), problems };
}

/**
 * Calls a person for words of danger anywhere in the message. This comes before a file is kept, because keeping one may fail
 * (domain 6).
 */
async function callForDanger(
  deps: OpenDeps,
  head: Case,
  message: InboundMessage,
  words: readonly string[],
  now: Date,
): Promise<void> {
  const { reference, receivedAt, id } = message;
  const said = [message.subject ?? '', message.from ?? '', ...words];
  const { decisionDueAt } = head;
  const calls = whatWordsCallFor(said, { head: { receivedAt, decisionDueAt }, source: id, now });
  await callPerson(deps, { reference, calls, source: id }, now);
}

/**
 * Writes the object first, then the item that names its version. If the job ends in between, `reconcile` finds a file without an
 * owner and has the message opened again.
 */
async function keep(
  deps: OpenDeps,
  message: InboundMessage,
  { id, part, otherNames, inline }: FileToKeep,
  { wrapped, now }: { wrapped: boolean; now: Date },
): Promise<void> {
  const key = `mail/${message.receivedAt.slice(0, 10)}/${message.reference}/${id}`;
  const { versionId } = await deps.putOnce({ bucket: deps.quarantineBucket, key, body: part.bytes });
  const document = waitingDocument({
    id,
    reference: message.reference,
    name: part.name.slice(0, 255),
    ...(otherNames.length === 0 ? {} : { otherNames }),
    size: part.bytes.length,
    sha256: part.sha256,
    origin: { kind: 'message', id: message.id, part: part.index, inline, ...(wrapped ? { wrapped } : {}) },
    quarantine: { bucket: deps.quarantineBucket, key, versionId },
    receivedAt: message.receivedAt,
  });
  const line: TimelineEntry = { id: newId(now), at: now.toISOString(), what: 'file_received', by: 'email' };
  const scanBy = new Date(now.getTime() + deps.scanDeadlineMs).toISOString();
  const added = await deps.addDocument({ document, scanBy, line }, now);
  if (added === 'no_case') throw new NoSuchMessageError('a message without its case');
}

async function whatWasFound(
  deps: OpenDeps,
  head: CountedCase,
  message: InboundMessage,
  opened: Opened,
  now: Date,
): Promise<Opening> {
  const elsewhere = opened.portal !== 'none' && message.portal === 'none';
  const ownWords = !message.joined && message.portal === 'none' && !elsewhere && message.automatic === 'none';
  const noForm = ownWords && !opened.parts.some(mayBeForm);
  const leaves = message.automatic === 'none' ? LEFT_OUT : LEFT_OUT_OF_REPORTS;
  const leftOut = opened.problems.find(({ code }) => leaves.has(code))?.code;
  const whole = Buffer.from(opened.text);
  const most = head.replies > REPLIES_SHOWN_WHOLE ? A_PAGE_BYTES : MOST_TEXT_BYTES;
  const cut = whole.length > most;
  const flags: CaseFlag[] = [
    ...(noForm ? (['no_form'] as const) : []),
    ...(leftOut === undefined && !cut ? [] : (['needs_reading'] as const)),
    ...(elsewhere ? (['open_elsewhere'] as const) : []),
  ];
  const tasks: Task[] = [
    ...(noForm ? [taskFor(head, message, 'form_missing', 'email_without_a_form', now)] : []),
    ...(leftOut === undefined ? [] : [taskFor(head, message, 'open_message_by_hand', leftOut, now)]),
    ...(elsewhere ? [openElsewhere(head.team, message.id, new Date(message.receivedAt), opened.portal, now)] : []),
  ];
  const textWhole = {
    bucket: deps.quarantineBucket,
    key: `text/${message.receivedAt.slice(0, 10)}/${message.reference}/${message.id}`,
  };
  if (cut) await deps.putOnce({ ...textWhole, body: whole, contentType: 'text/plain; charset=utf-8' });
  const drawing = await keepDrawing(deps, message, opened, now);
  return {
    reference: message.reference,
    messageId: message.id,
    opening: 'opened',
    text: beginningOf(opened.text, most),
    ...(cut ? { textWhole } : {}),
    drawing,
    ...(opened.portal === 'none'
      ? {}
      : { elsewhere: { portal: opened.portal, openAt: openAtOf(opened.portal, opened.text) } }),
    problems: opened.problems.map(({ code, where }) => `${code} ${where}`.slice(0, 200)).slice(0, 120),
    flags,
    tasks,
    // A case shows the beginning of a long text and keeps the rest beside it: somebody reads that (law 10).
    ...(cut
      ? { lookAt: { cameWith: message.id, is: 'messages' as const, id: message.id, dueAt: head.decisionDueAt } }
      : {}),
    line: { id: newId(now), at: now.toISOString(), what: 'message_opened', by: 'service' },
  };
}

/** Keeps the drawing of a message. As with a file's, each run has its own, and one of a run that died is never pointed at. */
async function keepDrawing(
  { putOnce, documentsBucket }: OpenDeps,
  { reference, id }: InboundMessage,
  { drawing }: Opened,
  now: Date,
): Promise<StoredObject | undefined> {
  if (drawing === undefined) return undefined;
  const place = { bucket: documentsBucket, key: `drawings/${reference}/${id}/${newId(now)}` };
  const { versionId } = await putOnce({ ...place, body: drawing });
  return { ...place, versionId };
}

/** Returns whether a file may be the form that we ask for. A person looks at a picture of a form, but it cannot be read as one. */
function mayBeForm({ role, declaredType, name }: EmailPart): boolean {
  return role === 'file' && !NO_FORM_TYPE.test(declaredType) && !NO_FORM_NAME.test(name);
}

function unreadable(head: Case, message: InboundMessage, why: string, now: Date): Opening {
  return {
    reference: message.reference,
    messageId: message.id,
    opening: 'unreadable',
    problems: [why.slice(0, 200)],
    flags: ['needs_reading'],
    tasks: [taskFor(head, message, 'open_message_by_hand', why.slice(0, 200), now)],
    line: { id: newId(now), at: now.toISOString(), what: 'message_unreadable', by: 'service' },
  };
}

function taskFor(
  head: Case,
  message: InboundMessage,
  kind: 'form_missing' | 'open_message_by_hand',
  why: string,
  now: Date,
): Task {
  return {
    id: `${kind}-${message.id}`,
    kind,
    team: kind === 'form_missing' ? head.team : 'documents_to_read',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: head.decisionDueAt,
    why,
    about: message.id,
  };
}
