import { newId } from '#functions/platform/identifiers.ts';
import type { Case, Task } from '#schemas/case.ts';
import { type CaseDocument, waitingDocument } from '#schemas/case-document.ts';
import { InboundMessage, type OutboundMessage } from '#schemas/message.ts';
import { newReference, Reference } from '#schemas/reference.ts';

/** Returns a case just filed; change what the test is about. */
export function sampleCase(change: Partial<Case> = {}): Case {
  return {
    reference: newReference(),
    door: 'web',
    team: 'duty_and_advice',
    state: 'new',
    receivedAt: '2026-11-23T09:00:00.000Z',
    decisionDueAt: '2026-11-24T17:00:00.000Z',
    flags: [],
    links: [],
    form: null,
    completeness: { answered: 3, reasoned: 1, blank: 1 },
    children: 1,
    version: 1,
    ...change,
  };
}

/** Returns a file just arrived by upload. */
export function sampleDocument(reference: string, change: Partial<CaseDocument> = {}): CaseDocument {
  const id = newId();
  const arrived = waitingDocument({
    id,
    reference: Reference.parse(reference),
    name: 'form.docx',
    size: 100,
    sha256: 'ab'.repeat(32),
    origin: { kind: 'upload', id: newId() },
    quarantine: { bucket: 'quarantine', key: `upload/2026-11-23/${reference}/${change.id ?? id}`, versionId: 'v1' },
    receivedAt: '2026-11-23T09:00:00.000Z',
  });
  return { ...arrived, ...change };
}

/** Returns an email just filed. */
export function sampleInbound(reference: string, change: Partial<InboundMessage> = {}): InboundMessage {
  const id = newId();
  return InboundMessage.parse({
    direction: 'in',
    id,
    reference,
    deliveryKey: 'cd'.repeat(32),
    raw: { bucket: 'mail', key: `filed/2026-11-23/${id}` },
    size: 1000,
    sha256: 'ef'.repeat(32),
    receivedAt: '2026-11-23T09:00:00.000Z',
    from: 'A School <office@school.example>',
    subject: 'Referral',
    messageIdHeader: null,
    automatic: 'none',
    held: [],
    portal: 'none',
    opening: 'filed',
    joined: false,
    ...change,
  });
}

/** Returns an acknowledgement waiting to go. */
export function sampleOutbound(reference: string, change: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    direction: 'out',
    id: newId(),
    reference: Reference.parse(reference),
    kind: 'acknowledgement',
    to: 'office@school.example',
    state: 'pending',
    delivery: 'none',
    attempt: 0,
    uncertain: 0,
    createdAt: '2026-11-23T09:00:00.000Z',
    receivedAt: '2026-11-23T09:00:00.000Z',
    decisionDueAt: '2026-11-24T17:00:00.000Z',
    ...change,
  };
}

/** Returns an open task. */
export function sampleTask(change: Partial<Task> = {}): Task {
  return {
    id: 'acknowledge_safely',
    kind: 'acknowledge_safely',
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: '2026-11-23T09:00:00.000Z',
    dueAt: '2026-11-24T17:00:00.000Z',
    why: 'not_said_safe',
    ...change,
  };
}
