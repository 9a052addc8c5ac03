import type { CaseFlag, Task, TimelineEntry } from '#schemas/case.ts';
import type { FileWords, Picture, StoredObject } from '#schemas/case-document.ts';
import type { ScanCompleted, Verdict } from '#schemas/events.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import { auditWrite } from './audit.ts';
import { caseUpdate, type FormToPut, formOnHead } from './case-update.ts';
import { formWrite, lookupWrite, outboundWrite, taskWrite, timed, timelineWrite, wordsWrite } from './items.ts';
import { documentKey } from './keys.ts';
import { lookAtFilesWrite, type ToLookAt } from './look-at-files.ts';
import { safetyWrite } from './safety.ts';
import type { Acting, Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/** Which verdicts a new one may follow: forward only, `infected` beats `clean`, and only it does (law 3). */
const MAY_FOLLOW: Readonly<Record<ScanCompleted['verdict'], readonly Verdict[]>> = {
  error: ['pending'],
  unscannable: ['pending', 'error'],
  clean: ['pending', 'error', 'unscannable'],
  infected: ['pending', 'error', 'unscannable', 'clean'],
};

/** Further changes in the transaction of a document's change. */
export interface Consequences {
  readonly flags: readonly CaseFlag[];
  readonly tasks: readonly Task[];
  /** A part that a person must look at. */
  readonly lookAt?: ToLookAt | undefined;
  readonly outbound?: OutboundMessage | undefined;
  readonly line: TimelineEntry;
}

function consequenceWrites(
  tables: Tables,
  reference: Reference,
  { tasks, lookAt, outbound, line }: Consequences,
  now: Date,
): Write[] {
  return [
    ...tasks.map((task) => taskWrite(tables, reference, task)),
    ...(lookAt === undefined ? [] : [lookAtFilesWrite(tables, reference, lookAt, now)]),
    ...(outbound === undefined ? [] : [outboundWrite(tables, outbound)]),
    timelineWrite(tables, reference, line),
  ];
}

/**
 * Puts a verdict on exactly that version of a file, with its consequences. Returns `stale` when this verdict may not follow the
 * present one: a repeat, an older event, or another version.
 */
export async function applyVerdict(
  store: Acting,
  at: { reference: Reference; id: string },
  scan: Pick<ScanCompleted, 'verdict' | 'threats' | 'versionId' | 'reasons'>,
  consequences: Consequences & { readBy?: string; withdraw: boolean },
  now: Date,
): Promise<'applied' | 'stale'> {
  const allowed = MAY_FOLLOW[scan.verdict];
  const places = allowed.map((_, index) => `:from${index}`);
  const version = scan.versionId === null ? '' : ' AND quarantine.versionId = :version';
  const timer =
    consequences.readBy !== undefined
      ? ', #timer = :timer, timerAt = :timerAt'
      : scan.verdict === 'error'
        ? ''
        : ' REMOVE #timer, timerAt';
  const outcome = await transact(store.client, [
    {
      name: 'document',
      table: store.cases,
      update: documentKey(at.reference, at.id),
      set: `SET verdict = :verdict, threats = :threats, scannedAt = :now${consequences.withdraw ? ', filed = :none, picture = :none, pictures = :empty' : ''}${timer}`,
      condition: `verdict IN (${places.join(', ')})${version}`,
      ...(timer === '' ? {} : { names: { '#timer': 'timer' } }),
      values: {
        ':verdict': scan.verdict,
        ':threats': scan.threats,
        ':now': now.toISOString(),
        ...Object.fromEntries(allowed.map((from, index) => [`:from${index}`, from])),
        ...(scan.versionId === null ? {} : { ':version': scan.versionId }),
        ...(consequences.withdraw ? { ':none': null, ':empty': [] } : {}),
        ...(consequences.readBy === undefined
          ? {}
          : { ':timer': 'read', ':timerAt': timed('read', consequences.readBy).timerAt }),
      },
    },
    ...caseUpdate(store, at.reference, consequences.flags),
    ...consequenceWrites(store, at.reference, consequences, now),
    auditWrite(store, now, { action: `verdict-${scan.verdict}`, reference: at.reference, subject: at.id }),
  ]);
  return outcome.done ? 'applied' : 'stale';
}

/** The findings in a clean file, and its present place. */
export interface Inspected {
  readonly reference: Reference;
  readonly id: string;
  readonly type: string;
  readonly safety: 'safe' | 'held';
  readonly reasons: readonly string[];
  readonly filed: StoredObject | null;
  readonly drawing?: StoredObject | undefined;
  readonly picture: Picture | null;
  readonly pictures?: readonly Picture[];
  readonly reading: 'read' | 'not_a_form' | 'needs_person' | 'not_read';
  readonly formNumber: number | null;
  readonly alsoOn: Reference | null;
  /** The words of a file that is no form. */
  readonly words?: FileWords | undefined;
  /** The form read from it, and the case's facts from it. */
  readonly form?: FormToPut | undefined;
}

/**
 * Closes the file's journey, once: it is held, or filed and read. `form_came_first` when another form or a contact was put on the case in
 * between, so that the caller looks again; `closed_before` when this file's journey had ended.
 */
export async function closeJourney(
  store: Acting,
  found: Inspected,
  consequences: Consequences,
  now: Date,
): Promise<'closed' | 'closed_before' | 'form_came_first'> {
  const { reference, form, words, drawing } = found;
  const drawn = drawing === undefined ? '' : ', drawing = :drawing';
  const outcome = await transact(store.client, [
    {
      name: 'document',
      table: store.cases,
      update: documentKey(reference, found.id),
      set: `SET safety = :safety, reasons = :reasons, #type = :type, filed = :filed, picture = :picture, pictures = :pictures, reading = :reading, formNumber = :number, alsoOn = :also${drawn} REMOVE #timer, timerAt`,
      condition: 'safety = :unchecked AND verdict = :clean',
      names: { '#type': 'type', '#timer': 'timer' },
      values: {
        ':safety': found.safety,
        ':reasons': found.reasons,
        ':type': found.type,
        ':filed': found.filed,
        ':picture': found.picture,
        ':pictures': found.pictures ?? [],
        ':reading': found.reading,
        ':number': found.formNumber,
        ':also': found.alsoOn,
        ':unchecked': 'unchecked',
        ':clean': 'clean',
        ...(drawing === undefined ? {} : { ':drawing': drawing }),
      },
    },
    ...caseUpdate(store, reference, consequences.flags, form === undefined ? {} : formOnHead(form)),
    ...(form === undefined
      ? []
      : [formWrite(store, reference, form.record), safetyWrite(store, reference, form.safety)]),
    // By its form, or by its own bytes.
    lookupWrite(store, reference, now),
    ...(words === undefined ? [] : [wordsWrite(store, words)]),
    ...consequenceWrites(store, reference, consequences, now),
    auditWrite(store, now, { action: `file-${found.safety}`, reference, subject: found.id }),
  ]);
  if (outcome.done) return 'closed';
  return outcome.refused.has('document') ? 'closed_before' : 'form_came_first';
}

/** Every other case that shows the same file loses its copy too. */
export async function withdrawElsewhere(
  store: Acting,
  at: { reference: Reference; id: string },
  line: TimelineEntry,
  now: Date,
): Promise<void> {
  await transact(store.client, [
    {
      name: 'document',
      table: store.cases,
      update: documentKey(at.reference, at.id),
      set: 'SET verdict = :infected, filed = :none, picture = :none, pictures = :empty',
      condition: 'attribute_exists(pk) AND verdict <> :infected',
      values: { ':infected': 'infected', ':none': null, ':empty': [] },
    },
    ...caseUpdate(store, at.reference, ['file_infected']),
    timelineWrite(store, at.reference, line),
    auditWrite(store, now, { action: 'verdict-infected', reference: at.reference, subject: at.id }),
  ]);
}
