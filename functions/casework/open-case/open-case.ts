import * as z from 'zod';
import { type Acknowledged, acknowledge, dangerAlert } from '#functions/correspondence/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Filing } from '#functions/platform/store/filing.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { type CallsFor, mayNotGo, whatFormCallsFor, whatWordsCallFor } from '#functions/safety/index.ts';
import type { Case, CaseFlag, Link, Task, TimelineCode, TimelineEntry } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { glanceOf } from '#schemas/forms/glance-of-form.ts';
import { peopleOn } from '#schemas/forms/people.ts';
import { completeness } from '#schemas/forms/referral.ts';
import { Reference } from '#schemas/reference.ts';
import { decisionDue } from '../clock/working-days.ts';
import type { Arrival, OpenedHead } from './arrival.ts';

/** The dependencies of opening a case. */
export interface OpenCaseDeps extends Pick<Store, 'fileCase' | 'noteRepeat'> {
  /** Reads how the decision clock counts; never fails. */
  readonly clock: () => Promise<ClockSettings>;
  readonly newReference: () => Reference;
  /** The council's own address for what cannot wait. */
  readonly dutyDesk: string;
}

/** The case, and whether it was opened now or by the first request; then `holds` is what that one left. */
export type Opened =
  | ({ readonly opened: 'now' } & Pick<Case, 'reference' | 'receivedAt' | 'decisionDueAt'>)
  | { readonly opened: 'before'; readonly reference: Reference; readonly holds: unknown };

export type OpenCase = (arrival: Arrival, now: Date) => Promise<Opened>;

/** Every reference that was drawn belongs to another case. The caller's queue or client tries the whole again. */
export class NoReferenceFreeError extends Error {
  override readonly name = 'NoReferenceFreeError';
}

/** Random references clash once in thousands of millions, and a Message-ID is known after one look: four clashes are a fault. */
const DRAWS = 4;

/**
 * Opens a case for an arrival by any door, in one transaction (laws 1, 2, 5, 6 and 7). It writes the head, decision clock and
 * once-claim, and the form, message or file. It writes the alert to the duty desk, the acknowledgement or its task, the owed search
 * tokens, the timeline and the audit. A reference already taken is drawn again. A repeat is not filed: it gets the first one's
 * answer.
 * @throws NoReferenceFreeError, Problem 422 for an Idempotency-Key that was used with another body, or 412 for a draft that has changed
 */
export async function openCase(deps: OpenCaseDeps, arrival: Arrival, now: Date): Promise<Opened> {
  const settings = await deps.clock();
  let reference = arrival.promised ?? deps.newReference();
  let repeats: Reference | undefined;
  for (let draw = 1; draw <= DRAWS; draw += 1) {
    const filing = filingOf(arrival, { reference, repeats, settings, dutyDesk: deps.dutyDesk }, now);
    const filed = await deps.fileCase(filing, now);
    if (filed.filed === 'now') {
      const { receivedAt, decisionDueAt } = filing.head;
      return { opened: 'now', reference, receivedAt, decisionDueAt };
    }
    if (filed.filed === 'before') return openedBefore(deps, arrival, filed.holds, now);
    if (filed.filed === 'stale') throw new Problem(412, 'changed-since', 'It changed meanwhile. Look again.');
    repeats ??= filed.repeats;
    reference = deps.newReference();
  }
  throw new NoReferenceFreeError(`${DRAWS} references in a row were taken`);
}

/** The content of every once-item of a case. */
const Remembered = z.object({ reference: Reference, bodyHash: z.string().optional() });

async function openedBefore(deps: OpenCaseDeps, { once }: Arrival, holds: unknown, now: Date): Promise<Opened> {
  const { reference, bodyHash } = Remembered.parse(holds);
  if (once.bodyHash !== undefined && once.bodyHash !== bodyHash)
    throw new Problem(422, 'key-used', 'This Idempotency-Key was used for another referral. Send a new key.');
  if (once.noted) await deps.noteRepeat(once, reference, 'sent_again', now);
  return { opened: 'before', reference, holds };
}

interface Drawn {
  readonly reference: Reference;
  /** The case of an email with the same Message-ID. */
  readonly repeats: Reference | undefined;
  readonly settings: ClockSettings;
  readonly dutyDesk: string;
}

function filingOf(arrival: Arrival, drawn: Drawn, now: Date): Filing {
  const { door, once, own, message, document, slot, upload, endDraft } = arrival;
  const { reference, repeats } = drawn;
  const receivedAt = arrival.receivedAt.toISOString();
  const decisionDueAt = (arrival.decisionDueAt ?? decisionDue(arrival.receivedAt, drawn.settings)).toISOString();
  const links = linksOf(own?.links ?? [], repeats);
  const on: OpenedHead = { reference, team: own?.team ?? 'duty_and_advice', receivedAt, decisionDueAt, links };
  const calls = callsOf(arrival, on, drawn.settings, now);
  const besides = arrival.besides?.(on);
  const form = 'form' in arrival.says ? arrival.says.form : undefined;
  const complete = form && completeness(form.definition, form.answers);
  const flags: CaseFlag[] = [
    ...calls.flags,
    ...(besides?.flags ?? []),
    ...(complete !== undefined && complete.blank > 0 ? (['incomplete'] as const) : []),
    ...(repeats === undefined ? [] : (['suspected_repeat'] as const)),
  ];
  const head: Case = {
    door,
    state: 'new',
    ...own,
    ...on,
    flags: [...new Set(flags)],
    form: form === undefined ? null : { id: form.record.formId, version: form.record.formVersion },
    completeness: complete ? { answered: complete.answered, reasoned: complete.reasoned, blank: complete.blank } : null,
    children: form?.facts.children ?? null,
    ...(calls.priority === undefined ? {} : { priority: calls.priority }),
    ...(form?.facts.sourceCode === undefined ? {} : { source: form.facts.sourceCode }),
    version: 1,
  };
  const acknowledged = acknowledgementOf(arrival, head, now);
  const tasks = eachOnce([...acknowledged.tasks, ...calls.tasks, ...(besides?.tasks ?? [])]);
  const { kind, hash, bodyHash, until, holds } = once;
  return {
    head,
    once: {
      kind,
      hash,
      ...(until === undefined ? {} : { until: Math.floor(until.getTime() / 1000) }),
      holds: { reference, receivedAt, decisionDueAt, ...(bodyHash === undefined ? {} : { bodyHash }), ...holds },
    },
    ...(form === undefined ? {} : { forms: [form.record], glance: glanceOf(form.record) }),
    ...(message === undefined ? {} : { inbound: { message: { ...message.item, reference }, openBy: message.openBy } }),
    ...(message?.messageIdHash === undefined || repeats !== undefined ? {} : { messageIdHash: message.messageIdHash }),
    ...(document === undefined ? {} : { document: { ...document, document: { ...document.item, reference } } }),
    ...(slot === undefined ? {} : { slotReceived: slot }),
    ...(upload === undefined ? {} : { upload }),
    endDraft,
    outbound: [
      ...(acknowledged.outbound ? [acknowledged.outbound] : []),
      ...dangerAlert(tasks, head, drawn.dutyDesk, now),
    ],
    tasks,
    lookAt: besides?.lookAt,
    timeline: linesOf(arrival, reference, now),
  };
}

/** Returns the links of a case. The case that it repeats is linked as a repeat, whatever its subject names. */
const linksOf = (own: readonly Link[], repeats: Reference | undefined): Link[] =>
  repeats === undefined
    ? [...own]
    : [
        { reference: repeats, why: 'suspected_repeat' },
        ...own.filter(({ reference, why }) => why !== 'named_in_subject' || reference !== repeats),
      ];

/** Returns what it calls people for at once, by the same rules for every door (domain 6). */
function callsOf(
  { says, document }: Arrival,
  head: OpenedHead,
  { selfReferralAge }: ClockSettings,
  now: Date,
): CallsFor {
  if ('words' in says) return whatWordsCallFor(says.words, { head, now });
  const { form } = says;
  return whatFormCallsFor(form, { head, source: document?.item.id, now, selfReferralAge }, form.facts);
}

/**
 * Returns the acknowledgement if the gate lets it go, otherwise a task for a person. A neighbour may be an aunt, and an unnamed
 * referrer may be a parent (law 7).
 */
function acknowledgementOf({ acknowledge: to, says }: Arrival, head: Case, now: Date): Acknowledged {
  if (to === 'nobody') return { tasks: [] };
  const { reference, receivedAt, decisionDueAt } = head;
  const about = { id: newId(now), reference, receivedAt, decisionDueAt, now };
  if ('no' in to) return acknowledge(about, to);
  const people = 'form' in says ? peopleOn([says.form.record]) : [];
  const message = { kind: 'acknowledgement', to: to.address, recipient: to.recipient } as const;
  const no = mayNotGo(message, { door: head.door, flags: new Set(head.flags), people, contacts: [] }, now);
  return acknowledge(about, no === undefined ? to : { no });
}

/** Returns each task once, by its id: two rules may raise the same one. */
const eachOnce = (tasks: readonly Task[]): Task[] =>
  [...new Map(tasks.toReversed().map((task) => [task.id, task])).values()].toReversed();

function linesOf(
  { door, promised, receivedAt, lines = [{ what: 'received' }] }: Arrival,
  reference: Reference,
  now: Date,
) {
  const line = (what: TimelineCode, at: Date, by: string, detail?: string): TimelineEntry => ({
    id: newId(now),
    at: at.toISOString(),
    what,
    by,
    ...(detail === undefined ? {} : { detail }),
  });
  const other = promised !== undefined && promised !== reference;
  return [
    ...lines.map(({ what, at = receivedAt, by = door, detail }) => line(what, at, by, detail)),
    ...(other ? [line('promised_reference_taken', now, 'service', promised)] : []),
  ];
}
