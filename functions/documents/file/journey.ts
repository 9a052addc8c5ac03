import * as z from 'zod';
import { type AlertDeps, callPerson, decisionDue } from '#functions/casework/index.ts';
import { type Acknowledged, formReturnedBlank, safeCopyRequest } from '#functions/correspondence/index.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import type { Consequences, Inspected } from '#functions/platform/store/documents.ts';
import type { Filed, Filing } from '#functions/platform/store/filing.ts';
import type { GivenOriginal } from '#functions/platform/store/originals.ts';
import { notAtOnce } from '#functions/safety/index.ts';
import { type Actor, service } from '#schemas/actor.ts';
import type { Case, CaseFlag, Task, TimelineEntry } from '#schemas/case.ts';
import type { CaseDocument, FileWords, StoredObject, Words } from '#schemas/case-document.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { ScanCompleted } from '#schemas/events.ts';
import type { InboundMessage, Message, OutboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { asksOfFile } from './asks-of-file.ts';
import { type FormRead, recordOf, whatFileCallsFor, whatTheFormSays } from './form-read.ts';
import { keptWords } from './kept-words.ts';
import { askForSafeCopy, fileTask, lookAtFile } from './tasks.ts';
import type { FileRead } from './what-was-read.ts';

export interface JourneyDeps extends AlertDeps {
  readonly quarantineBucket: string;
  readonly documentsBucket: string;
  readonly readDeadlineMs: number;
  readonly document: (actor: Actor, reference: string, id: string) => Promise<CaseDocument | undefined>;
  readonly caseHead: (actor: Actor, reference: string) => Promise<(Case & { forms: number }) | undefined>;
  readonly message: (actor: Actor, reference: string, id: string) => Promise<InboundMessage | undefined>;
  readonly messages: (actor: Actor, reference: string) => Promise<readonly Message[]>;
  readonly applyVerdict: (
    actor: Actor,
    at: { reference: string; id: string },
    scan: ScanCompleted,
    consequences: Consequences & { readBy?: string; withdraw: boolean },
    now: Date,
  ) => Promise<'applied' | 'stale'>;
  readonly closeJourney: (
    actor: Actor,
    found: Inspected,
    consequences: Consequences,
    now: Date,
  ) => Promise<'closed' | 'closed_before' | 'form_came_first'>;
  readonly withdrawElsewhere: (
    actor: Actor,
    at: { reference: string; id: string },
    line: TimelineEntry,
    now: Date,
  ) => Promise<void>;
  readonly file: (actor: Actor, filing: Filing, now: Date) => Promise<Filed>;
  readonly bytes: (object: StoredObject) => Promise<Uint8Array>;
  readonly read: (bytes: Uint8Array, name: string) => Promise<FileRead>;
  readonly copy: (from: StoredObject, to: { bucket: string; key: string }) => Promise<StoredObject>;
  /** Takes a copy back for good: a link that was given out a moment ago must not reach it any more either. */
  readonly remove: (copy: StoredObject) => Promise<void>;
  /** The zips that people were given of any of these files and emails of a case. */
  readonly originals: (
    actor: Actor,
    reference: string,
    subjects: readonly string[],
  ) => Promise<readonly GivenOriginal[]>;
  readonly deleteOriginal: (original: GivenOriginal) => Promise<void>;
  readonly newReference: () => Reference;
  /** How the decision clock counts; it never fails. */
  readonly clock: () => Promise<ClockSettings>;
}

/** A scan of a file that is on no case yet: the scanner was quicker than the case. Tried again, and past that an alarm. */
export class NoDocumentYetError extends Error {
  override readonly name = 'NoDocumentYetError';
}

export type JourneyOutcome =
  | 'not_ours'
  | 'stale'
  | 'infected'
  | 'waiting'
  | 'held'
  | 'held_and_read'
  | 'filed'
  | 'filed_and_read';

const HoldsReference = z.object({ reference: Reference });
const ACTOR = service('documents/file');
const KEY = /^(?:upload|mail)\/\d{4}-\d\d-\d\d\/(FD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4})\/([0-9A-Z]{26})$/;
/** Forms that come to one case at one moment are settled one after the other; ten is more than any message holds. */
const LOOKS = 10;

/**
 * Takes one scan to its end: verdict on the case; a clean file inspected and read in quarantine, copied as exactly that version,
 * and its form or words put on the case; a held one stays where it is although its words are read, an infected one is not opened;
 * staff are told, the sender asked where that helps. Said twice, out of order or after a death between its writes it ends the
 * same (law 2, law 3).
 * @throws NoDocumentYetError
 */
export async function takeFurther(deps: JourneyDeps, scan: ScanCompleted, now: Date): Promise<JourneyOutcome> {
  const [, reference, id] = KEY.exec(scan.key) ?? [];
  if (reference === undefined || id === undefined || scan.bucket !== deps.quarantineBucket) return 'not_ours';
  const document = await deps.document(ACTOR, reference, id);
  if (document === undefined) throw new NoDocumentYetError('a scan before its case');
  const head = await deps.caseHead(ACTOR, reference);
  if (head === undefined) throw new NoDocumentYetError('a document without its case');

  const applied = await deps.applyVerdict(
    ACTOR,
    { reference, id },
    scan,
    await verdictMeans(deps, head, document, scan, now),
    now,
  );
  if (scan.verdict === 'infected' && applied === 'applied') await withdraw(deps, document, now);
  if (scan.verdict === 'infected') return applied === 'applied' ? 'infected' : 'stale';
  if (scan.verdict !== 'clean') return applied === 'applied' ? 'waiting' : 'stale';
  // A clean verdict that was there before may have been cut off before the file was looked at.
  if (
    applied === 'stale' &&
    (document.verdict !== 'clean' || document.safety !== 'unchecked' || isOther(document, scan))
  )
    return 'stale';
  return lookInside(deps, head, document, now);
}

function isOther(document: CaseDocument, scan: ScanCompleted): boolean {
  return scan.versionId !== null && scan.versionId !== document.quarantine.versionId;
}

async function verdictMeans(deps: JourneyDeps, head: Case, document: CaseDocument, scan: ScanCompleted, now: Date) {
  const line = { id: newId(now), at: now.toISOString(), what: `file_${scan.verdict}`, by: 'service' };
  const nothing = { flags: [], tasks: [], line, withdraw: false };
  if (scan.verdict === 'clean')
    return { ...nothing, readBy: new Date(now.getTime() + deps.readDeadlineMs).toISOString() };
  if (scan.verdict === 'error') return nothing;
  if (scan.verdict === 'unscannable') {
    return {
      ...nothing,
      flags: ['needs_reading' as const],
      tasks: [fileTask('file_without_verdict', head, document, 'unscannable', now)],
    };
  }
  const late = document.filed !== null;
  return {
    ...nothing,
    flags: ['file_infected' as const],
    tasks: [
      askForSafeCopy(head, document, 'infected', now),
      ...(late ? [fileTask('late_infection', head, document, 'infected_after_release', now)] : []),
    ],
    outbound: document.origin.wrapped === true ? undefined : await requestFor(deps, head, document, now),
    withdraw: true,
  };
}

/** The sender is asked for a safe copy only where the acknowledgement could go (law 7), and told nothing about the file. */
async function requestFor(
  deps: JourneyDeps,
  head: Case,
  document: CaseDocument,
  now: Date,
): Promise<OutboundMessage | undefined> {
  const { reference, receivedAt, decisionDueAt } = head;
  const about = { id: newId(now), documentId: document.id, reference, receivedAt, decisionDueAt, now };
  return safeCopyRequest(about, await deps.messages(ACTOR, reference)).outbound;
}

/** A late `infected` takes the copy away, wherever the file is shown, and the zips of its original and of its message. */
async function withdraw(deps: JourneyDeps, document: CaseDocument, now: Date): Promise<void> {
  for (const reference of [document.reference, ...(document.alsoOn === null ? [] : [document.alsoOn])])
    for (const given of await deps.originals(ACTOR, reference, [document.id, document.origin.id]))
      await deps.deleteOriginal(given);
  if (document.filed !== null) await deps.remove(document.filed);
  if (document.alsoOn === null) return;
  const line = { id: newId(now), at: now.toISOString(), what: 'file_infected', by: 'service' };
  await deps.withdrawElsewhere(ACTOR, { reference: document.alsoOn, id: document.id }, line, now);
}

async function lookInside(deps: JourneyDeps, head: Case, document: CaseDocument, now: Date): Promise<JourneyOutcome> {
  const read = await deps.read(await deps.bytes(document.quarantine), document.name);
  // Before the file is kept, and whatever becomes of its form: keeping it may fail (domain 6).
  const calls = whatFileCallsFor(read, head, document.id, { ...(await deps.clock()), now });
  await callPerson(deps, ACTOR, { reference: head.reference, calls, source: document.id }, now);
  if (read.held.length > 0) {
    await settle(deps, head, document, read, null, now);
    return read.form === undefined ? 'held' : 'held_and_read';
  }
  const filed = await deps.copy(document.quarantine, {
    bucket: deps.documentsBucket,
    key: `${document.reference}/${document.id}`,
  });
  await settle(deps, head, document, read, filed, now);
  // Found infected while we copied it: then nothing may keep the copy.
  const standing = await deps.document(ACTOR, document.reference, document.id);
  if (standing?.verdict !== 'infected') return read.form === undefined ? 'filed' : 'filed_and_read';
  await deps.remove(filed);
  return 'stale';
}

/** Puts what was read on the case. */
async function settle(
  deps: JourneyDeps,
  head: Case,
  document: CaseDocument,
  read: FileRead,
  filed: StoredObject | null,
  now: Date,
): Promise<void> {
  const held = filed === null;
  const found: Omit<Inspected, 'reading'> = {
    reference: document.reference,
    id: document.id,
    type: read.type,
    safety: held ? 'held' : 'safe',
    reasons: read.held,
    filed,
    formNumber: null,
    alsoOn: null,
  };
  if (read.form !== undefined) {
    await putFormOnCase(deps, document, { ...found, reading: 'read' }, { ...read, form: read.form }, now);
    return;
  }
  const { words, cut } = keptWords(read.words);
  const whole = !cut && !read.cut && words.length > 0;
  const asks = await asksFor(deps, head, document, read, whole, now);
  await deps.closeJourney(
    ACTOR,
    {
      ...found,
      reading:
        whole || document.origin.inline === true
          ? 'not_a_form'
          : held && words.length === 0
            ? 'not_read'
            : 'needs_person',
      words: words.length === 0 ? undefined : wordsOf(document, { words, cut: !whole, held }),
    },
    { ...asks, line: lineAt(now, held ? 'file_held' : 'file_filed') },
    now,
  );
}

/** What follows from a file for people, with its one transaction. */
async function asksFor(
  deps: JourneyDeps,
  head: Case,
  document: CaseDocument,
  read: FileRead,
  whole: boolean,
  now: Date,
): Promise<Omit<Consequences, 'line'>> {
  const held = read.held.length > 0;
  const { inline: isSignature = false, wrapped: isWrapped = false } = document.origin;
  const { safeCopy, look } = asksOfFile(read, whole, { isSignature, isWrapped });
  return {
    flags: [...(held ? (['file_held'] as const) : []), ...(look ? (['needs_reading'] as const) : [])],
    tasks: safeCopy ? [askForSafeCopy(head, document, 'held', now)] : [],
    outbound: safeCopy ? await requestFor(deps, head, document, now) : undefined,
    lookAt: look ? lookAtFile(head, document, read.type) : undefined,
  };
}

/**
 * The first form that came for a case fills it. A further form in the same message, or one in an answer to us, is a case of its
 * own, linked (law 9); a form sent up to a referral stands beside the first.
 */
async function putFormOnCase(
  deps: JourneyDeps,
  document: CaseDocument,
  found: Inspected,
  read: FileRead & { readonly form: FormRead },
  now: Date,
): Promise<void> {
  const { form } = read;
  const held = found.safety === 'held';
  for (let look = 1; look <= LOOKS; look += 1) {
    const head = await deps.caseHead(ACTOR, document.reference);
    if (head === undefined) throw new NoDocumentYetError('a document without its case');
    const message =
      document.origin.kind === 'message'
        ? await deps.message(ACTOR, document.reference, document.origin.id)
        : undefined;
    const further = message !== undefined && (message.joined || head.forms > 0);
    const says = whatTheFormSays(form, head, document.id, { ...(await deps.clock()), now });
    if (further && message !== undefined) {
      const other = await fileFurther(deps, document, found, read, message, now);
      const closed = await deps.closeJourney(
        ACTOR,
        { ...found, alsoOn: other },
        // Its own case says what of it must be looked at.
        { ...(await asksFor(deps, head, document, read, true, now)), line: lineAt(now, 'further_form_filed') },
        now,
      );
      // Found infected in between: the case just made must not keep showing the file.
      if (closed === 'closed_before') await withdrawIfInfected(deps, document, other, now);
      if (closed !== 'form_came_first') return;
      continue;
    }
    const number = head.forms + 1;
    const { record, cut } = recordOf(form, number, { id: document.id, held }, now);
    const rest = notAtOnce(says);
    const blank = says.blank
      ? await tellOfBlank(deps, head, document, message, { ...rest, form: form.definition.id }, now)
      : undefined;
    const asks = await asksFor(deps, head, document, read, !cut && !read.cut, now);
    const closed = await deps.closeJourney(
      ACTOR,
      { ...found, formNumber: number, form: { record, before: head.forms, head: says.head, of: head } },
      {
        ...asks,
        flags: [...new Set([...rest.flags, ...asks.flags])],
        tasks: [...(blank?.tasks ?? rest.tasks), ...asks.tasks],
        outbound: asks.outbound ?? blank?.outbound,
        line: lineAt(now, says.blank ? 'form_returned_blank' : held ? 'held_form_read' : 'form_read'),
      },
      now,
    );
    if (closed !== 'form_came_first') return;
  }
  throw new Error('forms keep coming to one case');
}

/** Tells the sender of an empty form, or a person: words that came beside it may be the referral, and so may a message that is not opened yet. */
async function tellOfBlank(
  deps: JourneyDeps,
  head: Case,
  document: CaseDocument,
  message: InboundMessage | undefined,
  { tasks, form }: { readonly tasks: readonly Task[]; readonly form: string },
  now: Date,
): Promise<Acknowledged> {
  const { reference, receivedAt, decisionDueAt } = head;
  const withWords = message !== undefined && (message.opening !== 'opened' || message.text?.trim() !== '');
  const about = { id: newId(now), documentId: document.id, reference, receivedAt, decisionDueAt, now, form, withWords };
  const told = formReturnedBlank(about, await deps.messages(ACTOR, reference));
  return { ...told, tasks: [...tasks, ...told.tasks] };
}

async function withdrawIfInfected(deps: JourneyDeps, document: CaseDocument, other: string, now: Date): Promise<void> {
  const standing = await deps.document(ACTOR, document.reference, document.id);
  if (standing?.verdict !== 'infected') return;
  await deps.withdrawElsewhere(ACTOR, { reference: other, id: document.id }, lineAt(now, 'file_infected'), now);
}

/** A case of its own for a further form. Its key is the message and the file, so that doing it again gives the same case. */
async function fileFurther(
  deps: JourneyDeps,
  document: CaseDocument,
  found: Inspected,
  { form, type, cut }: FileRead & { readonly form: FormRead },
  message: InboundMessage,
  now: Date,
): Promise<string> {
  const held = found.safety === 'held';
  const receivedAt = new Date(message.receivedAt);
  const settings = await deps.clock();
  for (let look = 1; look <= LOOKS; look += 1) {
    const reference = deps.newReference();
    const head: Case = {
      reference,
      door: 'email',
      team: 'duty_and_advice',
      state: 'new',
      receivedAt: message.receivedAt,
      decisionDueAt: decisionDue(receivedAt, settings).toISOString(),
      flags: [],
      links: [
        { reference: Reference.parse(document.reference), why: message.joined ? 'form_in_reply' : 'further_form' },
      ],
      form: null,
      completeness: null,
      children: null,
      version: 1,
    };
    const says = whatTheFormSays(form, head, document.id, { ...settings, now });
    const copy: CaseDocument = {
      ...document,
      reference,
      verdict: 'clean',
      safety: found.safety,
      reasons: [...found.reasons],
      type: found.type,
      filed: found.filed,
      reading: 'read',
      formNumber: 1,
      alsoOn: document.reference,
    };
    const kept = recordOf(form, 1, { id: document.id, held }, now);
    const looks = held || cut || kept.cut;
    const flags: CaseFlag[] = [
      'further_form',
      ...says.flags,
      ...(held ? (['file_held'] as const) : []),
      ...(looks ? (['needs_reading'] as const) : []),
    ];
    const filed = await deps.file(
      ACTOR,
      {
        head: {
          ...head,
          ...says.head,
          flags: [...new Set(flags)],
          ...(says.priority === undefined ? {} : { priority: says.priority }),
        },
        once: {
          kind: 'form',
          hash: digest('form', document.reference, document.origin.id, document.sha256),
          holds: { reference },
        },
        forms: [kept.record],
        document: { document: copy },
        tasks: says.blank
          ? (await tellOfBlank(deps, head, document, message, { ...says, form: form.definition.id }, now)).tasks
          : says.tasks,
        lookAt: looks ? lookAtFile(head, copy, type) : undefined,
        timeline: [{ id: newId(now), at: message.receivedAt, what: 'received', by: 'email' }],
      },
      now,
    );
    if (filed.filed === 'now') return reference;
    if (filed.filed === 'before') return HoldsReference.parse(filed.holds).reference;
  }
  throw new Error('three references in a row were taken');
}

function wordsOf(
  { id, reference, origin, receivedAt }: CaseDocument,
  { words, cut, held }: { words: Words[]; cut: boolean; held: boolean },
): FileWords {
  return { documentId: id, reference, origin, receivedAt, words, cut, ...(held ? { held: true } : {}) };
}

function lineAt(now: Date, what: string): TimelineEntry {
  return { id: newId(now), at: now.toISOString(), what, by: 'service' };
}
